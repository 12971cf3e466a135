/** What a config may not take away while a day is open (docs/decisions/0007-config-changes.md). */
import type { Logger } from 'pino';
import type { Hall, Visit } from '../core/types/model.ts';
import type { Rules } from '../core/types/rules.ts';
import { ended } from '../core/visit/current-visit.ts';
import { queueOf } from '../core/visit/route.ts';
import type { RemarkOf } from '../text/staff/language.ts';

const named = 5;

/** A remark for each queue that visits wait in or have on their way, and that the config does not know any more. */
export function configConflicts(rules: Rules, hall: Hall): RemarkOf<'queue-gone'>[] {
  const missing = new Map<string, string[]>();
  for (const visit of hall.visits.values()) {
    if (ended(visit)) continue;
    for (const queue of queuesOf(visit)) {
      if (!rules.queues.has(queue)) missing.set(queue, [...(missing.get(queue) ?? []), visit.ticket]);
    }
  }
  return [...missing].map(([queue, tickets]) => ({
    code: 'queue-gone',
    args: {
      queue,
      day: hall.day ?? '',
      inside: tickets.length,
      tickets: tickets.slice(0, named),
      more: tickets.length > named,
    },
  }));
}

/** The queue it is in, and all that it may still come to. */
function queuesOf({ place, steps, step }: Visit): Set<string> {
  const toCome = steps
    .slice(step + 1)
    .flatMap(one => (one.is === 'choice' && one.chosen === undefined ? one.among : (queueOf(one) ?? [])));
  return new Set([...('queue' in place ? [place.queue] : []), ...toCome]);
}

export function warnOfGone(rules: Rules, hall: Hall, log: Pick<Logger, 'warn'>): void {
  for (const gone of countersGone(rules, hall))
    log.warn(
      gone,
      'the config does not know this counter any more: whom it has in hand goes back to the queue',
    );
}

/** Counters at work that the config does not know any more, and whom they have in hand: that visit goes back to its queue. */
export function countersGone(rules: Rules, hall: Hall): { counter: string; ticket?: string }[] {
  return [...hall.counters].flatMap(([counter, { status, ticket }]) =>
    status === 'closed' || rules.counters.has(counter)
      ? []
      : [{ counter, ...(ticket !== undefined && { ticket }) }],
  );
}
