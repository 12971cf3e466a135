/** Visits that a counter left behind: it is closed, or by the config it does not serve their queue, or is not there any more. */

import { boundIn, freed, isServing, putBack } from '../estimate/joining.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** `now` while there are such visits: a tick brings them back to their queues at once. */
export function strandedAt(rules: Rules, hall: Hall, now: number): number | undefined {
  for (const [id, { status }] of hall.counters) {
    if (status !== 'closed' && !rules.counters.has(id)) return now;
  }
  for (const [queue, { bound }] of hall.queues) {
    for (const [counter, lanes] of bound) {
      if (works(rules, hall, counter, queue)) continue;
      for (const lane of lanes.values()) if (lane.size > 0) return now;
    }
  }
  return undefined;
}

/** R7: the visit in hand goes back where it stood, the counter closes, and who waited for it is anybody's. */
export function bringBack(rules: Rules, hall: Hall, now: number): Event[] {
  const events: Event[] = [];
  for (const [counter, { status, ticket }] of hall.counters) {
    if (status === 'closed' || rules.counters.has(counter)) continue;
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
