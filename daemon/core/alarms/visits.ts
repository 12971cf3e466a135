/** What may go wrong with a visit that nobody looks at: it is parked too long (R8), or has no ticket (R13). */

import { workedMs } from '../day/timetable.ts';
import { alarmId } from '../types/alarm.ts';
import { messageOf, says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { ended } from '../visit/current-visit.ts';

export function watchParked(rules: Rules, hall: Hall, counter: string, state: CounterState, see: See): void {
  for (const ticket of state.parked) watchOne(rules, hall, counter, ticket, see);
}

export function watchUnprinted(hall: Hall, see: See): void {
  for (const alarm of hall.alarms.values()) {
    const { id, severity, subject, since } = alarm;
    const visit = id.startsWith('not-printed-') ? hall.visits.get(subject.ticket ?? '') : undefined;
    // It was raised when the printer gave up, and nobody needs the ticket of a visit that is over.
    if (visit !== undefined && !ended(visit))
      see(since, 0, undefined, () => ({
        id: alarmId('not-printed', visit.ticket),
        severity,
        subject,
        says: () => messageOf(alarm),
      }));
  }
}

function watchOne(rules: Rules, hall: Hall, counter: string, ticket: string, see: See): void {
  const place = hall.visits.get(ticket)?.place;
  if (place?.is !== 'parked') return;
  const { since } = place;
  const { parkedForMs } = rules.times;
  const institution = rules.queues.get(place.queue)?.institution;
  see(since, parkedForMs, institution, () => ({
    id: alarmId('parked', ticket),
    severity: 'warning',
    subject: { ticket, counter },
    says: now => {
      const parkedMs = workedMs(hall, since, now, institution);
      return says('parked', { ticket, counter, parkedMs, atMostMs: parkedForMs });
    },
  }));
}
