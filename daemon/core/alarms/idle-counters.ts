/** R7: counters that are open and idle while people wait for them: one alarm a queue, which names them. */

import { workedUntil, worksFrom } from '../day/timetable.ts';
import { alarmId } from '../types/alarm.ts';
import { says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import { standingAt } from '../types/lane.ts';
import type { Hall } from '../types/model.ts';
import type { Counter, Rules } from '../types/rules.ts';

type Idle = { counter: string; since: number; institution: string };

/** Nobody is to call in a break, or before the first session. */
export function watchIdle(rules: Rules, hall: Hall, see: See): void {
  const idle = new Map<string, Idle[]>();
  for (const [id, { status, ticket, handSince }] of hall.counters) {
    const counter = rules.counters.get(id);
    if (status !== 'open' || ticket !== undefined || counter === undefined) continue;
    const { institution } = counter;
    const worksSince = worksFrom(hall, hall.openedAt, institution);
    for (const queue of counter.queues) {
      const waitedFor = waitedForSince(hall, counter, queue);
      if (waitedFor === undefined) continue;
      const since = Math.max(handSince, waitedFor, worksSince);
      const others = idle.get(queue);
      const found = { counter: id, since, institution };
      if (others === undefined) idle.set(queue, [found]);
      else others.push(found);
    }
  }
  const { noCallsMs } = rules.times;
  for (const [queue, counters] of idle) {
    for (const { since, institution } of counters)
      see(since, noCallsMs, institution, () => noCalls(rules, hall, queue, counters));
  }
}

function noCalls(rules: Rules, hall: Hall, queue: string, counters: readonly Idle[]): Omit<Watch, 'dueAt'> {
  const { noCallsMs } = rules.times;
  const dueAt = ({ since, institution }: Idle) => workedUntil(hall, since, noCallsMs, institution);
  const [longest] = counters.toSorted((one, other) => dueAt(one) - dueAt(other));
  return {
    id: alarmId('no-calls', queue),
    severity: 'warning',
    subject: { queue, ...(longest !== undefined && { counter: longest.counter }) },
    retold: true,
    says(now) {
      const idle = counters.filter(one => dueAt(one) <= now).map(({ counter }) => counter);
      return says('no-calls', { counters: idle, queue, forMs: noCallsMs });
    },
  };
}

/**
 * Since when there has always been somebody in the queue whom it may call; who is kept for another counter is nobody, and who
 * is kept for this one waits for it alone.
 */
function waitedForSince(hall: Hall, { id }: Counter, queue: string): number | undefined {
  const { pooledSince, bound } = hall.queues.get(queue) ?? {};
  let since = pooledSince ?? Number.POSITIVE_INFINITY;
  for (const lane of bound?.get(id)?.values() ?? []) {
    const place = hall.visits.get(standingAt(lane, 0)?.ticket ?? '')?.place;
    if (place?.is === 'waiting') since = Math.min(since, place.since);
  }
  return Number.isFinite(since) ? since : undefined;
}
