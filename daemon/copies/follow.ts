/** Brings the files in the second folder up to the journal: by where their tail is, so that an outage leaves no gap. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withDay } from '../journal/day-file.ts';
import { daysIn } from '../journal/folder.ts';
import { faultAfter, type Row, type Tip } from '../journal/hash-chain.ts';
import { appendRows, tailPath } from './tail-file.ts';
import { words } from './words.ts';

/** Rows read and written at a time: what is held in memory, however far behind it is. */
const page = 500;
const pagesAtOnce = 20;

/** The end of what follows the journal. `bytes`: how long the file of `day` is; undefined: that day is still to begin. */
export type Tail = { day: string; tip: Tip; bytes: number | undefined };

/**
 * Appends what the journal has after the tail, a page at a time; `after` is told of each page that is on the medium. False
 * when it has not come to the end: whoever calls it has something else to do now and then, however far behind it is.
 * Throws what the system says of the folder, and when the journal does not go on from the tail.
 */
export function follow(
  journal: string,
  folder: string,
  from: Tail,
  after: (tail: Tail, rows: readonly Row[]) => void,
): boolean {
  let { day, tip, bytes } = from;
  for (let pages = 0; pages < pagesAtOnce; pages += 1) {
    // Listed before it is read: once a newer day is there, the older one gets nothing more.
    // The days before the oldest that is there were deleted (keepDays), this one perhaps among them.
    const days = daysIn(journal);
    const newer = days[days.indexOf(day) + 1];
    const rows = rowsOf(journal, day, tip.seq);
    const [first] = rows;
    if (first !== undefined) {
      const fault = faultAfter(tip, first);
      if (fault !== undefined) throw new Error(words.notFollowed(tip.seq));
      bytes = appendRows(tailPath(folder, day), rows, bytes);
      tip = rows.at(-1) ?? tip;
      after({ day, tip, bytes }, rows);
    } else if (newer === undefined) return true;
    else {
      day = newer;
      bytes = undefined;
    }
  }
  return false;
}

/** None of a day whose file was deleted (keepDays). */
function rowsOf(journal: string, day: string, seq: number): Row[] {
  const path = join(journal, `${day}.db`);
  return existsSync(path) ? withDay(path, own => own.rowsAfter(seq, page)) : [];
}
