/** R10: a day that was closed by mistake and is opened again at once goes on as it was; only the counters are closed. */

import { workedFor } from '../day/worked-clock.ts';
import { waitingKey } from '../queue/waiting-order.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { PlaceInQueue } from '../types/place-in-queue.ts';
import type { Rules } from '../types/rules.ts';
import type { PlaceAgain } from '../types/visit-events.ts';

/** After that people have gone, and the desk reopens those who have not, one by one. */
const noticedWithinMs = 10 * 60_000;

type Waiting = Extract<PlaceAgain, { is: 'waiting' }>;

/** Everybody who was inside comes back: in their place, or first in their queue who stood at a counter. */
export function insideAgain(rules: Rules, hall: Hall, now: number): Event[] {
  const { closedAt } = hall;
  if (closedAt === undefined || now - closedAt > noticedWithinMs) return [];
  return hall.visits
    .values()
    .flatMap((visit): Event[] => {
      const place = placeAgain(rules, hall, visit, now);
      const { ticket } = visit;
      return place === undefined
        ? []
        : [{ kind: 'visit-reopened', ticket, reason: 'closed-by-mistake', place }];
    })
    .toArray();
}

function placeAgain(rules: Rules, hall: Hall, visit: Visit, now: number): PlaceAgain | undefined {
  const atClosing = lastClosing(hall, visit);
  switch (atClosing?.is) {
    case 'away':
    case 'parked':
    case 'missed':
      return atClosing;
    case 'waiting': {
      // The counter that it may have been kept for is closed.
      const { bound: _, ...waiting } = atClosing;
      return waiting;
    }
    case 'called':
    case 'serving':
      return firstIn(rules, hall, visit, atClosing.queue, now);
    default:
      return undefined;
  }
}

/** Where it was when the day was closed last; none for who was not inside, be it that an earlier closing had sent them home. */
function lastClosing({ closedAt }: Hall, { place, atClosing }: Visit): Visit['atClosing'] {
  return place.is === 'left' && place.at === closedAt ? atClosing : undefined;
}

/** With as much credit as keeps it before those who waited there, until the counters have opened again. */
function firstIn(rules: Rules, hall: Hall, visit: Visit, queue: string, now: number): Waiting | undefined {
  const { stood } = visit;
  if (stood === undefined) return undefined;
  const { calledAt: _, waitedMs: __, cut: ___, ...standing } = stood;
  const soon = workedFor(rules, hall, queue, now) + noticedWithinMs;
  const lead = (one: Visit, place: PlaceInQueue) =>
    rules.priority.weight[one.class] * soon - waitingKey(rules.priority, one, place).key;
  const place: Waiting = { is: 'waiting', queue, ...standing };
  let behindMs = 0;
  for (const other of hall.visits.values()) {
    const atClosing = lastClosing(hall, other);
    if ((atClosing?.is === 'waiting' || atClosing?.is === 'away') && atClosing.queue === queue)
      behindMs = Math.max(behindMs, lead(other, atClosing) - lead(visit, place));
  }
  return { ...place, creditMs: place.creditMs + behindMs };
}
