/** A visit that is parked too long (R8). */

import { workedMs } from '../day/timetable.ts';
import { alarmId } from '../types/alarm.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

export function watchParked(rules: Rules, hall: Hall, counter: string, state: CounterState, see: See): void {
  for (const ticket of state.parked) watchOne(rules, hall, counter, ticket, see);
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
