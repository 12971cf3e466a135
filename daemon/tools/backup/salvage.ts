/** What can still be read of a journal that may be damaged, without judging it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wholeTip } from '../../journal/copy.ts';
import { withDay } from '../../journal/day-file.ts';
import type { DayReader } from '../../journal/day-reader.ts';
import { daysIn } from '../../journal/folder.ts';
import type { Row, Tip } from '../../journal/hash-chain.ts';

const page = 100;

/** All rows of the days from `day` on, as far as SQLite gives them. */
export function* readableRows(journal: string, day: string): Generator<Row, undefined> {
  const all = days(journal);
  for (const name of all.slice(Math.max(0, all.indexOf(day)))) {
    let seq = 0;
    for (let rows = rowsOf(journal, name, seq); rows.length > 0; rows = rowsOf(journal, name, seq)) {
      for (const row of rows) {
        seq = row.seq;
        yield row;
      }
    }
  }
  return undefined;
}

/** The highest number that is known to have been issued on that day; 0: none is. */
export function highestNumber(journal: string, day: string): number {
  let highest = 0;
  if (!days(journal).includes(day)) return highest;
  for (let seq = 0, rows = rowsOf(journal, day, seq); rows.length > 0; rows = rowsOf(journal, day, seq)) {
    for (const row of rows) {
      seq = row.seq;
      highest = Math.max(highest, numberIn(row.text));
    }
  }
  return highest;
}

/** The end of a journal whose last day is whole; undefined: there is none, or it is damaged. */
export function wholeEnd(journal: string): Tip | undefined {
  const [newest, before] = days(journal).toReversed();
  if (newest === undefined) return undefined;
  const tipBefore = before === undefined ? undefined : asked(journal, before, own => own.tip());
  if (before !== undefined && tipBefore === undefined) return undefined;
  return asked(journal, newest, own => wholeTip(own, own.path, tipBefore));
}

/** Of an event of this text; 0: it issued none. */
export function numberIn(text: string): number {
  return text.includes('"kind":"ticket-issued"') ? Number(/"number":(\d+)/.exec(text)?.[1] ?? 0) : 0;
}

function days(journal: string): string[] {
  return existsSync(journal) ? daysIn(journal) : [];
}

function rowsOf(journal: string, day: string, after: number): Row[] {
  return asked(journal, day, own => own.rowsAfter(after, page)) ?? [];
}

function asked<Answer>(journal: string, day: string, ask: (own: DayReader) => Answer): Answer | undefined {
  try {
    return withDay(join(journal, `${day}.db`), ask);
  } catch {
    // Damaged: what it does not give is not known.
    return undefined;
  }
}
