import type { Event } from '../types/events.ts';
import type { Call, Hall, Place, Visit } from '../types/model.ts';

export function ended(visit: Visit): boolean {
  return visit.place.is === 'done' || visit.place.is === 'left';
}

/** A visit called or served by a counter now. */
export type InHand = Visit & { place: Extract<Place, { is: 'called' | 'serving' }> };

export function inHand(visit: Visit): visit is InHand {
  return visit.place.is === 'called' || visit.place.is === 'serving';
}

/** The call in which a visit stands, also while it is only presumed to have come. */
export function callOf(visit: Visit | undefined): Call | undefined {
  if (visit?.place.is === 'called') return visit.place.call;
  return visit?.place.is === 'serving' ? visit.place.presumed : undefined;
}

/** R7: a pause pressed with a visit in hand takes effect when the hand is empty. */
export function pauseAfter(hall: Hall, counter: string): Event[] {
  return hall.counters.get(counter)?.pausing === true
    ? [{ kind: 'counter-paused', counter, after: false }]
    : [];
}
