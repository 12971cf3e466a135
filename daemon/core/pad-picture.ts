/** What a counter's pad shows: how many wait for it, or one mark in their place, and the number in hand. */
import type { Hall, Visit } from './model.ts';
import { queueOf } from './route.ts';
import type { Rules } from './rules.ts';
import { waitingIn } from './standing.ts';

/** 1: the visit in hand is only presumed to have come; 4: a choice must be made before it is finished. */
type Mark = 1 | 4;
export type PadPicture = { waiting: number; number?: number; mark?: Mark };

export function padPicture(rules: Rules, hall: Hall, counter: string): PadPicture {
  const queues = rules.counters.get(counter)?.queues ?? [];
  const waiting = queues.reduce((sum, queue) => sum + waitingIn(hall, queue), 0);
  const ticket = hall.counters.get(counter)?.ticket;
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  if (visit === undefined) return { waiting };
  const mark = markOf(visit);
  return { waiting, number: visit.number, ...(mark !== undefined && { mark }) };
}

/** There is room for one: what the clerk must know first. */
function markOf({ place, steps, step }: Visit): Mark | undefined {
  if (place.is !== 'serving') return undefined;
  if (place.presumed !== undefined) return 1;
  const next = steps[step + 1];
  const isToChoose = next?.is === 'choice' && queueOf(next) === undefined && next.otherwise.is === 'ask';
  return isToChoose ? 4 : undefined;
}
