/** What a check finds in a config: where, and what is wrong there. */
import { didYouMean } from './did-you-mean.ts';
import { type Expected, type Found, foundOf } from './expected.ts';

export type Path = readonly PropertyKey[];

/** What is wrong, by its code, and what its sentence is made of: daemon/text/staff says it. */
export type Coded<Args, Code extends keyof Args = keyof Args> = {
  [Each in Code]: { code: Each; args: Args[Each] };
}[Code];

/** Of one key or value. */
export type ValueFaultArgs = {
  value: { found: Found; expected: Expected; example?: string | undefined };
  'unknown-key': { known: readonly string[] };
};

/** What the `check` of a kind of device finds beside that: by its meaning, so that kinds may share it. */
export type KindFaultArgs = {
  'blank-between-refreshes': { expiresAfterMs: number; refreshMs: number };
  'gap-above-refresh': { areaGapMs: number; refreshMs: number };
  /** Times of day, as the config writes them. */
  'level-too-early': { from: string; before: string };
  'digits-beyond-register': { digits: number; atMost: number };
  'dark-by-spaces': { write: string };
  /** The number stands in the registers `from` to `to`. */
  'blinks-in-number': { register: number; from: number; to: number };
  /** A card gives a ticket by itself, and is for the next press of a kiosk. */
  'card-gives-two': { kiosk: string };
};

/** `on`: the key itself is wrong, or its value. `meant`: the word that was probably meant. */
type Place = { path: Path; on: 'key' | 'value'; meant?: string | undefined };

/** A fault that does not know yet where in the file its path stands. */
export type Finding<Args = ValueFaultArgs & KindFaultArgs, Code extends keyof Args = keyof Args> = Place &
  Coded<Args, Code>;
type ValueFinding = Finding<ValueFaultArgs, 'value'>;

/** What is said of a value that was expected to be another. `among`: the words that were possible, for did-you-mean. */
export type Expectation = { expected: Expected; example?: string; among?: readonly string[] };

export function wrongValue(
  path: Path,
  value: unknown,
  { expected, example, among }: Expectation,
): ValueFinding {
  const meant = typeof value === 'string' && among ? didYouMean(value, among) : undefined;
  return { path, on: 'value', code: 'value', args: { found: foundOf(value), expected, example }, meant };
}

type Listed = Extract<Expected, { is: 'one-of-the' }>['list'];
export const mustBeOneOf = (list: Listed, among: readonly string[], word: string, path: Path): ValueFinding =>
  wrongValue(path, word, { expected: { is: 'one-of-the', list, among }, among });
