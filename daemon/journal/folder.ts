import { existsSync, fsyncSync, mkdirSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, withFile } from './files.ts';

/**
 * The days that have a file, oldest first: in the order of their first events, for a day that was opened under a wrong date
 * keeps it (R10). One that does not say (of version 3 and before, or damaged) stands where its name has it.
 *
 * Not beside a day that this process has open to write: it would give up the process's locks on it, and whoever ends another
 * connection takes the log away under it (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function daysIn(folder: string): string[] {
  let before = 0;
  return readdirSync(folder)
    .filter(name => /^\d{4}-\d{2}-\d{2}\.db$/.test(name))
    .sort()
    .map(name => {
      const from = wordInHeader(join(folder, name), applicationIdAt) || before;
      before = from;
      return { day: name.slice(0, -'.db'.length), from };
    })
    .sort((a, b) => a.from - b.from)
    .map(({ day }) => day);
}

/**
 * https://www.sqlite.org/fileformat.html#application_id: the number of the file's first event, in the first page, where no
 * database has to be opened; 0 before version 4.
 */
const applicationIdAt = 68;

/** A word of the header of a database; 0 where there is no header. */
export function wordInHeader(path: string, at: number): number {
  const header = Buffer.alloc(100);
  withFile(path, 'r', fd => readSync(fd, header));
  return header.toString('latin1').startsWith('SQLite format 3\0') ? header.readUInt32BE(at) : 0;
}

/** The file first: without its log it could lose its end, a log without its file is nothing. */
export function removeDay(folder: string, day: string): void {
  for (const beside of ['', '-wal', '-shm']) rmSync(join(folder, `${day}.db${beside}`), { force: true });
  syncFolder(folder);
}

/** Makes `folder` with its parents, durably. Not with `recursive`: below /proc that one goes round for ever. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
  syncFolder(dirname(folder));
}

/** A new name in a folder survives a power cut only when the folder itself was flushed: fsync(2), "Notes". */
export function syncFolder(folder: string): void {
  withFile(folder, 'r', fsyncSync);
}

/** Throws while the disk does not take 1 MiB: better known at the start than at the first ticket. */
export function proveRoom(folder: string): void {
  const path = join(folder, 'room.tmp');
  try {
    withFile(path, 'w', fd => {
      for (let left = 1 << 20; left > 0; ) left -= writeSync(fd, new Uint8Array(left));
      fsyncSync(fd);
    });
  } finally {
    rmSync(path, { force: true });
  }
}

/** Keeps a second daemon (or who else takes this `name`) out of `folder` until closed; the kernel frees it when the process dies in any way. */
export function lockFolder(folder: string, name = 'lock.db'): DatabaseSync {
  return openDatabase(join(folder, name), { timeout: 0 }, lock => {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  });
}
