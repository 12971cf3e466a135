/** The journal of the state folder, as far as whoever compares a medium with it must know it. */
import { join } from 'node:path';
import { withDay } from '../journal/day-file.ts';
import { daysIn } from '../journal/folder.ts';
import { hex, prevHashIn, type Row, type Tip } from '../journal/hash-chain.ts';

export type Point = Pick<Tip, 'seq' | 'hash'>;

/** `first`: of the oldest day that is there. */
export type Begun = { days: string[]; first: Row; tip: Tip; holds(day: string, point: Point): boolean };

/** Undefined while it has no event. */
export function ownJournal(journal: string): Begun | undefined {
  const days = daysIn(journal);
  const [oldest] = days;
  const newest = days.at(-1);
  if (oldest === undefined || newest === undefined) return undefined;
  const first = withDay(join(journal, `${oldest}.db`), own => own.rowsAfter(0, 1)[0]);
  const tip = withDay(join(journal, `${newest}.db`), own => own.tip());
  if (first === undefined || tip === undefined) return undefined;
  return {
    days,
    first,
    tip,
    holds: (day, point) => days.includes(day) && dayHolds(join(journal, `${day}.db`), point),
  };
}

export function dayHolds(path: string, { seq, hash }: Point): boolean {
  const [mine] = withDay(path, own => own.rowsAfter(seq - 1, 1));
  return mine !== undefined && mine.seq === seq && hex(mine.hash) === hex(hash);
}

/** The end of the day before the oldest. */
export function before({ first }: Pick<Begun, 'first'>): { seq: number; hash: string } {
  return { seq: first.seq - 1, hash: prevHashIn(first.text) };
}
