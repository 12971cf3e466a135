/** Which check the frames of one kind have, by trying each over each span. */
import { distinct } from '../heard.ts';
import { type CheckName, type CheckSum, checkSums, total } from './check-sums.ts';
import { mostlyFits, surely } from './evidence.ts';
import { sharedEnd } from './frames.ts';
import { rankOf } from './rank.ts';

/**
 * `from`: the first byte it is made of. `place`: where it stands, counted from the end (the last byte is 1), or from the front
 * (the first is 0), made then of what is behind it. `ends`: so many bytes behind it, or at the end, are no part of it.
 */
export type CheckRule = {
  name: CheckName;
  from: number;
  place: { from: 'end' | 'front'; at: number };
  ends: number;
  /** The bytes behind it are in it too. */
  takesEnd: boolean;
  lowFirst: boolean;
};

/**
 * `rules`: what fits the same frames, and so cannot be told apart; none when nothing fits most of them. `sure`: of its name and
 * place; where it begins is one of `rules`. `needs`: what would tell more.
 */
export type CheckGuess = {
  rules: CheckRule[];
  fits: number;
  of: number;
  sure: boolean;
  needs?: 'more frames' | 'other bytes' | 'a larger sum' | 'one of them';
};

type Tried = CheckRule & { sum: CheckSum };

/** Fewer may fit anything. */
const leastFrames = 3;
const firstBytes = [0, 1, 2, 3, 4, 5, 6];
/** The check is the last of a frame, or before an end of one or two bytes. */
const endBytes = [0, 1, 2];
const frontPlaces = [2, 3, 4, 5, 6, 7];

const tried: readonly Tried[] = checkSums.flatMap(sum => {
  const orders = sum.bytes === 1 ? [false] : [true, false];
  const behind = firstBytes.flatMap(from =>
    endBytes.flatMap(ends =>
      (ends === 0 ? [false] : [false, true]).flatMap(takesEnd =>
        orders.map(lowFirst => ({
          sum,
          name: sum.name,
          from,
          place: { from: 'end' as const, at: ends + sum.bytes },
          ends,
          takesEnd,
          lowFirst,
        })),
      ),
    ),
  );
  if (sum.bytes === 2 || sum.anyPlace === true) return behind;
  const before = frontPlaces.flatMap(at =>
    [0, 1].map(ends => ({
      sum,
      name: sum.name,
      from: at + 1,
      place: { from: 'front' as const, at },
      ends,
      takesEnd: ends === 0,
      lowFirst: false,
    })),
  );
  return [...behind, ...before];
});

/** What it is made of, and what stands in its place; none of a frame that is too short for it. */
function partsOf(rule: Tried, frame: Uint8Array): { covered: Uint8Array; found: number } | undefined {
  const { sum, place, from, ends, takesEnd } = rule;
  const at = place.from === 'end' ? frame.length - place.at : place.at;
  const until = place.from === 'end' ? at : frame.length - ends;
  // One byte alone is no sum: then the check is a second writing of that byte.
  if (at < 0 || until - from < 2) return undefined;
  const [first = 0, second = 0] = frame.subarray(at, at + sum.bytes);
  const covered = frame.subarray(from, until);
  return {
    covered:
      place.from === 'end' && takesEnd
        ? Uint8Array.from([...covered, ...frame.subarray(at + sum.bytes)])
        : covered,
    found: sum.bytes === 1 ? first : rule.lowFirst ? second * 256 + first : first * 256 + second,
  };
}

/** What it is made of in each frame that it fits; none when too few are left for most to be so. */
type Covered = ReadonlyMap<Uint8Array, Uint8Array>;

function fitting(rule: Tried, frames: readonly Uint8Array[]): Covered {
  const found = new Map<Uint8Array, Uint8Array>();
  for (const [nth, frame] of frames.entries()) {
    const parts = partsOf(rule, frame);
    if (parts !== undefined && rule.sum.of(parts.covered) === parts.found) found.set(frame, parts.covered);
    else if (!mostlyFits(found.size + frames.length - nth - 1, frames.length)) return new Map();
  }
  return found;
}

/** A small sum is the same modulo 100: what fits all that the other fits, and two more, is not the other. */
function isMore(one: Covered, other: Covered): boolean {
  return one.size >= other.size + 2 && [...other.keys()].every(frame => one.has(frame));
}

/** `frames`: all of one kind, however often each came. */
export function guessCheck(frames: readonly Uint8Array[]): CheckGuess {
  const different = distinct(frames);
  const of = different.length;
  // What fits a little less than the best is another rule, and may be the true one on a line with noise.
  const endsAlike = sharedEnd(different);
  const fitted = tried.flatMap(rule => {
    // What stands behind a check is the end of a frame, and the same in all; what is the same in all is no check.
    if (rule.ends > endsAlike || (rule.place.from === 'end' && rule.place.at <= endsAlike)) return [];
    const covered = fitting(rule, different);
    return covered.size >= leastFrames ? [{ rule, covered }] : [];
  });
  const good = fitted.filter(({ covered }) => !fitted.some(other => isMore(other.covered, covered)));
  if (good.length === 0) return { rules: [], fits: 0, of, sure: false };
  const most = good.reduce((best, { covered }) => Math.max(best, covered.size), 0);
  const rules = good.map(({ rule }) => withoutSum(rule));
  const guess = { rules, fits: most, of };
  const isOne =
    new Set(rules.map(({ name, place, lowFirst }) => JSON.stringify([name, place, lowFirst]))).size === 1;
  const needs = isOne ? lacking(good) : 'one of them';
  return { ...guess, sure: needs === undefined, ...(needs !== undefined && { needs }) };
}

function withoutSum({ name, from, place, ends, takesEnd, lowFirst }: Tried): CheckRule {
  return { name, from, place, ends, takesEnd, lowFirst };
}

/** Why it may be chance, by whichever of the spans says least. */
function lacking(good: readonly { rule: Tried; covered: Covered }[]): CheckGuess['needs'] {
  for (const { rule, covered: fitted } of good) {
    const { sum } = rule;
    const covered = [...fitted.values()];
    const rank = rankOf(covered);
    if (!surely({ bits: 8 * sum.bytes, frames: covered.length, rank, tried: tried.length }))
      return rank < 2 ? 'other bytes' : 'more frames';
    if (sum.modulo !== undefined && !showsModulo(covered, sum.modulo)) return 'a larger sum';
  }
  return undefined;
}

/**
 * Sums that all lie between the same two multiples are alike modulo any number near: modulo 255 they are one more, which an end
 * that happens to make one more is taken for (seen).
 */
function showsModulo(covered: readonly Uint8Array[], modulo: number): boolean {
  const times = Map.groupBy(covered, bytes => Math.floor(total(bytes) / modulo));
  const most = Math.max(...[...times.values()].map(({ length }) => length));
  return covered.length - most >= 2;
}
