/** What may go wrong in a queue: its promise is broken (R8), or nobody serves it. */

import { restsFrom, workedMs, worksFrom } from '../day/timetable.ts';
import { isWorking } from '../estimate/hands.ts';
import { countersOf } from '../queue/serving-counters.ts';
import { oldestIn, waitingIn } from '../queue/waiting-order.ts';
import { alarmId } from '../types/alarm.ts';
import { type QueueHelp, says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

export function watchQueue(rules: Rules, hall: Hall, queue: string, now: number, see: See): void {
  const oldest = oldestIn(hall, queue);
  if (oldest === undefined) return;
  watchPromise(rules, hall, queue, oldest, see);
  if (!isServed(rules, hall, queue)) watchUnserved(rules, hall, queue, now, see);
}

function watchPromise(
  rules: Rules,
  hall: Hall,
  id: string,
  { ticket, since }: { ticket: string; since: number },
  see: See,
): void {
  const { promiseMs, institution } = rules.queues.get(id) ?? {};
  if (promiseMs === undefined) return;
  see(since, promiseMs, institution, () => ({
    id: alarmId('wait', id),
    severity: 'warning',
    subject: { queue: id, ticket },
    says: now =>
      says('wait', {
        ticket,
        queue: id,
        waitedMs: workedMs(hall, since, now, institution),
        promisedMs: promiseMs,
        help: help(rules, hall, id),
      }),
  }));
}

/** Those inside are stuck; in a break, or before its institution begins to work, they only wait for that. */
function watchUnserved(rules: Rules, hall: Hall, id: string, now: number, see: See): void {
  const { institution } = rules.queues.get(id) ?? {};
  const watch = () =>
    ({
      id: alarmId('unserved', id),
      severity: 'critical',
      subject: { queue: id },
      says: () => says('unserved', { queue: id, waiting: waitingIn(hall, id), help: help(rules, hall, id) }),
    }) as const;
  see(worksFrom(hall, now, institution), 0, institution, watch, restsFrom(hall, now, institution));
}

/** By an open counter, as its own or as a backup queue; one that pauses calls nobody. */
function isServed(rules: Rules, hall: Hall, queue: string): boolean {
  return countersOf(rules, queue).some(({ id }) => {
    const state = hall.counters.get(id);
    return state !== undefined && isWorking(state);
  });
}

function help(rules: Rules, hall: Hall, queue: string): QueueHelp {
  const serving = countersOf(rules, queue).map(({ id }) => id);
  if (serving.length === 0) return { is: 'none' };
  const resting = serving.filter(id => hall.counters.get(id)?.status !== 'open');
  return resting.length === 0 ? { is: 'all-open' } : { is: 'open', counters: resting };
}
