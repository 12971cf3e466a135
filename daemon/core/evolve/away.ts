/** What past facts do to a visit that steps away (R16). */
import type { Event } from '../types/events.ts';
import type { Hall, Place, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { move } from '../visit/move.ts';

export function foldAway(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  event: Event & { kind: 'visit-stepped-away' | 'visit-due' },
  at: number,
): void {
  const { place } = visit;
  if (event.kind === 'visit-due') {
    if (place.is !== 'away') throw new Error(`${visit.ticket} is ${place.is} and not due`);
    move(rules, hall, visit, { ...place, due: { at, counter: event.counter } }, at);
    return;
  }
  if (place.is !== 'waiting') throw new Error(`${visit.ticket} is ${place.is} and cannot step away`);
  // Whoever it was kept for, it is anybody's of the queue when it is back (R5).
  const { bound: _, ...standing } = place;
  if (event.free !== true) visit.awayIn = [...(visit.awayIn ?? []), event.queue];
  move(rules, hall, visit, { ...standing, is: 'away', leftAt: at, workedLeft: event.worked }, at);
}

/** As if it had been called when it was missed; what it has waited ended when it left. */
export function stoodAway(place: Place & { is: 'away' }, at: number): Visit['stood'] {
  const { is: _, queue: __, due: ___, leftAt: ____, workedLeft, ...standing } = place;
  return { ...standing, calledAt: at, waitedMs: workedLeft - standing.workedSince };
}
