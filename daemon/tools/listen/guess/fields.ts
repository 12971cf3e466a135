/** What the bytes of the frames of one kind may be: a length, an address, the key that was pressed. */
import { type Heard, hexOf } from '../heard.ts';
import { isBeyondChance, mostlyFits } from './evidence.ts';

/** The byte at this place and `plus` make the length of the whole frame. */
export type LengthGuess = {
  at: number;
  plus: number;
  lengths: number;
  fits: number;
  of: number;
  sure: boolean;
};

const lastPlace = 9;

/** All frames of one length say nothing: any byte that stays the same would fit. */
export function guessLengths(frames: readonly Uint8Array[]): LengthGuess[] {
  const lengths = new Set(frames.map(({ length }) => length)).size;
  if (lengths < 2) return [];
  const of = frames.length;
  return Array.from({ length: lastPlace + 1 }, (_, at) => {
    const differences = Map.groupBy(
      frames.filter(frame => at < frame.length),
      frame => frame.length - (frame[at] ?? 0),
    );
    const [plus, fitting] = [...differences].reduce<[number, Uint8Array[]]>(
      (best, one) => (one[1].length > best[1].length ? [one[0], one[1]] : best),
      [0, []],
    );
    const different = new Set(fitting.map(({ length }) => length)).size;
    const fits = fitting.length;
    // The first length fixes what is added: only the others say something.
    const sure = isBeyondChance(8 * (different - 1), lastPlace + 1);
    return { at, plus, lengths: different, fits, of, sure };
  }).filter(({ plus, lengths: different, fits }) => plus >= 0 && different >= 2 && mostlyFits(fits, of));
}

/** A place at which few values come again and again. */
export type AddressGuess = { at: number; values: { value: number; times: number }[] };

const mostAddresses = 32;

/** `first`: behind what they all begin with; `apart`: the places that are something else. */
export function guessAddresses(
  frames: readonly Uint8Array[],
  first: number,
  apart: ReadonlySet<number>,
): AddressGuess[] {
  const shortest = Math.min(...frames.map(({ length }) => length));
  const found: AddressGuess[] = [];
  for (let at = first; at < shortest && at < first + 3; at += 1) {
    if (apart.has(at)) continue;
    const times = Map.groupBy(frames, frame => frame[at] ?? 0);
    const values = [...times].map(([value, those]) => ({ value, times: those.length }));
    if (values.length > 1 && values.length <= mostAddresses && values.length * 4 <= frames.length)
      found.push({ at, values: values.toSorted((one, other) => one.value - other.value) });
  }
  return found;
}

/** A place from the front (0 is the first) or from the end (-1 is the last), and what stood there for each key. */
export type KeyGuess = { at: number; values: { key: string; value: number }[] };
/** `places`: none where no byte follows the key. `sure`: one place, and each of three keys or more was pressed twice. */
export type KeyGuesses = { keys: number; twice: number; places: KeyGuess[]; sure: boolean };

const leastKeys = 3;

/** What came while one key was asked for, and at no other time. `isCheck`: places that follow from others. */
export function guessKey(frames: readonly Heard[], isCheck: (at: number) => boolean): KeyGuesses | undefined {
  const whenHeard = Map.groupBy(frames, ({ bytes }) => hexOf(bytes));
  const own = frames.filter(
    ({ bytes, key }) =>
      key !== undefined && whenHeard.get(hexOf(bytes))?.every(other => other.key === key) === true,
  );
  const byKey = Map.groupBy(own, ({ key }) => key ?? '');
  if (byKey.size < 2) return undefined;
  const shortest = Math.min(...own.map(({ bytes }) => bytes.length));
  const fromFront = Array.from({ length: shortest }, (_, at) => at);
  const isOneLength = own.every(({ bytes }) => bytes.length === shortest);
  const places = [...fromFront, ...(isOneLength ? [] : fromFront.map(at => -1 - at))];
  const following = places.flatMap(at => {
    if (isCheck(at)) return [];
    const values = [...byKey].map(([key, those]) => ({
      key,
      found: new Set(those.map(({ bytes }) => bytes.at(at) ?? -1)),
    }));
    const isSteady = values.every(({ found }) => found.size === 1);
    const isOwn = new Set(values.flatMap(({ found }) => [...found])).size === values.length;
    if (!isSteady || !isOwn) return [];
    return [{ at, values: values.map(({ key, found }) => ({ key, value: [...found][0] ?? 0 })) }];
  });
  const twice = [...byKey.values()].filter(those => those.length >= 2).length;
  const sure = following.length === 1 && twice >= leastKeys && twice === byKey.size;
  return { keys: byKey.size, twice, places: following, sure };
}
