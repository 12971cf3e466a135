/** Builds the journal that a restore puts in place: the copy, what others have after its end, and the numbers that are skipped. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEvent } from '../journal.ts';
import { rowAfter, type Tip } from '../journal-chain.ts';
import { syncFile, vacuumInto } from '../journal-copy.ts';
import { openDay, withDay } from '../journal-day.ts';
import { daysIn, makeFolder, syncFolder } from '../journal-folder.ts';
import { migrateDay } from '../journal-migrate.ts';
import { mergeRows } from './merge.ts';
import type { Since } from './numbers-since.ts';
import type { OpenedCopy } from './open-copy.ts';
import { highestNumber, numberIn, readableRows } from './salvage.ts';
import { readTail, tailDays, tailPath } from './tail-file.ts';

export type End = { day: string; tip: Tip };

/** `copied`: where the checked copies ended; `end`: with what was taken up after that. None where the copy has no day. */
export function layOut(
  copy: OpenedCopy,
  old: string,
  draft: string,
  step: () => void,
): { copied: End | undefined; end: End | undefined } {
  makeFolder(draft);
  for (const day of daysIn(copy.journal)) {
    const file = join(copy.journal, `${day}.db`);
    // Of a state folder: what was committed last may still be in its log.
    if (existsSync(`${file}-wal`)) vacuumInto(file, join(draft, `${day}.db`));
    else copyFileSync(file, join(draft, `${day}.db`));
    step();
  }
  const copied = endOf(draft);
  if (copied !== undefined) migrateDay(join(draft, `${copied.day}.db`));
  let end = copied;
  const { tails } = copy;
  for (const day of tails === undefined ? [] : tailDays(tails))
    end = mergeRows(draft, end, readTail(tailPath(tails ?? '', day)).rows);
  // What is left of the journal that is replaced is the newest of all.
  end = mergeRows(draft, end, end === undefined ? [] : readableRows(old, end.day));
  return { copied, end };
}

function endOf(journal: string): End | undefined {
  const day = daysIn(journal).at(-1);
  const tip = day === undefined ? undefined : withDay(join(journal, `${day}.db`), own => own.tip());
  return day === undefined || tip === undefined ? undefined : { day, tip };
}

/** The highest number of that day that the copy's files and the old journal show, also past what could be taken up. */
export function highestShown({ tails }: OpenedCopy, old: string, day: string): number {
  const files = tails === undefined ? [] : tailDays(tails).filter(one => one === day);
  const inTails = files.flatMap(one =>
    readFileSync(tailPath(tails ?? '', one), 'latin1')
      .split('\n')
      .map(numberIn),
  );
  return inTails.reduce((most, number) => Math.max(most, number), highestNumber(old, day));
}

/** Journalled, so that the hall folds it, and whoever reads the day later knows why numbers are missing. */
export function skipNumbers(draft: string, { day, tip }: End, since: readonly Since[], now: number): void {
  const events: JournalEvent[] = since
    .filter(({ to }) => to > 0)
    .map(skip => ({ kind: 'numbers-skipped', day: skip.day, to: skip.to }));
  if (events.length === 0) return;
  const rows = [];
  let last = tip;
  for (const event of events) {
    const row = rowAfter(last, Math.max(now, last.at), JSON.stringify(event));
    rows.push(row);
    last = row;
  }
  const file = openDay(join(draft, `${day}.db`));
  try {
    file.commit({ rows, replies: [], presses: [] });
  } finally {
    file.close();
  }
}

export function flushAll(journal: string): void {
  for (const day of daysIn(journal)) syncFile(join(journal, `${day}.db`));
  syncFolder(journal);
}
