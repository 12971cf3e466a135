/** What may go wrong at a counter: it serves too long (R8), or whoever works there asks for help. */

import { workedMs } from '../day/timetable.ts';
import { alarmId } from '../types/alarm.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { CounterState, Hall, Place, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { casesInHand } from '../visit/cases.ts';
import { supervisorAsked } from './supervisor-call.ts';

export function watchCounter(rules: Rules, hall: Hall, id: string, state: CounterState, see: See): void {
  const visit = state.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit?.place.is === 'serving') watchServing(rules, hall, id, visit, state, visit.place, see);
  const asked = supervisorAsked(hall, id);
  if (asked !== undefined) see(asked.since, 0, undefined, () => asked.watch, asked.endsAt);
}

/** The time at the counter counts from the call, as a cycle does; each case that is in hand has as long (R18). */
function watchServing(
  rules: Rules,
  hall: Hall,
  counter: string,
  visit: Visit,
  { handSince }: CounterState,
  place: Place & { is: 'serving' },
  see: See,
): void {
  const { ticket } = visit;
  const cases = casesInHand(rules, visit);
  const forgottenMs = cases * rules.times.forgottenMs;
  const { serveMs, institution } = rules.queues.get(place.queue) ?? {};
  const heldMs = (now: number) => workedMs(hall, handSince, now, institution);
  if (serveMs !== undefined) {
    const atMostMs = cases * serveMs;
    see(handSince, atMostMs, institution, () => ({
      id: alarmId('serve', counter),
      severity: 'warning',
      subject: { counter, ticket },
      says: now => says('serve', { counter, ticket, queue: place.queue, heldMs: heldMs(now), atMostMs }),
    }));
  }
  see(handSince, forgottenMs, institution, () => ({
    id: alarmId('forgotten', counter),
    severity: 'warning',
    subject: { counter, ticket },
    says: now => says('forgotten', { counter, ticket, heldMs: heldMs(now), atMostMs: forgottenMs }),
  }));
}
