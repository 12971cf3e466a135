/** A copy of a day's file that is known to be good before it gets its name. Blocks for as long as it takes: seconds for a big day. */
import { fsyncSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { withDay } from './day-file.ts';
import type { DayReader } from './day-reader.ts';
import { withDatabase, withFile } from './files.ts';
import { syncFolder } from './folder.ts';
import type { Tip } from './hash-chain.ts';
import { damaged } from './problem.ts';
import { words } from './words.ts';

/**
 * Copies the day's file `from`, also while a daemon writes to it, to `to`, which is replaced whole or not at all. The copy
 * is opened and verified: SQLite's own check, the hash chain (from `before`, the end of the day before, where that is
 * known), and the end. Returns that end. Throws a `JournalTrouble` when `from` is damaged, an error of SQLite or of the
 * system when it cannot be copied.
 */
export function copyDay(from: string, to: string, before?: Tip): Tip {
  const draft = `${to}.draft`;
  removeFile(draft);
  try {
    const least = withDay(from, day => day.tip());
    vacuumInto(from, draft);
    const tip = withDay(draft, copy => wholeTip(copy, from, before));
    // The day may have grown meanwhile, it cannot have shrunk.
    if (tip.seq < (least?.seq ?? 1)) throw damaged(from, words.found.shortCopy(tip.seq), words.expected.all);
    syncFile(draft);
    renameSync(draft, to);
    syncFolder(dirname(to));
    return tip;
  } catch (error) {
    removeFile(draft);
    throw error;
  }
}

/** The end of a day that is whole; what is wrong is told of `path`. */
export function wholeTip(day: DayReader, path: string, before: Tip | undefined): Tip {
  const unsound = day.unsound();
  if (unsound !== undefined) throw damaged(path, unsound, words.expected.soundFile);
  const fault = day.fault(before);
  if (fault !== undefined) throw damaged(path, fault.found, fault.expected, fault.seq);
  const tip = day.tip();
  if (tip === undefined) throw damaged(path, words.found.noEvent, words.expected.opening);
  return tip;
}

/** All of a database as it is at one moment, packed; also of one that is written to. */
export function vacuumInto(from: string, to: string): void {
  withDatabase(from, { readOnly: true, timeout: 10_000 }, db => void db.prepare('VACUUM INTO ?').run(to));
}

/** With all that SQLite leaves beside it. */
export function removeFile(path: string): void {
  for (const beside of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${beside}`, { force: true });
}

export function syncFile(path: string): void {
  withFile(path, 'r', fsyncSync);
}
