/**
 * The histories that a copy holds: files of days, joined by their hashes. What was kept aside when a journal went back joins
 * where it parted, so that one copy may hold several.
 */

import type { End } from '../../copies/merge.ts';
import type { Point } from '../../copies/own-journal.ts';
import { holds, type Piece } from '../../copies/piece.ts';
import { hex, prevHashIn } from '../../journal/hash-chain.ts';

/** A day of a history: the file that has it, up to the event `to`. */
export type Stretch = { piece: Piece; to: Point };

/** Oldest day first. `last`: the file that it ends in, which names it. */
export type History = { stretches: Stretch[]; last: Piece; end: End };

/**
 * Each that ends in one of `ends`, the longest first; of two as long, the one named first. `others`: files that may hold
 * what came before.
 */
export function historiesOf(ends: readonly Piece[], others: readonly Piece[]): History[] {
  const all = [...ends, ...others];
  return ends
    .filter((piece, nth) => !ends.some((other, at) => at !== nth && goesFurther(other, piece, at < nth)))
    .map(piece => historyTo(piece, all))
    .sort((one, other) => other.end.tip.seq - one.end.tip.seq);
}

/** Whether all of `piece` is in `other`, or goes on in it. */
function goesFurther(other: Piece, piece: Piece, isNamedFirst: boolean): boolean {
  if (isSame(beforeOf(other), piece.end)) return true;
  const isLonger = other.end.seq > piece.end.seq || (other.end.seq === piece.end.seq && isNamedFirst);
  return isLonger && holds(other, piece.end);
}

function historyTo(last: Piece, all: readonly Piece[]): History {
  const stretches: Stretch[] = [{ piece: last, to: last.end }];
  for (let to = beforeOf(last); ; ) {
    const piece =
      all.find(one => one.form === 'checked' && isSame(one.end, to)) ?? all.find(one => holds(one, to));
    if (piece === undefined) break;
    stretches.push({ piece, to });
    to = beforeOf(piece);
  }
  return { stretches: stretches.toReversed(), last, end: { day: last.day, tip: last.end } };
}

/** The end of the day before, as its first event tells it. */
function beforeOf({ first }: Piece): Point {
  return { seq: first.seq - 1, hash: Buffer.from(prevHashIn(first.text), 'hex') };
}

function isSame(one: Point, other: Point): boolean {
  return one.seq === other.seq && hex(one.hash) === hex(other.hash);
}

/** The checked copy that has most of a stretch, and nothing else: what comes after it is read from the stretch itself. */
export function basisOf({ piece, to }: Stretch, all: readonly Piece[]): Piece | undefined {
  return all
    .filter(one => one.form === 'checked' && one.day === piece.day && one.end.seq <= to.seq)
    .filter(one => holds(piece, one.end))
    .reduce<Piece | undefined>((most, one) => (one.end.seq > (most?.end.seq ?? 0) ? one : most), undefined);
}
