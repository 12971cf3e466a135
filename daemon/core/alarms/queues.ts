/** What may go wrong in a queue: its promise is broken (R8), or nobody serves it. */

import { workedMs, worksFrom } from '../day/timetable.ts';
import { isServing } from '../estimate/joining.ts';
import { oldestIn, waitingIn } from '../queue/waiting-order.ts';
import { alarmId } from '../types/alarm.ts';
import { type QueueHelp, says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

export function watchQueues(rules: Rules, hall: Hall, now: number, see: See): void {
  for (const queue of hall.queues.keys()) {
    const oldest = oldestIn(hall, queue);
    if (oldest === undefined) continue;
    watchPromise(rules, hall, queue, oldest, see);
    if (!isServed(rules, hall, queue)) watchUnserved(rules, hall, queue, now, see);
  }
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
  see(worksFrom(hall, now, institution), 0, institution, () => ({
    id: alarmId('unserved', id),
    severity: 'critical',
    subject: { queue: id },
    says: () => says('unserved', { queue: id, waiting: waitingIn(hall, id), help: help(rules, hall, id) }),
  }));
}

/** By an open counter, as its own or as a backup queue; one that pauses calls nobody. */
function isServed(rules: Rules, hall: Hall, queue: string): boolean {
  for (const [id, { status, pausing }] of hall.counters) {
    if (status === 'open' && !pausing && isServing(rules, id, queue)) return true;
  }
  return false;
}

function help(rules: Rules, hall: Hall, queue: string): QueueHelp {
  const serving = [...rules.counters.keys()].filter(id => isServing(rules, id, queue));
  if (serving.length === 0) return { is: 'none' };
  const resting = serving.filter(id => hall.counters.get(id)?.status !== 'open');
  return resting.length === 0 ? { is: 'all-open' } : { is: 'open', counters: resting };
}
