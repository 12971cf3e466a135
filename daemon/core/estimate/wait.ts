/** R11: how long a visit will wait: until the hands of its queue have done the work ahead of it. */

import { workedMs } from '../day/timetable.ts';
import { workedFor } from '../day/worked-clock.ts';
import { awayIn, waitingIn } from '../queue/waiting-order.ts';
import { countBefore, type Lane } from '../types/lane.ts';
import type { Hall, MinuteRange } from '../types/model.ts';
import { type Rules, type VisitClass, visitClasses } from '../types/rules.ts';
import { casesBeyond } from './batches.ts';
import { allToCome, bookedBefore, bookedFor } from './booked.ts';
import { type Stretch, stretchFor } from './calibration.ts';
import { handsFor } from './hands.ts';
import { lessonsFor } from './lessons.ts';
import { overtaking } from './overtaking.ts';
import { cycleMs, scatterFor } from './pace.ts';
import { spreadOf } from './spread.ts';
import { servedShare } from './staying.ts';

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
  /** That it brings, of a batch (R18). */
  cases?: number;
  /** Whoever has a seat today is to be served before it: whether there is room for it, too (R10). */
  behindBooked?: true;
};

export type Expected = {
  /** n: how many will be called before. */
  ahead: number;
  /** W, of which breaks of the day are no part. */
  workMs: number;
  /** W from now, breaks included. */
  waitMs: number;
  /** W if the work ahead is as little, and as much, as is likely; breaks included. */
  likelyMs: MsRange;
  /** The same, calibrated on earlier days: what is told, once it is rounded. */
  rangeMs: MsRange;
};
type MsRange = readonly [low: number, high: number];

const fiveMinutesMs = 5 * 60_000;
/** Who overtakes makes the wait longer, in which more overtake: so often it is looked at. */
const looks = 3;

/**
 * None where nobody will work for the queue today, on the showing of earlier days; while none is known, where nobody does.
 * The cost does not grow with the number waiting.
 */
export function expectedWait(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joining,
  now: number,
): Expected | undefined {
  const everyMs = cycleMs(rules, hall, queue);
  const hands = handsFor(rules, hall, queue, now, everyMs);
  const booked = bookedFor(hall, queue, now);
  const isBehind = who.behindBooked === true && booked !== undefined;
  if (
    !isBehind &&
    hands?.idle === true &&
    presentAt(rules, hall, queue, joining(rules, hall, queue, who, now), now) === 0
  )
    return { ahead: 0, workMs: 0, waitMs: 0, likelyMs: [0, 0], rangeMs: [0, 0] };
  if (hands === undefined || (hands.now === 0 && lessonsFor(rules, queue) === undefined)) return undefined;
  const joined = joining(rules, hall, queue, who, now);
  const waiting = { ...joined, waitedMs: workedFor(rules, hall, queue, now) - joined.workedAtJoining };
  const beyond = casesBeyond(rules, hall, queue, {
    hands: hands.now,
    order: joined.order,
    before: ({ class: as, order, place }) =>
      aheadAt(rules, hall, queue, { class: as, order, keptAside: false, ...place }, now),
  });
  const after = (called: number) => hands.reach((called + beyond(called)) * everyMs + hands.inHandMs);
  const called = calledBefore(rules, hall, queue, joined, now, after);
  const lane = hall.queues.get(queue)?.pool.get('normal');
  let [share, coming] = [1, 0];
  let seats = { many: 0, variance: 0 };
  for (let look = 0; look < looks; look += 1) {
    const lookMs = after(called * share + coming + seats.many);
    share = servedShare(rules, hall, lane, { ahead: called, waitMs: lookMs, everyMs });
    coming = overtaking(rules, hall, queue, waiting, now, lookMs);
    if (booked !== undefined)
      seats = isBehind
        ? allToCome(rules, hall, booked, now)
        : bookedBefore(rules, hall, queue, booked, waiting, now, lookMs);
  }
  const ahead = called * share + coming + seats.many;
  const more = beyond(ahead);
  const waitMs = Math.round(after(ahead));
  const workMs = Math.round(workedMs(hall, now, now + waitMs, institutionOf(rules, queue)));
  const work = {
    workMs: (ahead + more) * everyMs + hands.inHandMs,
    spreadMs: spreadOf(hands, everyMs, scatterFor(rules, hall, queue), {
      called,
      share,
      coming,
      more,
      seats,
    }),
  };
  const ends = ({ low, high }: Stretch): MsRange => [
    Math.min(waitMs, Math.max(0, Math.round(hands.reach(work.workMs - low * work.spreadMs)))),
    // Nobody is idle: it may be a moment, but not nothing.
    Math.max(1, waitMs, Math.round(hands.reach(work.workMs + high * work.spreadMs))),
  ];
  const likelyMs = ends({ low: 1, high: 1 });
  const rangeMs = rules.learned === undefined ? likelyMs : ends(stretchFor(rules.learned, queue, waitMs));
  return { ahead, workMs, waitMs, likelyMs, rangeMs };
}

type Joined = Required<Omit<Joining, 'cases' | 'behindBooked'>>;

function joining(rules: Rules, hall: Hall, queue: string, who: Joining, now: number): Joined {
  const last = Number.POSITIVE_INFINITY;
  return {
    class: who.class,
    creditMs: who.creditMs,
    workedAtJoining: who.workedAtJoining ?? workedFor(rules, hall, queue, now),
    rank: who.rank ?? last,
    order: who.order ?? last,
    keptAside: who.keptAside ?? false,
  };
}

const institutionOf = (rules: Rules, queue: string) => rules.queues.get(queue)?.institution;

/** In whole minutes, rounded outward to five, as it is printed. Nothing but nothing: a hand is free now. */
export function minutesOf([lowMs, highMs]: MsRange): MinuteRange {
  if (highMs === 0) return [0, 0];
  return [Math.floor(lowMs / fiveMinutesMs) * 5, Math.ceil(highMs / fiveMinutesMs) * 5];
}

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
  after: (called: number) => number,
): number {
  const aheadAfter = (called: number) => aheadAt(rules, hall, queue, who, Math.round(now + after(called)));
  const first = aheadAt(rules, hall, queue, who, now);
  const then = aheadAfter(first);
  let low = Math.min(first, then);
  let high = then <= first ? first : waitingIn(hall, queue) + awayIn(hall, queue);
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
    ...(expected !== undefined && { expectedMin: minutesOf(expected.rangeMs) }),
  };
}

/** How many would be called first, if they were called now. */
export function aheadNow(rules: Rules, hall: Hall, queue: string, who: Joining, now: number): number {
  return aheadAt(rules, hall, queue, joining(rules, hall, queue, who, now), now);
}

/** How many who are in the queue now have the higher P at that moment; who is away may be back by then (R16). */
function aheadAt(rules: Rules, hall: Hall, queue: string, who: Joined, at: number): number {
  const away = hall.queues.get(queue)?.away;
  const worked = workedFor(rules, hall, queue, at);
  return (
    presentAt(rules, hall, queue, who, at) + (away === undefined ? 0 : aheadIn(rules, away, who, worked))
  );
}

/** The same of those who are there. */
function presentAt(rules: Rules, hall: Hall, queue: string, who: Joined, at: number): number {
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
