/** What the folder of a hall on the second medium knows of its journal after a given event: whether the journal went back. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { daysIn } from '../journal/folder.ts';
import { faultAfter, hex, type Row, type Tip } from '../journal/hash-chain.ts';
import type { JournalEvent } from '../journal/journal.ts';
import { checkedPiece, type Piece, piecesIn } from './piece.ts';
import { lastRow, tailDays, tailPath } from './tail-file.ts';

/** `hash`: in hex, of the event `seq`. */
export type KnownEnd = { day: string; seq: number; at: number; hash: string };

/** The highest number of a series on that day. */
export type KnownNumber = { day: string; scope: string; number: number };

/** Up to which number of that day a restore skipped. */
export type KnownSkip = { day: string; to: number };

/**
 * `follow`: the rows after the tip that follow from it by hash, at most `mostRows`; none where the medium has another
 * history. `numbers`, `skips`: of all that the medium has and the journal may not have.
 */
export type Beyond = {
  is: 'beyond';
  end: KnownEnd;
  follow: Row[];
  isAll: boolean;
  numbers: KnownNumber[];
  skips: KnownSkip[];
};

export type KnownBeside = { is: 'nothing' } | { is: 'level'; end: KnownEnd } | Beyond;

export const mostRows = 20_000;

/** `tip`: where the journal ends, on `day`; GENESIS, and no day, while it has no event. */
export function knownAfter(folder: string, tip: Tip, day = ''): KnownBeside {
  return levelAt(folder, tip, day) ?? knownIn(piecesIn(folder, undefined, day), tip);
}

/** Nearly every start: the day's files end at events that the journal has, and need not be read whole. */
function levelAt(folder: string, tip: Tip, day: string): KnownBeside | undefined {
  if (!existsSync(folder)) return undefined;
  const checked = daysIn(folder);
  const followed = tailDays(folder);
  const lastOf = (of: string) => lastRow(tailPath(folder, of));
  const isLast = !checked.includes(day) || checked.at(-1) === day;
  if (!isLast || followed.some(of => of !== day && (lastOf(of)?.seq ?? 0) > tip.seq)) return undefined;
  const last = followed.includes(day) ? lastOf(day) : undefined;
  const copied = checked.includes(day) ? checkedPiece(day, join(folder, `${day}.db`))?.end : undefined;
  const end = (last?.seq ?? 0) >= (copied?.seq ?? 0) ? last : copied;
  if (end === undefined || end.seq > tip.seq) return undefined;
  return { is: 'level', end: { day, seq: end.seq, at: end.at, hash: hex(end.hash) } };
}

export function knownIn(pieces: readonly Piece[], tip: Tip): KnownBeside {
  const last = furthest(pieces);
  if (last === undefined) return { is: 'nothing' };
  return last.end.seq > tip.seq ? beyondIn(pieces, tip, last) : { is: 'level', end: endOf(last) };
}

/** What files have that the journal, which ends at `tip`, lacks; also when it has grown longer than they are. */
export function beyondIn(pieces: readonly Piece[], tip: Tip, last: Piece): Beyond {
  const follow = following(pieces, tip);
  const reached = follow.at(-1) ?? tip;
  const told = follow.slice(0, mostRows);
  const isAll = told.length === follow.length;
  const after = reached.seq >= last.end.seq && follow.length > 0 ? tip.seq : 0;
  return { is: 'beyond', end: endOf(last), follow: told, isAll, ...numbersAfter(pieces, after) };
}

export function furthest(pieces: readonly Piece[]): Piece | undefined {
  return pieces.reduce<Piece | undefined>(
    (most, piece) => (most === undefined || piece.end.seq > most.end.seq ? piece : most),
    undefined,
  );
}

function endOf({ day, end: { seq, at, hash } }: Piece): KnownEnd {
  return { day, seq, at, hash: hex(hash) };
}

/** All that follows from `tip`, through as many files as it takes. */
export function following(pieces: readonly Piece[], tip: Tip): Row[] {
  const rows: Row[] = [];
  for (let end = tip; ; ) {
    const [longest] = pieces.map(piece => inTurn(piece, end)).sort((one, other) => other.length - one.length);
    const last = longest?.at(-1);
    if (longest === undefined || last === undefined) return rows;
    for (const row of longest) rows.push(row);
    end = last;
  }
}

function inTurn(piece: Piece, tip: Tip): Row[] {
  const rows: Row[] = [];
  let last = tip;
  if (piece.end.seq <= tip.seq || piece.first.seq > tip.seq + 1) return rows;
  for (const row of piece.rowsAfter(tip.seq)) {
    if (faultAfter(last, row) !== undefined) break;
    rows.push(row);
    last = row;
  }
  return rows;
}

/** Of another history nobody knows here where it parted, so all of its days count. */
function numbersAfter(pieces: readonly Piece[], after: number): Pick<Beyond, 'numbers' | 'skips'> {
  const numbers = new Map<string, KnownNumber>();
  const skips = new Map<string, KnownSkip>();
  for (const piece of pieces) {
    for (const { text } of piece.rowsAfter(Math.max(after, piece.first.seq - 1))) {
      if (!text.includes('"kind":"ticket-issued"') && !text.includes('"kind":"numbers-skipped"')) continue;
      const event: JournalEvent = JSON.parse(text);
      if (event.kind === 'ticket-issued') noteNumber(numbers, piece.day, event);
      else if (event.kind === 'numbers-skipped') noteSkip(skips, event);
    }
  }
  return { numbers: [...numbers.values()], skips: [...skips.values()] };
}

function noteNumber(numbers: Map<string, KnownNumber>, day: string, { scope, number }: JournalEvent): void {
  if (typeof scope !== 'string' || typeof number !== 'number') return;
  const key = `${day} ${scope}`;
  if (number > (numbers.get(key)?.number ?? 0)) numbers.set(key, { day, scope, number });
}

function noteSkip(skips: Map<string, KnownSkip>, { day, to }: JournalEvent): void {
  if (typeof day !== 'string' || typeof to !== 'number') return;
  if (to > (skips.get(day)?.to ?? 0)) skips.set(day, { day, to });
}
