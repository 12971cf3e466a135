/** The events of a journal after any of them, through all days. */
import { type DayFile, withDay } from './day-file.ts';
import type { Telling } from './day-reader.ts';
import type { Entry } from './turn.ts';

const pageRows = 500;

/** `allPaths`: of every day, oldest first. `newest`: the day that is written to, its first event, and the last of all. Asked anew for each page. */
export function tellingOf(
  allPaths: () => readonly string[],
  newest: () => { day: DayFile; firstSeq: number; lastSeq: number },
): (seq: number) => Iterable<Entry> {
  const firstSeqs = new Map<string, number>();

  function firstSeqOf(path: string): number {
    const known = firstSeqs.get(path) ?? withDay(path, older => older.firstSeq() ?? Number.POSITIVE_INFINITY);
    firstSeqs.set(path, known);
    return known;
  }

  /** The next rows after `seq`, from the one file that holds them. */
  function pageAfter(seq: number): Telling[] {
    const { day, firstSeq } = newest();
    if (seq + 1 >= firstSeq) return day.tellingsAfter(seq, pageRows);
    const paths = allPaths();
    // What lies before the oldest file has been archived; the telling goes on from there.
    const path = paths.findLast(path => firstSeqOf(path) <= seq + 1) ?? paths[0] ?? day.path;
    const page =
      path === day.path
        ? day.tellingsAfter(seq, pageRows)
        : withDay(path, older => older.tellingsAfter(seq, pageRows));
    if (page.length === 0)
      throw new Error(`The journal holds no event ${seq + 1}: a day is missing after ${path}`);
    return page;
  }

  return function* since(seq: number): Generator<Entry, undefined> {
    while (seq < newest().lastSeq) {
      for (const row of pageAfter(seq)) {
        seq = row.seq;
        yield { seq, at: row.at, event: JSON.parse(row.text) };
      }
    }
    return undefined;
  };
}
