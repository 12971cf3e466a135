/** R2: the priority of a visit, and what it is made of. */
import type { VisitClass } from '../../core/types/rules.ts';
import type { WaitingPlace } from '../../history/visit.ts';
import type { Call, DayStory } from './day-story.ts';

/** How a visit stood in its queue. */
export type Waiter = { class: VisitClass; place: WaitingPlace };

/** Shorter waits tell no weight: the events round to a millisecond. */
const tellingMs = 1000;

/** The weights of the classes, call by call as those show them: a config may change within a day. */
export type Weights = ReadonlyMap<VisitClass, readonly { seq: number; weight: number }[]>;

/** A class of which nobody was called has none. */
export function weightsOf({ calls }: DayStory): Weights {
  const shown = calls.flatMap(call => {
    const weight = weightIn(call.event.why.priorityMs, call, call.from);
    return weight === undefined ? [] : [{ class: call.class, seq: call.seq, weight }];
  });
  return Map.groupBy(shown, one => one.class);
}

/** At that call or before it, else at the first one after it. */
function weightAt(weights: Weights, visitClass: VisitClass, call: Call): number | undefined {
  const shown = weights.get(visitClass) ?? [];
  return (shown.findLast(({ seq }) => seq <= call.seq) ?? shown[0])?.weight;
}

/** By the worked clock (R2); the program that wrote an older journal took the time. */
function waitedMs({ at, event, showed }: Call, { joinedAt, workedAtJoining, queue }: WaitingPlace): number {
  return event.why.pool === undefined ? at - joinedAt : showed(queue) - workedAtJoining;
}

function weightIn(priorityMs: number, call: Call, place: WaitingPlace): number | undefined {
  const waited = waitedMs(call, place);
  if (Math.abs(waited) < tellingMs) return undefined;
  return Math.round(((priorityMs - place.creditMs) / waited) * 100) / 100;
}

/** Nothing where the weight of its class is not known. */
export function priorityAt(
  { class: visitClass, place }: Waiter,
  call: Call,
  weights: Weights,
): number | undefined {
  const weight = weightAt(weights, visitClass, call);
  return weight === undefined ? undefined : Math.round(weight * waitedMs(call, place)) + place.creditMs;
}

/** What it is made of. `isWhole`: no break was left out; `isCounted`: it counts from another time than it waits since. */
export type Parts = {
  class: VisitClass;
  waitedMs: number;
  isWhole: boolean;
  isCounted: boolean;
  weight?: number;
  creditMs: number;
};
export type Priority = { ms: number; parts: Parts };

export function priorityOf({ class: visitClass, place }: Waiter, ms: number, call: Call): Priority {
  const weight = weightIn(ms, call, place);
  const waited = waitedMs(call, place);
  const parts: Parts = {
    class: visitClass,
    waitedMs: waited,
    isWhole: call.at - place.joinedAt - waited < tellingMs,
    isCounted: place.joinedAt !== place.waitsSince,
    ...(weight !== undefined && { weight }),
    creditMs: place.creditMs,
  };
  return { ms, parts };
}

/** Of whom a call fell on. */
export function priorityCalled(call: Call): Priority {
  return priorityOf({ class: call.class, place: call.from }, call.event.why.priorityMs, call);
}
