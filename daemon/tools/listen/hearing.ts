/** All that can be said of a line, from what was heard on it. */
import { type Guess, guess } from './guess/guess.ts';
import type { Heard } from './heard.ts';
import { type Fit, fitsOf, unclaimed } from './known/claims.ts';
import type { Family } from './known/family.ts';

/** `speed`: what says that it was listened to at a wrong one. */
export type Hearing = {
  bytes: number;
  lastedMs: number;
  baud: number;
  fits: readonly Fit[];
  guess: Guess;
  speed: 'runs of equal bits' | 'nothing is sure' | undefined;
};

export function hearing(heard: readonly Heard[], baud: number, families: readonly Family[]): Hearing {
  const fits = fitsOf(heard, baud, families);
  const guessed = guess(unclaimed(heard, fits), baud);
  const isSure =
    fits.some(({ sure }) => sure) || guessed.kinds.some(({ head, check }) => head.sure || check.sure);
  return {
    bytes: heard.reduce((sum, { bytes }) => sum + bytes.length, 0),
    lastedMs: (heard.at(-1)?.at ?? 0) - (heard[0]?.at ?? 0),
    baud,
    fits,
    guess: guessed,
    speed: isSure ? undefined : mostlyRuns(heard) ? 'runs of equal bits' : 'nothing is sure',
  };
}

/** 00, FF, and all bytes in which the bits change once: what several bits of ours make of one of a slower line. */
const runs: ReadonlySet<number> = new Set(
  Array.from({ length: 9 }, (_, ones) => 2 ** ones - 1).flatMap(low => [low, 255 - low]),
);
/** Of any bytes, one in sixteen is a run. */
const mostShare = 0.5;
const leastBytes = 30;

function mostlyRuns(heard: readonly Heard[]): boolean {
  const bytes = heard.flatMap(chunk => [...chunk.bytes]);
  return bytes.length >= leastBytes && bytes.filter(byte => runs.has(byte)).length > bytes.length * mostShare;
}
