/**
 * How true the expected waits were (R11): what was told is held against what happened, of those only whom it helped to be told.
 * Whoever was told that there is no wait, and was called within a minute, is counted apart; told the same and called later, they
 * were told wrongly, by a range that has no width.
 */
import type { EstimateSample } from './estimates.ts';

/**
 * Of those who were told a wait, or had one, until they were called. Times in ms; shares from 0 to 1. `coverage`: called within
 * the range of their ticket, both ends in it. `winklerMs`: the width of the range, and twenty times what they were called outside
 * of it. A bias above 0: people waited longer than the point. `within5Min`: of the point.
 */
export type EstimateFigures = {
  count: number;
  coverage: number;
  widthMs: number;
  winklerMs: number;
  maeMs: number;
  biasMs: number;
  within5Min: number;
};

/** Who was never called. `toldMs`: the mean point; `late`: how many went when the end of their range was past already. */
export type GoneFigures = { count: number; toldMs: number; late: number };

export type EstimatesOf = {
  /** None while nobody was. */
  held?: EstimateFigures;
  /** Told no wait, and called within a minute. */
  atOnce: number;
  /** No minutes were on their ticket: no counter worked for their queue. */
  untold: number;
  walkedAway?: GoneFigures;
  /** Still there when the day ended. */
  closing?: GoneFigures;
};

/** By the point, in minutes: from this one on until the next. */
export const estimateBands = [0, 15, 30, 60, 120] as const;
export type EstimateBand = (typeof estimateBands)[number];

export type EstimatesJudged = {
  overall: EstimatesOf;
  queues: ReadonlyMap<string, EstimatesOf>;
  /** By the hour of the day in which they were told, 0 to 23. */
  hours: ReadonlyMap<number, EstimatesOf>;
  queueHours: ReadonlyMap<string, ReadonlyMap<number, EstimatesOf>>;
  bands: ReadonlyMap<EstimateBand, EstimatesOf>;
};

const minuteMs = 60_000;
const closeMs = 5 * minuteMs;
/** A minute is the least that a ticket tells. */
const atOnceMs = minuteMs;
/** Of a range that is to hold nine times in ten: 2 / 0.1. */
const missWeight = 20;

/** Adds them up, and takes one away again with `by` -1; the room it takes does not grow with their number. */
export function openEstimateFigures(): {
  add(sample: EstimateSample, by?: 1 | -1): void;
  result(): EstimatesJudged;
} {
  const overall = emptySums();
  const queues = new Map<string, Sums>();
  const hours = new Map<number, Sums>();
  const queueHours = new Map<string, Map<number, Sums>>();
  const bands = new Map<EstimateBand, Sums>();
  return {
    add(sample, by = 1) {
      const { queue, hour, told } = sample;
      const ofQueue = queueHours.get(queue) ?? new Map<number, Sums>();
      queueHours.set(queue, ofQueue);
      addTo(overall, sample, by);
      addTo(sumsIn(queues, queue), sample, by);
      addTo(sumsIn(hours, hour), sample, by);
      addTo(sumsIn(ofQueue, hour), sample, by);
      if (told !== undefined) addTo(sumsIn(bands, bandOf(told.pointMs)), sample, by);
    },
    result: () => ({
      overall: judged(overall),
      queues: judgedBy(queues),
      hours: judgedBy(hours),
      queueHours: new Map([...queueHours].map(([queue, own]) => [queue, judgedBy(own)])),
      bands: judgedBy(bands),
    }),
  };
}

export function bandOf(pointMs: number): EstimateBand {
  return estimateBands.findLast(from => from * minuteMs <= pointMs) ?? 0;
}

/** Whom the ticket told that there is no wait, and rightly. */
export function isAtOnce({ told, waitedMs, end }: EstimateSample): boolean {
  return told?.untilMs === 0 && end === 'called' && waitedMs <= atOnceMs;
}

type Gone = { count: number; toldMs: number; late: number };
type Sums = {
  count: number;
  covered: number;
  widthMs: number;
  missMs: number;
  absoluteMs: number;
  biasMs: number;
  close: number;
  atOnce: number;
  untold: number;
  walkedAway: Gone;
  closing: Gone;
};

function emptySums(): Sums {
  const [walkedAway, closing] = [nobodyGone(), nobodyGone()];
  const held = { count: 0, covered: 0, widthMs: 0, missMs: 0, absoluteMs: 0, biasMs: 0, close: 0 };
  return { ...held, atOnce: 0, untold: 0, walkedAway, closing };
}

const nobodyGone = (): Gone => ({ count: 0, toldMs: 0, late: 0 });

function sumsIn<Key>(sums: Map<Key, Sums>, key: Key): Sums {
  const own = sums.get(key) ?? emptySums();
  sums.set(key, own);
  return own;
}

function addTo(sums: Sums, sample: EstimateSample, by: 1 | -1): void {
  const { told, waitedMs, end } = sample;
  if (told === undefined) sums.untold += by;
  else if (end !== 'called') addGone(end === 'closing' ? sums.closing : sums.walkedAway, told, waitedMs, by);
  else if (isAtOnce(sample)) sums.atOnce += by;
  else addHeld(sums, told, waitedMs, by);
}

type Told = NonNullable<EstimateSample['told']>;

function addGone(gone: Gone, { pointMs, untilMs }: Told, waitedMs: number, by: 1 | -1): void {
  gone.count += by;
  gone.toldMs += by * pointMs;
  if (waitedMs > untilMs) gone.late += by;
}

function addHeld(sums: Sums, { pointMs, fromMs, untilMs }: Told, waitedMs: number, by: 1 | -1): void {
  const missMs = Math.max(0, fromMs - waitedMs, waitedMs - untilMs);
  const errorMs = waitedMs - pointMs;
  sums.count += by;
  if (missMs === 0) sums.covered += by;
  sums.widthMs += by * (untilMs - fromMs);
  sums.missMs += by * missMs;
  sums.absoluteMs += by * Math.abs(errorMs);
  sums.biasMs += by * errorMs;
  if (Math.abs(errorMs) <= closeMs) sums.close += by;
}

function judgedBy<Key>(sums: ReadonlyMap<Key, Sums>): Map<Key, EstimatesOf> {
  return new Map([...sums].map(([key, own]) => [key, judged(own)]));
}

function judged(sums: Sums): EstimatesOf {
  const { count, atOnce, untold, walkedAway, closing } = sums;
  return {
    ...(count > 0 && { held: heldOf(sums) }),
    atOnce,
    untold,
    ...(walkedAway.count > 0 && { walkedAway: goneOf(walkedAway) }),
    ...(closing.count > 0 && { closing: goneOf(closing) }),
  };
}

function heldOf({ count, covered, widthMs, missMs, absoluteMs, biasMs, close }: Sums): EstimateFigures {
  return {
    count,
    coverage: covered / count,
    widthMs: widthMs / count,
    winklerMs: (widthMs + missWeight * missMs) / count,
    maeMs: absoluteMs / count,
    biasMs: biasMs / count,
    within5Min: close / count,
  };
}

function goneOf({ count, toldMs, late }: Gone): GoneFigures {
  return { count, toldMs: toldMs / count, late };
}
