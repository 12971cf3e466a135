/** R2 in words: the priority of a visit, and what it is made of. */
import type { VisitClass } from '../../core/types/rules.ts';
import type { WaitingPlace } from '../../history/visit.ts';
import { lasting } from '../../text/duration.ts';
import type { Call, DayStory } from './story.ts';
import { priorityText } from './words.ts';

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

/** "green, waited 9 min ×3 + credit 4 min" */
export function partsOf({ class: visitClass, place }: Waiter, priorityMs: number, call: Call): string {
  const weight = weightIn(priorityMs, call, place);
  const ms = waitedMs(call, place);
  const breaks = call.at - place.joinedAt - ms < tellingMs ? '' : ' without the break';
  const counted = place.joinedAt === place.waitsSince ? 'waited' : 'counted as waiting';
  const waited = `${counted} ${lasting(ms)}${breaks}${weight === undefined ? '' : ` ×${weight}`}`;
  return `${visitClass}, ${waited}${creditText(place)}`;
}

function creditText({ creditMs }: WaitingPlace): string {
  if (creditMs === 0) return '';
  return ` ${creditMs > 0 ? '+' : '−'} credit ${lasting(Math.abs(creditMs))}`;
}

/** "31.0 min (green, waited 9 min ×3 + credit 4 min)" */
export function priorityInFull(waiter: Waiter, priorityMs: number, call: Call): string {
  return `${priorityText(priorityMs)} (${partsOf(waiter, priorityMs, call)})`;
}
