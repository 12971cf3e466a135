/** R2 in words: the priority of a visit, and what it is made of. */
import type { VisitClass } from '../core/rules.ts';
import { lasting } from '../lasting.ts';
import type { WaitingPlace } from './place.ts';
import type { DayStory } from './story.ts';
import { priorityText } from './words.ts';

/** How a visit stood in its queue. */
export type Waiter = { class: VisitClass; place: WaitingPlace };

/** Shorter waits tell no weight: the events round to a millisecond. */
const tellingMs = 1000;

/** The weights of the classes on that day, as its calls show them; a class of which nobody was called has none. */
export function weightsOf(day: DayStory): Map<VisitClass, number> {
  const weights = new Map<VisitClass, number>();
  for (const { class: visitClass, at, from, event } of day.calls) {
    const weight = weightIn(event.why.priorityMs, at, from);
    if (weight !== undefined) weights.set(visitClass, weight);
  }
  return weights;
}

function weightIn(priorityMs: number, at: number, place: WaitingPlace): number | undefined {
  const waitedMs = at - place.joinedAt;
  if (Math.abs(waitedMs) < tellingMs) return undefined;
  return Math.round(((priorityMs - place.creditMs) / waitedMs) * 100) / 100;
}

/** Nothing where the weight of its class is not known. */
export function priorityAt(
  { class: visitClass, place }: Waiter,
  at: number,
  weights: ReadonlyMap<VisitClass, number>,
): number | undefined {
  const weight = weights.get(visitClass);
  return weight === undefined ? undefined : Math.round(weight * (at - place.joinedAt)) + place.creditMs;
}

/** "green, waited 9 min ×3 + credit 4 min" */
export function partsOf({ class: visitClass, place }: Waiter, priorityMs: number, at: number): string {
  const weight = weightIn(priorityMs, at, place);
  const waited = `waited ${lasting(at - place.joinedAt)}${weight === undefined ? '' : ` ×${weight}`}`;
  const credit = place.creditMs === 0 ? '' : ` + credit ${lasting(place.creditMs)}`;
  return `${visitClass}, ${waited}${credit}`;
}

/** "31.0 min (green, waited 9 min ×3 + credit 4 min)" */
export function priorityInFull(waiter: Waiter, priorityMs: number, at: number): string {
  return `${priorityText(priorityMs)} (${partsOf(waiter, priorityMs, at)})`;
}
