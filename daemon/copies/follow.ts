/** Brings the files in the second folder up to the journal: by where their tail is, so that an outage leaves no gap. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { hex, type Row } from '../journal-chain.ts';
import { withDay } from '../journal-day.ts';
import { daysIn, syncFolder } from '../journal-folder.ts';
import { appendRows, cutTail, tailDays, tailPath } from './tail-file.ts';

/** Rows read and written at a time: what is held in memory, however far behind it is. */
const page = 500;
const pagesAtOnce = 20;

/** The end of what the second folder has: of which day, and how far. */
export type Tail = { day: string; seq: number };

/**
 * Where to go on: the last row of the second folder that is one of the journal's, what was torn cut off. Undefined while
 * the journal has no event. `moved`: files of another history that were in the way, under their new names. Throws what
 * the system says of the folder.
 */
export function findTail(journal: string, folder: string): { tail: Tail; moved: string[] } | undefined {
  const days = daysIn(journal);
  const newest = days.at(-1);
  if (newest === undefined) return undefined;
  const moved: string[] = [];
  for (const day of tailDays(folder).toReversed()) {
    const last = cutTail(folder, day);
    if (last === undefined) continue;
    if (!days.includes(day) || isOurs(journal, day, last)) return { tail: { day, seq: last.seq }, moved };
    moved.push(layAside(folder, day));
  }
  const first = withDay(join(journal, `${newest}.db`), day => day.firstSeq());
  return first === undefined ? undefined : { tail: { day: newest, seq: first - 1 }, moved };
}

function isOurs(journal: string, day: string, { seq, hash }: Row): boolean {
  const [mine] = withDay(join(journal, `${day}.db`), own => own.rowsAfter(seq - 1, 1));
  return mine !== undefined && mine.seq === seq && hex(mine.hash) === hex(hash);
}

/** After a restore from elsewhere the events that were lost may lie only there. */
function layAside(folder: string, day: string): string {
  for (let nth = 1; ; nth += 1) {
    const aside = `${tailPath(folder, day)}.aside-${nth}`;
    if (existsSync(aside)) continue;
    renameSync(tailPath(folder, day), aside);
    syncFolder(folder);
    return aside;
  }
}

/**
 * Appends what the journal has after the tail, a page at a time; `after` is told of each page that is on the medium. False
 * when it has not come to the end: whoever calls it has something else to do now and then, however far behind it is.
 */
export function follow(
  journal: string,
  folder: string,
  from: Tail,
  after: (tail: Tail, rows: readonly Row[]) => void,
): boolean {
  let { day, seq } = from;
  for (let pages = 0; pages < pagesAtOnce; pages += 1) {
    // Listed before it is read: once a newer day is there, the older one gets nothing more.
    const newer = daysIn(journal).find(other => other > day);
    const rows = rowsOf(journal, day, seq);
    if (rows.length > 0) {
      appendRows(folder, day, rows);
      seq = rows.at(-1)?.seq ?? seq;
      after({ day, seq }, rows);
    } else if (newer === undefined) return true;
    else day = newer;
  }
  return false;
}

/** None of a day whose file was deleted (keepDays). */
function rowsOf(journal: string, day: string, seq: number): Row[] {
  const path = join(journal, `${day}.db`);
  return existsSync(path) ? withDay(path, own => own.rowsAfter(seq, page)) : [];
}
