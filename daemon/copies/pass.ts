/** One pass of checked copies: every day that is not whole in the second folder, and the open one. Blocks for as long as it takes. */
import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { hex, type Tip } from '../journal-chain.ts';
import { copyDay, removeFile, syncFile, vacuumInto, wholeTip } from '../journal-copy.ts';
import { withDay } from '../journal-day.ts';
import { daysIn, syncFolder } from '../journal-folder.ts';
import { onSameDisk } from './medium.ts';
import { olderThan } from './retention.ts';
import { tailPath } from './tail-file.ts';

export type PassOptions = {
  state: string;
  /** Of this hall, on the second medium. */
  folder: string;
  keepDays?: number;
};

/** `retirable`: the oldest days, which the state folder need not keep; `moved`: copies of another history, under their new names. */
export type Passed = { copied: number; retirable: string[]; moved: string[] };

/** Throws a `JournalTrouble`, or what SQLite or the system says; what was copied before that stays. */
export function copyPass({ state, folder, keepDays }: PassOptions): Passed {
  const journal = join(state, 'journal');
  const days = daysIn(journal);
  const newest = days.at(-1);
  const passed: Passed = { copied: 0, retirable: [], moved: [] };
  let before: Tip | undefined;
  for (const day of days) {
    const source = join(journal, `${day}.db`);
    const copy = join(folder, `${day}.db`);
    const tip = withDay(source, own => own.tip());
    const known = existsSync(copy) ? standing(copy, source) : undefined;
    if (known?.is === 'another') passed.moved.push(layAside(copy));
    if (known?.is === 'ours' && known.tip.seq === tip?.seq) before = known.tip;
    else {
      expectRoom(state, folder, source);
      before = copyDay(source, copy, before);
      passed.copied += 1;
    }
    if (day !== newest) rmSync(tailPath(folder, day), { force: true });
  }
  copyCursors(state, folder);
  if (keepDays !== undefined) passed.retirable = retirable(folder, days, keepDays);
  return passed;
}

/** What lies there: a copy of this day up to its `tip`, one of another history, or nothing that can be read. */
function standing(
  copy: string,
  source: string,
): { is: 'ours'; tip: Tip } | { is: 'another' } | { is: 'unreadable' } {
  let tip: Tip | undefined;
  try {
    tip = withDay(copy, day => day.tip());
  } catch {
    // It is replaced by one that can be read.
    return { is: 'unreadable' };
  }
  if (tip === undefined) return { is: 'unreadable' };
  const { seq, hash } = tip;
  const [mine] = withDay(source, day => day.rowsAfter(seq - 1, 1));
  return mine?.seq === seq && hex(mine.hash) === hex(hash) ? { is: 'ours', tip } : { is: 'another' };
}

function layAside(copy: string): string {
  for (let nth = 1; ; nth += 1) {
    const aside = `${copy}.aside-${nth}`;
    if (existsSync(aside)) continue;
    renameSync(copy, aside);
    return aside;
  }
}

/** On the disk of the state folder copies must never be what fills it: that would stop the hall. */
function expectRoom(state: string, folder: string, source: string): void {
  if (!onSameDisk(state, folder)) return;
  const { bavail, blocks } = statfsSync(folder);
  if (bavail < blocks / 10)
    throw new Error(
      `found less than a tenth of the disk free, expected more to copy ${source} to it, for it is the disk of the state folder`,
    );
}

/** How far the events were published; without it a restored hall would tell all of them again. */
function copyCursors(state: string, folder: string): void {
  const cursors = join(state, 'cursors.db');
  if (!existsSync(cursors)) return;
  const copy = join(folder, 'cursors.db');
  const draft = `${copy}.draft`;
  removeFile(draft);
  vacuumInto(cursors, draft);
  syncFile(draft);
  renameSync(draft, copy);
  syncFolder(folder);
}

/** Looked at once more just before they are the only ones. */
function retirable(folder: string, days: readonly string[], keepDays: number): string[] {
  const proven: string[] = [];
  let before: Tip | undefined;
  for (const day of olderThan(days, keepDays)) {
    const copy = join(folder, `${day}.db`);
    before = withDay(copy, own => wholeTip(own, copy, before));
    proven.push(day);
  }
  return proven;
}
