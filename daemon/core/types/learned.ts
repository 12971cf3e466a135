/**
 * What earlier days have taught about a hall (R11): a plain value, handed to the rules and never changed by them. Each day
 * stands for itself, so that the same days teach the same, whoever folds them, and one that is ten days old is forgotten.
 */

/** The oldest first, at most `daysRemembered`. */
export type Learned = { days: readonly LearnedDay[] };
export const daysRemembered = 10;

/** The same with one more day. */
export function learnedWith({ days }: Learned, day: LearnedDay): Learned {
  return { days: [...days, day].slice(-daysRemembered) };
}

export type LearnedDay = {
  day: string;
  /** By queue. */
  queues: { readonly [queue: string]: LearnedQueue };
  /** By counter, those that were open that day. */
  counters: { readonly [counter: string]: LearnedCounter };
  /** Short pauses within a session. */
  pauses: Sums;
  /** What came of those who were told so much, in whichever queue, by `toldBandOf`. */
  stayed: readonly Stayed[];
  /** What came of those who claimed green (R6). */
  claims: { confirmed: number; denied: number };
  /** What came of those whose slot it was (R18); left out where nobody had booked. */
  booked?: readonly Booked[];
};

/**
 * Of slots of so many minutes: how many had a seat, and how many of them came in each five minutes of its window, before those whoever
 * came sooner. The others came later, or never.
 */
export type Booked = readonly [minutes: number, due: number, came: readonly number[]];

/** How many there were, the sum of their lengths, and that of the squares; ms, ms². */
export type Sums = readonly [count: number, sum: number, squares: number];

export type LearnedQueue = {
  /** From one call to the next while somebody waited, by `workKey`. */
  cycles: { readonly [work: string]: Sums };
  /** From the call until the counter's hand was empty: how many took how long, by `binOf`. */
  held: readonly number[];
  heldSums: Sums;
  /** Who joined, and how far before others who come at that moment. */
  joins: readonly Joins[];
  /** What those were told who were not served at once, and how long they waited. */
  told: readonly Told[];
};

/** The point, the reckoned range before it is calibrated, and what came of it; tenths of a minute. */
export type Told = readonly [point: number, low: number, high: number, waited: number];

/**
 * Those who were called, those of them who did not come and how long a hand waited for them, those who went before they were
 * called, and how long all of them had waited.
 */
export type Stayed = readonly [
  called: number,
  missed: number,
  missedMs: number,
  gone: number,
  waitedMs: number,
];

/** From so many minutes on. */
export const toldBandsMin = [0, 15, 30, 60, 90, 120, 180] as const;

export function toldBandOf(toldMs: number): number {
  return toldBandsMin.findLastIndex(from => toldMs >= from * 60_000);
}

/**
 * In that half hour of the day so many of a class joined. `aheadMin`: their P when they joined, rounded to five minutes: what
 * they had waited in earlier queues, or the place that they had kept.
 */
export type Joins = readonly [halfHour: number, visitClass: string, aheadMin: number, count: number];

/**
 * By quarter of an hour since midnight. `atWork`: of the time in which somebody waited for the counter, or it was at work, the
 * part in which it was, in fifteenths as a hexadecimal digit; `.` where nobody waited and nobody was there, `-` where somebody
 * did, but nobody when it went. `stood`: at its beginning, (o)pen, (p)aused or (c)losed.
 */
export type LearnedCounter = { atWork: string; stood: string };

export const quarterMs = 15 * 60_000;
export const quartersADay = 96;

/** Quarters of an octave from 15 s on; the last for all that is longer than an hour. */
export const bins = 32;
const firstBinMs = 15_000;

export function binOf(ms: number): number {
  return Math.min(bins - 1, Math.max(0, Math.floor(4 * Math.log2(ms / firstBinMs))));
}

/** The middle of a bin. */
export const middleOf = (bin: number): number => firstBinMs * 2 ** ((bin + 0.5) / 4);

/** The same queue serves differently at each step and for each service. */
export const workKey = (services: readonly string[], step: number): string => `${services.join('+')} ${step}`;
