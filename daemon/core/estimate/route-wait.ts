/** R11: how long the whole way of a new visit through the hall will take, as the hall stands now. */

import { workedUntil } from '../day/timetable.ts';
import { countersOf } from '../queue/serving-counters.ts';
import { creditMs, waitingIn } from '../queue/waiting-order.ts';
import type { Hall, MinuteRange, Visit, VisitStep } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { restBehind } from '../visit/cases.ts';
import { queuesOf } from '../visit/route.ts';
import { cycleMs } from './pace.ts';
import { type Expected, expectedWait, type Joining, minutesOf } from './wait.ts';

/** Step by step. Where a choice is still open, its queue with the least wait and the one with the greatest. */
export type Way = readonly { least: Reached; greatest: Reached }[];

/** How far the visit has come when it is done with a step; the waits are those of all steps so far. */
export type Reached = {
  institution: string | undefined;
  waitMs: number;
  /** As `waitMs`, of which breaks are no part. */
  workMs: number;
  /** The sooner and the later end of what is told, as `waitMs`. */
  lowMs: number;
  highMs: number;
  endsAt: number;
  /** No step so far is without an open counter; where one is, its work is counted, but no wait. */
  known: boolean;
};

type Visited = { queue: string; expected: Expected | undefined };

export function wayThrough(
  rules: Rules,
  hall: Hall,
  steps: readonly VisitStep[],
  who: Joining,
  now: number,
): Way {
  const begin: Reached = {
    institution: undefined,
    waitMs: 0,
    workMs: 0,
    lowMs: 0,
    highMs: 0,
    endsAt: now,
    known: true,
  };
  let last = { least: begin, greatest: begin };
  return steps.map((step, index) => {
    // What it has waited by then helps it in the later queues (R2).
    const credit = creditMs(rules.priority, last.least.workMs, step);
    const joining = index === 0 ? who : { ...who, creditMs: credit };
    const visited = queuesOf(step).map(queue => ({
      queue,
      expected: expectedWait(rules, hall, queue, joining, now),
    }));
    const { shortest, longest } = extremes(visited);
    const left = (who.cases ?? 1) - (step.casesDone ?? 0);
    const least = after(rules, hall, last.least, shortest, left);
    // The program itself takes the shortest (R5).
    const other = step.is === 'choice' && step.otherwise.is === 'shortest' ? shortest : longest;
    const isOne = last.least === last.greatest && other === shortest;
    last = { least, greatest: isOne ? least : after(rules, hall, last.greatest, other, left) };
    return last;
  });
}

/** A queue that nobody serves counts only where nobody serves any. */
function extremes(visited: readonly Visited[]): { shortest: Visited; longest: Visited } {
  const served = visited.filter(({ expected }) => expected !== undefined);
  let [shortest = { queue: '', expected: undefined }] = served.length > 0 ? served : visited;
  let longest = shortest;
  for (const one of served) {
    if (waitIn(one) < waitIn(shortest)) shortest = one;
    if (waitIn(one) > waitIn(longest)) longest = one;
  }
  return { shortest, longest };
}

const waitIn = ({ expected }: Visited) => expected?.waitMs ?? 0;

function after(
  rules: Rules,
  hall: Hall,
  from: Reached,
  { queue, expected }: Visited,
  cases: number,
): Reached {
  const institution = rules.queues.get(queue)?.institution;
  const until = (since: number, ms: number) => Math.round(workedUntil(hall, since, ms, institution));
  const calledAt = expected === undefined ? from.endsAt : until(from.endsAt, expected.workMs);
  const waits = calledAt - from.endsAt;
  const { waitMs, rangeMs } = expected ?? { waitMs: 0, rangeMs: [0, 0] as const };
  // That it takes longer here says nothing of the steps before.
  const ends = (before: number, here: number) => Math.round(Math.hypot(before, here));
  return {
    institution,
    waitMs: from.waitMs + waits,
    workMs: from.workMs + (expected?.workMs ?? 0),
    lowMs: Math.max(0, from.waitMs + waits - ends(from.waitMs - from.lowMs, waitMs - rangeMs[0])),
    highMs: from.waitMs + waits + ends(from.highMs - from.waitMs, rangeMs[1] - waitMs),
    endsAt: until(calledAt, servedMs(rules, hall, queue, cases)),
    known: from.known && expected !== undefined,
  };
}

/** From its first call until all its cases are done: between two goes the next few are called, as far as so many wait (R18). */
function servedMs(rules: Rules, hall: Hall, queue: string, cases: number): number {
  const everyMs = cycleMs(rules, hall, queue);
  const goes = Math.ceil(cases / rules.casesMost);
  const between = Math.min(restBehind, waitingIn(hall, queue));
  const hands = countersOf(rules, queue).filter(({ id }) => hall.counters.get(id)?.status === 'open').length;
  return cases * everyMs + ((goes - 1) * between * everyMs) / Math.max(1, hands);
}

export type RouteEstimate = NonNullable<Visit['estimate']>;

/** What is told of it; none without a wait for its first step, and nothing of the whole way where nobody will work for a queue of it. */
export function routeEstimate(way: Way): RouteEstimate | undefined {
  const first = rangeOf(way[0]);
  const last = way.at(-1);
  const route = rangeOf(last);
  if (first === undefined) return undefined;
  if (last === undefined || route === undefined) return { first };
  // A choice that is still open may go either way.
  return { first, route, endsAt: Math.round((last.least.endsAt + last.greatest.endsAt) / 2) };
}

function rangeOf(reached: Way[number] | undefined): MinuteRange | undefined {
  if (reached === undefined || !reached.least.known) return undefined;
  return minutesOf([reached.least.lowMs, reached.greatest.highMs]);
}
