/** One file of a medium that holds events of a day from its beginning: a checked copy, or what followed the journal. Only read. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withDay } from '../journal/day-file.ts';
import { allRows, type DayReader } from '../journal/day-reader.ts';
import { daysIn } from '../journal/folder.ts';
import { hex, type Row, type Tip } from '../journal/hash-chain.ts';
import { problemOf } from '../journal/problem.ts';
import { readTail, tailDays, tailPath } from './tail-file.ts';

export type Piece = {
  day: string;
  path: string;
  form: 'checked' | 'followed';
  first: Row;
  end: Tip;
  /** Read as they are asked for. */
  rowsAfter(seq: number): Iterable<Row>;
};

/** Those of the days from `from` on, oldest first, and all that follow a journal; `damaged` is told of a file that gives no event. Throws when the folder cannot be read. */
export function piecesIn(folder: string, damaged: (path: string) => void = () => {}, from = ''): Piece[] {
  if (!existsSync(folder)) return [];
  const read = (path: string, piece: Piece | undefined) => {
    if (piece === undefined) damaged(path);
    return piece ?? [];
  };
  const days = daysIn(folder);
  const at = days.indexOf(from);
  const wanted = at < 0 ? days.filter(day => day >= from) : days.slice(at);
  const checked = wanted.map(day => ({ day, path: join(folder, `${day}.db`), of: checkedPiece }));
  const followed = tailDays(folder).map(day => ({ day, path: tailPath(folder, day), of: followedPiece }));
  return [...checked, ...followed]
    .flatMap(({ day, path, of }) => read(path, of(day, path)))
    .sort((one, other) => one.first.seq - other.first.seq);
}

/** Undefined: it holds no event that can be read. */
export function checkedPiece(day: string, path: string): Piece | undefined {
  const ends = asked(path, file => ({ first: file.rowsAfter(0, 1)[0], end: file.tip() }));
  if (ends?.first === undefined || ends.end === undefined) return undefined;
  return {
    day,
    path,
    form: 'checked',
    first: ends.first,
    end: ends.end,
    rowsAfter: after => allRows((seq, limit) => asked(path, file => file.rowsAfter(seq, limit)) ?? [], after),
  };
}

/** As far as its lines follow from each other. */
export function followedPiece(day: string, path: string): Piece | undefined {
  return pieceOf(day, path, readTail(path).rows);
}

export function pieceOf(day: string, path: string, rows: readonly Row[]): Piece | undefined {
  const [first] = rows;
  const end = rows.at(-1);
  if (first === undefined || end === undefined) return undefined;
  return {
    day,
    path,
    form: 'followed',
    first,
    end,
    rowsAfter: seq => rows.slice(Math.max(0, seq + 1 - first.seq)),
  };
}

/** Whether this very event is in it. */
export function holds(piece: Piece, { seq, hash }: Pick<Tip, 'seq' | 'hash'>): boolean {
  if (seq < piece.first.seq || seq > piece.end.seq) return false;
  const [row] = piece.rowsAfter(seq - 1);
  return row?.seq === seq && hex(row.hash) === hex(hash);
}

/** Undefined: the file is damaged. What the medium itself says against it is thrown: it may give it the next time. */
function asked<Answer>(path: string, ask: (file: DayReader) => Answer): Answer | undefined {
  try {
    return withDay(path, ask);
  } catch (error) {
    if (problemOf(error, path)?.kind === 'damaged') return undefined;
    throw error;
  }
}
