/** What may go wrong at a counter: it serves too long (R8), or whoever works there asks for help. */

import { workedMs } from '../day/timetable.ts';
import { alarmId } from '../types/alarm.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { CounterState, Hall, Place } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { supervisorAsked } from './supervisor-call.ts';

export function watchCounter(rules: Rules, hall: Hall, id: string, state: CounterState, see: See): void {
  const { ticket } = state;
  const place = ticket === undefined ? undefined : hall.visits.get(ticket)?.place;
  if (ticket !== undefined && place?.is === 'serving')
    watchServing(rules, hall, id, ticket, state, place, see);
  const asked = supervisorAsked(hall, id);
  if (asked !== undefined) see(asked.since, 0, undefined, () => asked.watch, asked.endsAt);
}

/** The time at the counter counts from the call, as a cycle does. */
function watchServing(
  rules: Rules,
  hall: Hall,
  counter: string,
  ticket: string,
  { handSince }: CounterState,
  place: Place & { is: 'serving' },
  see: See,
): void {
  const { forgottenMs } = rules.times;
  const { serveMs, institution } = rules.queues.get(place.queue) ?? {};
  const heldMs = (now: number) => workedMs(hall, handSince, now, institution);
  if (serveMs !== undefined) {
    see(handSince, serveMs, institution, () => ({
      id: alarmId('serve', counter),
      severity: 'warning',
      subject: { counter, ticket },
      says: now =>
        says('serve', { counter, ticket, queue: place.queue, heldMs: heldMs(now), atMostMs: serveMs }),
    }));
  }
  see(handSince, forgottenMs, institution, () => ({
    id: alarmId('forgotten', counter),
    severity: 'warning',
    subject: { counter, ticket },
    says: now => says('forgotten', { counter, ticket, heldMs: heldMs(now), atMostMs: forgottenMs }),
  }));
}
