/** A log in which a bit has flipped is mended where what it holds can be proved; what was there is kept aside either way. */
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile } from './copy.ts';
import { withDay } from './day-file.ts';
import { makeFolder, syncFolder } from './folder.ts';
import { problemOf } from './problem.ts';
import { type Expected, proveDay } from './proof.ts';
import { mendedLogs, readWal } from './wal.ts';

/** `aside`: the folder with the day as it was found. `lost`: so many commits could not be proved, and are not taken. */
export type Mended = { aside: string; recovered: number; lost: number };

/**
 * Undefined: there was nothing to mend, or nothing but what a power cut left half written. Nothing of `path` is changed before
 * it lies aside, flushed; the log is replaced whole or not at all.
 *
 * @param knownSeq an event that was acknowledged
 */
export function mendLog(path: string, expected: Expected, knownSeq: number, now: number): Mended | undefined {
  const log = `${path}-wal`;
  const draft = `${log}.draft`;
  // What a start that was cut off while it mended has left.
  for (const left of [draft, workOf(path)]) rmSync(left, { recursive: true, force: true });
  const wal = readWal(log);
  if (wal === undefined || wal.good === wal.frames) return undefined;
  // The last commit alone may be one that the power cut off, or one that was acknowledged.
  if (wal.lost === 0 && (endOf(path) ?? knownSeq) >= knownSeq) return undefined;
  const lost = wal.lost + 1;
  const state = dirname(dirname(path));
  const aside = join(state, `damaged-${new Date(now).toISOString().replaceAll(/[-:.]/g, '')}`);
  keepAside(path, join(aside, 'journal'));
  const mended = provedLog(path, expected, knownSeq);
  if (mended === undefined) return { aside, recovered: 0, lost };
  writeFileSync(draft, mended, { mode: 0o600 });
  syncFile(draft);
  renameSync(draft, log);
  syncFolder(dirname(log));
  return { aside, recovered: lost, lost: 0 };
}

/** As SQLite sees it; undefined: it does not. */
function endOf(path: string): number | undefined {
  try {
    return withDay(path, day => day.tip()?.seq);
  } catch (error) {
    if (problemOf(error, path) === undefined) throw error;
    return undefined;
  }
}

/** As a state folder lies, so that restore and verify read it like one. */
function keepAside(path: string, folder: string): void {
  makeFolder(folder);
  for (const from of [path, `${path}-wal`]) {
    const to = join(folder, basename(from));
    copyFileSync(from, to);
    syncFile(to);
  }
  syncFolder(folder);
}

const workOf = (path: string) => join(dirname(dirname(path)), 'mend.draft');

/** One that reaches what was acknowledged, where there is one: a log without the page of its last event proves, too. */
function provedLog(path: string, expected: Expected, knownSeq: number): Uint8Array | undefined {
  let shorter: Uint8Array | undefined;
  for (const log of mendedLogs(`${path}-wal`)) {
    const end = provedEnd(path, log, expected);
    if (end !== undefined && end >= knownSeq) return log;
    if (end !== undefined) shorter ??= log;
  }
  return shorter;
}

/** Of its last event. Beside the journal, so that a proof that fails has changed nothing. */
function provedEnd(path: string, log: Uint8Array, expected: Expected): number | undefined {
  const work = workOf(path);
  mkdirSync(work, { recursive: true });
  const copy = join(work, basename(path));
  try {
    copyFileSync(path, copy);
    writeFileSync(`${copy}-wal`, log);
    return withDay(copy, day => proveDay(day, expected)).tip.seq;
  } catch (error) {
    if (problemOf(error, copy) === undefined) throw error;
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
