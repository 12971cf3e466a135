/** What is said of the histories in a copy: where each ends, where they part, and how to take the other one. */
import { basename, dirname, resolve } from 'node:path';
import type { End } from '../../copies/merge.ts';
import type { Piece } from '../../copies/piece.ts';
import { hex } from '../../journal/hash-chain.ts';
import type { OpenedCopy } from './copy.ts';
import { dateOf } from './dates-and-hashes.ts';
import type { History } from './histories.ts';
import { words } from './words.ts';

export function endText({ day, tip }: End, timeZone: string | undefined): string {
  return words.to(tip.seq, day, dateOf(tip.at, timeZone));
}

/** How a history that was not taken stands to the one that was. `gap`: it lies before that, and these events are between. */
export function besides(
  other: History,
  taken: History,
): { is: 'parted'; after?: number } | { is: 'gap'; from: number; last: number } {
  const after = partedAt(other, taken);
  const first = taken.stretches[0]?.piece.first.seq ?? 1;
  if (after === undefined && other.end.tip.seq < first)
    return { is: 'gap', from: other.end.tip.seq + 1, last: first - 1 };
  return { is: 'parted', ...(after !== undefined && { after }) };
}

export function otherText(other: History, taken: History, timeZone: string | undefined): string {
  const { path } = other.last;
  const end = endText(other.end, timeZone);
  const stands = besides(other, taken);
  return stands.is === 'gap'
    ? words.restore.apart(path, end, stands.from, stands.last)
    : words.restore.other(path, stands.after, end);
}

/** The last event that both have; undefined: none. */
export function partedAt(one: History, other: History): number | undefined {
  for (const { piece, to } of one.stretches.toReversed()) {
    const same = other.stretches.find(stretch => hex(stretch.piece.first.hash) === hex(piece.first.hash));
    if (same !== undefined) return lastCommon(piece, same.piece, Math.min(to.seq, same.to.seq));
  }
  return undefined;
}

function lastCommon(one: Piece, other: Piece, most: number): number {
  const rows = other.rowsAfter(other.first.seq - 1)[Symbol.iterator]();
  let common = one.first.seq;
  for (const row of one.rowsAfter(one.first.seq - 1)) {
    const next = rows.next();
    if (row.seq > most || next.done === true || hex(next.value.hash) !== hex(row.hash)) break;
    common = row.seq;
  }
  return common;
}

/** A day of which only a damaged file is there: a history without it would lack it in silence. */
export function notTold({ path, journal, damaged }: OpenedCopy, taken: History): string | undefined {
  const days = taken.stretches.map(({ piece }) => piece.day);
  const missing = damaged.find(
    file => dirname(file) === resolve(journal) && !days.some(day => basename(file).startsWith(day)),
  );
  return missing && words.copy.missing(path, missing);
}
