/** R2 in words: the priority of a visit, and what it is made of. */
import type { VisitClass } from '../core/rules.ts';
import { lasting } from '../lasting.ts';
import type { WaitingPlace } from './place.ts';
import type { Call, DayStory } from './story.ts';
import { priorityText } from './words.ts';

/** How a visit stood in its queue. */
export type Waiter = { class: VisitClass; place: WaitingPlace };

/** Shorter waits tell no weight: the events round to a millisecond. */
const tellingMs = 1000;

/** The weights of the classes on that day, as its calls show them; a class of which nobody was called has none. */
export function weightsOf(day: DayStory): Map<VisitClass, number> {
  const weights = new Map<VisitClass, number>();
  for (const call of day.calls) {
    const weight = weightIn(call.event.why.priorityMs, call, call.from);
    if (weight !== undefined) weights.set(call.class, weight);
  }
  return weights;
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
  weights: ReadonlyMap<VisitClass, number>,
): number | undefined {
  const weight = weights.get(visitClass);
  return weight === undefined ? undefined : Math.round(weight * waitedMs(call, place)) + place.creditMs;
}

/** "green, waited 9 min ×3 + credit 4 min" */
export function partsOf({ class: visitClass, place }: Waiter, priorityMs: number, call: Call): string {
  const weight = weightIn(priorityMs, call, place);
  const ms = waitedMs(call, place);
  const breaks = call.at - place.joinedAt - ms < tellingMs ? '' : ' without the break';
  const waited = `waited ${lasting(ms)}${breaks}${weight === undefined ? '' : ` ×${weight}`}`;
  const credit = place.creditMs === 0 ? '' : ` + credit ${lasting(place.creditMs)}`;
  return `${visitClass}, ${waited}${credit}`;
}

/** "31.0 min (green, waited 9 min ×3 + credit 4 min)" */
export function priorityInFull(waiter: Waiter, priorityMs: number, call: Call): string {
  return `${priorityText(priorityMs)} (${partsOf(waiter, priorityMs, call)})`;
}
