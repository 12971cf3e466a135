/** Builds the journal that a restore puts in place: the copy, what others have after its end, and the numbers that are skipped. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type End, mergeRows } from '../../copies/merge.ts';
import type { Piece } from '../../copies/piece.ts';
import { syncFile, vacuumInto } from '../../journal/copy.ts';
import { openDay } from '../../journal/day-file.ts';
import { daysIn, makeFolder, syncFolder } from '../../journal/folder.ts';
import { faultAfter, type Row, rowAfter } from '../../journal/hash-chain.ts';
import type { JournalEvent } from '../../journal/journal.ts';
import { migrateDay } from '../../journal/migration.ts';
import { basisOf, type History, type Stretch } from './histories.ts';
import { highestNumber, numberIn, readableRows } from './salvage.ts';
import type { Since } from './skipped-numbers.ts';

/**
 * `copied`: where the last checked copy ended; `end`: with what followed it. `all`: the files among which a checked copy
 * of a stretch may be.
 */
export function layOut(
  stretches: readonly Stretch[],
  all: readonly Piece[],
  draft: string,
  step: () => void,
): { copied: End | undefined; end: End | undefined } {
  makeFolder(draft);
  let copied: End | undefined;
  let end: End | undefined;
  for (const stretch of stretches) {
    const { piece, to } = stretch;
    const file = join(draft, `${piece.day}.db`);
    const basis = basisOf(stretch, all);
    if (basis !== undefined) {
      copyFile(basis.path, file);
      copied = end = { day: piece.day, tip: basis.end };
      if (stretch === stretches.at(-1) || basis.end.seq < to.seq) migrateDay(file);
    }
    const from = end?.tip.seq ?? piece.first.seq - 1;
    if (from < to.seq) end = mergeRows(draft, end, upTo(to.seq, piece.rowsAfter(from)));
    step();
  }
  return { copied, end };
}

/** Of a state folder: what was committed last may still be in its log. */
function copyFile(from: string, to: string): void {
  if (existsSync(`${from}-wal`)) vacuumInto(from, to);
  else copyFileSync(from, to);
}

function* upTo(seq: number, rows: Iterable<Row>): Generator<Row, undefined> {
  for (const row of rows) {
    if (row.seq > seq) return undefined;
    yield row;
  }
  return undefined;
}

/** What is left of the journal that is replaced is the newest of all. */
export function takeUp(old: string, draft: string, end: End): End {
  return mergeRows(draft, end, readableRows(old, end.day)) ?? end;
}

/** The last event of a history, with what the journal that is replaced has after it. */
export function reachOf({ end }: History, old: string): number {
  let { tip } = end;
  for (const row of readableRows(old, end.day)) {
    if (row.seq <= tip.seq) continue;
    if (faultAfter(tip, row) !== undefined) break;
    tip = row;
  }
  return tip.seq;
}

/** The highest number of that day that the copy's files and the old journal show, also past what could be taken up. */
export function highestShown(pieces: readonly Piece[], old: string, day: string): number {
  let highest = highestNumber(old, day);
  for (const piece of pieces.filter(one => one.day === day))
    for (const { text } of piece.rowsAfter(piece.first.seq - 1)) highest = Math.max(highest, numberIn(text));
  return highest;
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
