/** Visits that a counter left behind: it is closed, or by the config it does not serve their queue, or is not there any more. */

import { boundIn, freed, putBack } from '../estimate/joining.ts';
import { isServing } from '../queue/serving-counters.ts';
import type { Event } from '../types/events.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** The config knows it no more. */
export function isGone(rules: Rules, id: string, { status }: CounterState): boolean {
  return status !== 'closed' && !rules.counters.has(id);
}

/** Somebody in the queue is kept for a counter that does not serve it now. */
export function strandsIn(rules: Rules, hall: Hall, queue: string): boolean {
  for (const [counter, lanes] of hall.queues.get(queue)?.bound ?? []) {
    if (works(rules, hall, counter, queue)) continue;
    for (const lane of lanes.values()) if (lane.size > 0) return true;
  }
  return false;
}

/** R7: the visit in hand goes back where it stood, the counter closes, and who waited for it is anybody's: a tick does so at once. */
export function bringBack(rules: Rules, hall: Hall, now: number): Event[] {
  const events: Event[] = [];
  for (const [counter, state] of hall.counters) {
    if (!isGone(rules, counter, state)) continue;
    const { ticket } = state;
    const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
    if (visit !== undefined) events.push(putBack(rules, hall, visit, now));
    events.push({ kind: 'counter-closed', counter });
  }
  for (const [queue, lanes] of hall.queues) {
    for (const counter of lanes.bound.keys()) {
      if (works(rules, hall, counter, queue)) continue;
      events.push(...boundIn(hall, lanes, counter).map(visit => freed(rules, hall, visit, now)));
    }
  }
  return events;
}

function works(rules: Rules, hall: Hall, counter: string, queue: string): boolean {
  return isServing(rules, counter, queue) && hall.counters.get(counter)?.status !== 'closed';
}
