/** R10 and R9: whether a ticket is taken now, by hours and limits alone. */
import { dateAndTime } from '../day/clock-face.ts';
import { type TicketPause, ticketPause } from '../day/timetable.ts';
import { waitingIn } from '../queue/waiting-order.ts';
import type { Hall, VisitStep } from '../types/model.ts';
import { type Refusal, type Refused, refuse } from '../types/refusals.ts';
import type { Rules, Service, SurgeLevel } from '../types/rules.ts';
import { queuesOf } from '../visit/route.ts';

/** At the edge every call lets one more ticket in: an alarm stays until the hall is this much clear of it. */
export type Ease = { share: number; ms: number };
export const strict: Ease = { share: 1, ms: 0 };
export const eased: Ease = { share: 0.8, ms: 15 * 60_000 };

/** R9: no room for more tickets of a service. */
export type Full = Refused<'full-today' | 'limited-now'>;

/** `institution` left out: the hall. */
type Paused = { institution?: string; pause: TicketPause };

/** Who takes no tickets now, the hall or an institution on the way. A step with an open choice is possible while one of its queues is. */
export function noTicketsNow(
  rules: Rules,
  hall: Hall,
  steps: readonly VisitStep[],
  now: number,
): Paused | undefined {
  const wall = now + hall.wallAheadMs;
  const ofHall = ticketPause(hall.sessions.get(''), wall);
  if (ofHall !== undefined) return { pause: ofHall };
  const pauseFor = (queue: string) => ticketPause(hall.sessions.get(institutionOf(rules, queue)), wall);
  for (const step of steps) {
    const [first = ''] = queuesOf(step);
    const pause = pauseFor(first);
    if (pause !== undefined && queuesOf(step).every(queue => pauseFor(queue) !== undefined))
      return { institution: institutionOf(rules, first), pause };
  }
  return undefined;
}

export function refusePaused({ timeZone }: Rules, { pause: { since, again }, ...whose }: Paused): Refusal {
  return refuse('no-tickets-now', {
    ...whose,
    since: dateAndTime(since, timeZone),
    ...(again !== undefined && { again: dateAndTime(again, timeZone) }),
  });
}

export function takenToday(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
): Full | undefined {
  const { taken } = hall;
  for (const { id, dailyLimit } of services) {
    if (dailyLimit !== undefined && (taken.services.get(id) ?? 0) >= dailyLimit)
      return allTaken(id, dailyLimit);
  }
  const fullOf = (queue: string) => {
    const id = institutionOf(rules, queue);
    const limit = rules.institutions.get(id)?.dailyLimit;
    return limit !== undefined && (taken.institutions.get(id) ?? 0) >= limit
      ? allTaken(id, limit)
      : undefined;
  };
  for (const step of steps) {
    const [first = ''] = queuesOf(step);
    if (queuesOf(step).every(queue => fullOf(queue) !== undefined)) return fullOf(first);
  }
  return undefined;
}

function allTaken(what: string, limit: number): Full {
  return refuse('full-today', { is: 'limit', of: what, limit });
}

/** R9: the surge level in force lets only so many wait for the first step of a service. */
export function limitedBySurge(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
  { share }: Ease,
): Full | undefined {
  const inForce = levelInForce(rules, hall);
  if (inForce === undefined) return undefined;
  for (const service of services) {
    const limit = inForce.limit.get(service.id);
    const start = steps.find(step => isStartOf(service, step));
    if (limit === undefined || start === undefined) continue;
    const waiting = Math.min(...queuesOf(start).map(queue => waitingIn(hall, queue)));
    if (waiting >= limit * share)
      return refuse('limited-now', { service: service.id, waiting, level: inForce.id, limit });
  }
  return undefined;
}

export function levelInForce(rules: Rules, hall: Hall): SurgeLevel | undefined {
  return hall.surge && rules.surge?.levels.find(({ id }) => id === hall.surge?.level);
}

function isStartOf({ route: [start] }: Service, step: VisitStep): boolean {
  if (start === undefined) return false;
  if (start.is === 'queue') return step.is === 'queue' && step.queue === start.queue;
  return step.is === 'choice' && step.choice === start.choice;
}

export function institutionOf(rules: Rules, queue: string): string {
  return rules.queues.get(queue)?.institution ?? '';
}
