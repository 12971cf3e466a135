/** R7: counters that are open and idle while people wait for them: one alarm a queue, which names them. */

import { workedUntil, worksFrom } from '../day/timetable.ts';
import { countersOf } from '../queue/serving-counters.ts';
import { alarmId } from '../types/alarm.ts';
import { says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import { standingAt } from '../types/lane.ts';
import type { Hall } from '../types/model.ts';
import type { Counter, Rules } from '../types/rules.ts';

type Idle = { counter: string; since: number; institution: string };

/** Nobody is to call in a break, or before the first session. */
export function watchIdle(rules: Rules, hall: Hall, queue: string, see: See): void {
  const counters: Idle[] = [];
  for (const counter of countersOf(rules, queue)) {
    if (!counter.queues.includes(queue)) continue;
    const { status, ticket, handSince = 0 } = hall.counters.get(counter.id) ?? {};
    if (status !== 'open' || ticket !== undefined) continue;
    const waitedFor = waitedForSince(hall, counter, queue);
    if (waitedFor === undefined) continue;
    const { id, institution } = counter;
    const worksSince = worksFrom(hall, hall.openedAt, institution);
    const since = Math.max(handSince, waitedFor, worksSince);
    counters.push({ counter: id, since, institution });
  }
  const { noCallsMs } = rules.times;
  let made: Watch | undefined;
  const watch = () => (made ??= noCalls(rules, hall, queue, counters));
  for (const { since, institution } of counters) see(since, noCallsMs, institution, watch);
}

function noCalls(rules: Rules, hall: Hall, queue: string, counters: readonly Idle[]): Watch {
  const { noCallsMs } = rules.times;
  const dueAt = ({ since, institution }: Idle) => workedUntil(hall, since, noCallsMs, institution);
  let longest: { counter: string; dueAt: number } | undefined;
  for (const idle of counters) {
    const at = dueAt(idle);
    if (longest === undefined || at < longest.dueAt) longest = { counter: idle.counter, dueAt: at };
  }
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
