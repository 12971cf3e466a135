/** R11: how long a visit will wait, W = (n + 1) × m / s. */

import { workedUntil } from '../day/timetable.ts';
import { workedFor } from '../day/worked-clock.ts';
import { waitingIn } from '../queue/waiting-order.ts';
import { countBefore, type Lane } from '../types/lane.ts';
import type { Hall, MinuteRange } from '../types/model.ts';
import { type Rules, type VisitClass, visitClasses } from '../types/rules.ts';
import { paceOf } from './pace.ts';

/**
 * Who waits or would wait. What is left out: it is not there yet, joins now, and stands behind its equals. `keptAside`: who is
 * kept for one counter stands before nobody.
 */
export type Joining = {
  class: VisitClass;
  creditMs: number;
  workedAtJoining?: number;
  rank?: number;
  order?: number;
  keptAside?: boolean;
};

export type Expected = {
  /** n: how many will be called before. */
  ahead: number;
  /** W, of which breaks of the day are no part. */
  workMs: number;
  /** W from now, breaks included. */
  waitMs: number;
  /** The far end of what is likely, W + W/√(n+1), breaks included. */
  longMs: number;
};

const greenOverMs = 60 * 60_000;
const fiveMinutesMs = 5 * 60_000;

/**
 * None where no open counter's work goes to the queue. `opening`: as if this counter were opened now, too (R9).
 * The cost does not grow with the number waiting.
 */
export function expectedWait(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joining,
  now: number,
  opening?: string,
): Expected | undefined {
  const { everyMs, idle } = paceOf(rules, hall, queue, now, opening);
  if (idle && aheadNow(rules, hall, queue, who, now) === 0)
    return { ahead: 0, workMs: 0, waitMs: 0, longMs: 0 };
  if (everyMs === undefined) return undefined;
  const called = calledBefore(rules, hall, queue, joining(rules, hall, queue, who, now), now, everyMs);
  const ahead = called + greensExpected(rules, hall, queue, who, now, (called + 1) * everyMs);
  const workMs = (ahead + 1) * everyMs;
  const lasts = (ms: number) => Math.round(workedUntil(hall, now, ms, institutionOf(rules, queue)) - now);
  return { ahead, workMs, waitMs: lasts(workMs), longMs: lasts(longOf({ ahead, workMs })) };
}

/** The far end of what is likely, without breaks. */
export const longOf = ({ ahead, workMs }: Pick<Expected, 'ahead' | 'workMs'>) =>
  workMs + workMs / Math.sqrt(ahead + 1);

type Joined = Required<Joining>;

function joining(rules: Rules, hall: Hall, queue: string, who: Joining, now: number): Joined {
  const last = Number.POSITIVE_INFINITY;
  return {
    workedAtJoining: workedFor(rules, hall, queue, now),
    rank: last,
    order: last,
    keptAside: false,
    ...who,
  };
}

const institutionOf = (rules: Rules, queue: string) => rules.queues.get(queue)?.institution;

/** From and to in whole minutes, as it is printed. */
export function minutesOf({ waitMs, longMs }: Pick<Expected, 'waitMs' | 'longMs'>): MinuteRange {
  return [ceil5(waitMs), ceil5(longMs)];
}

const ceil5 = (ms: number) => Math.ceil(ms / fiveMinutesMs) * 5;

/**
 * How many of those who wait now are called before: the k-th call from now falls on the visit when no more than k stand
 * before it at that moment. Who overtakes whom changes with the time, so the moment is sought.
 */
function calledBefore(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joined,
  now: number,
  everyMs: number,
): number {
  const institution = institutionOf(rules, queue);
  const aheadAfter = (called: number) => {
    const at = workedUntil(hall, now, (called + 1) * everyMs, institution);
    return aheadAt(rules, hall, queue, who, Math.round(at));
  };
  const first = aheadAt(rules, hall, queue, who, now);
  const then = aheadAfter(first);
  let low = Math.min(first, then);
  let high = then <= first ? first : waitingIn(hall, queue);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (aheadAfter(middle) <= middle) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A citizen's place: how many would be called first, if they were called now, and how long it will be from now on. */
export function placeIn(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joining,
  now: number,
): { ahead: number; expectedMin?: MinuteRange } {
  const expected = expectedWait(rules, hall, queue, who, now);
  return {
    ahead: aheadNow(rules, hall, queue, who, now),
    ...(expected !== undefined && { expectedMin: minutesOf(expected) }),
  };
}

/** How many would be called first, if they were called now. */
export function aheadNow(rules: Rules, hall: Hall, queue: string, who: Joining, now: number): number {
  return aheadAt(rules, hall, queue, joining(rules, hall, queue, who, now), now);
}

/** How many who wait in the queue now have the higher P at that moment. */
function aheadAt(rules: Rules, hall: Hall, queue: string, who: Joined, at: number): number {
  const lanes = hall.queues.get(queue);
  if (lanes === undefined) return 0;
  const worked = workedFor(rules, hall, queue, at);
  let ahead = aheadIn(rules, lanes.pool, who, worked);
  if (who.keptAside) return ahead;
  for (const kept of lanes.bound.values()) ahead += aheadIn(rules, kept, who, worked);
  return ahead;
}

function aheadIn(
  { priority: { weight } }: Rules,
  lanes: ReadonlyMap<VisitClass, Lane>,
  who: Joined,
  worked: number,
): number {
  const mine = weight[who.class] * (worked - who.workedAtJoining) + who.creditMs;
  const { rank, order } = who;
  let ahead = 0;
  for (const visitClass of visitClasses) {
    const lane = lanes.get(visitClass);
    if (lane !== undefined && lane.size > 0)
      ahead += countBefore(lane, { key: weight[visitClass] * worked - mine, rank, order });
  }
  return ahead;
}

/** Green visits that will join and overtake before then: those of the last part of the wait come too late for it. */
function greensExpected(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joining,
  now: number,
  workMs: number,
): number {
  const { weight } = rules.priority;
  const joined = (hall.greens.get(queue) ?? []).filter(at => at > now - greenOverMs);
  const overtaking = Math.max(0, 1 - weight[who.class] / weight.green);
  return Math.floor((joined.length / greenOverMs) * workMs * overtaking);
}

/** Of these queues the one with the least expected wait; one with no open counter only where none has. */
export function shortestOf(
  rules: Rules,
  hall: Hall,
  among: readonly string[],
  who: Joining,
  now: number,
): string | undefined {
  let shortest: { queue: string; waitMs: number } | undefined;
  for (const queue of among) {
    const waitMs = expectedWait(rules, hall, queue, who, now)?.waitMs;
    if (waitMs !== undefined && (shortest === undefined || waitMs < shortest.waitMs))
      shortest = { queue, waitMs };
  }
  return shortest?.queue ?? among[0];
}
