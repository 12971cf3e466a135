/** R16: a waiting visit steps away and keeps its place; whose turn comes meanwhile stands behind the next one when it is back. */

import { mayGoUntil } from '../day/may-go.ts';
import { workedFor } from '../day/worked-clock.ts';
import { queued } from '../estimate/joining.ts';
import { standingBehind } from '../queue/waiting-order.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Place, Visit } from '../types/model.ts';
import type { PlaceInQueue } from '../types/place-in-queue.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';

/** `counter`: the desk that lets it go. */
export function stepAway(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  counter: string | undefined,
  now: number,
): Event[] | Refusal {
  const { place, ticket, awayIn = [] } = visit;
  if (place.is !== 'waiting') return refuse('wrong-place', { ticket, is: place.is, wanted: 'waiting' });
  const { queue } = place;
  const isFree = mayGoUntil(hall, visit, now) !== undefined;
  if (!isFree && awayIn.includes(queue)) return refuse('away-once', { ticket, queue });
  const worked = workedFor(rules, hall, queue, now);
  const by = counter !== undefined && { counter };
  return [{ kind: 'visit-stepped-away', ticket, queue, worked, ...by, ...(isFree && { free: true }) }];
}

export function stepBack(rules: Rules, hall: Hall, visit: Visit, now: number): Event[] | Refusal {
  const { place, ticket, step } = visit;
  if (place.is !== 'away') return refuse('not-away', { ticket, is: place.is });
  const { queue, leftAt, due } = place;
  return [
    {
      kind: 'visit-stepped-back',
      ticket,
      queue,
      awayMs: now - leftAt,
      ...(due !== undefined && { due: true }),
    },
    queued(rules, hall, visit, queue, step, standingBack(rules, hall, visit, place, now), now),
  ];
}

/** Its old place, or just behind the next one if there is one. Nobody has waited while away: what is counted of that stands still. */
function standingBack(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  place: Place & { is: 'away' },
  now: number,
): PlaceInQueue {
  const { is: _, leftAt: __, workedLeft, due, queue, ...stood } = place;
  const awayMs = Math.round(workedFor(rules, hall, queue, now) - workedLeft);
  const waited = { awayMs, since: stood.since + awayMs, workedSince: stood.workedSince + awayMs };
  const isFirst = (hall.queues.get(queue)?.pool.get(visit.class)?.size ?? 0) === 0;
  if (due === undefined || isFirst) return { ...stood, ...waited };
  return { ...standingBehind(rules, hall, visit, queue, stood.creditMs, behindNext, now), ...waited };
}

const behindNext = 1;
