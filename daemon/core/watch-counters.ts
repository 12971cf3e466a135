/** What may go wrong at a counter: it serves too long, or it calls nobody (R7, R8). */
import { standingAt } from './lane.ts';
import type { CounterState, Hall, Place } from './model.ts';
import type { Counter, Rules } from './rules.ts';
import { workedMs, worksFrom } from './timetable.ts';
import { alarmId, minutes, type See } from './watch.ts';

export function watchCounters(rules: Rules, hall: Hall, see: See): void {
  for (const [id, state] of hall.counters) {
    const { ticket } = state;
    if (ticket !== undefined) {
      const place = hall.visits.get(ticket)?.place;
      if (place?.is === 'serving') watchServing(rules, hall, id, ticket, state, place, see);
    } else if (state.status === 'open') {
      const counter = rules.counters.get(id);
      if (counter !== undefined) watchIdle(rules, hall, counter, state, see);
    }
  }
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
  if (serveMs !== undefined) {
    see(handSince, serveMs, institution, () => ({
      id: alarmId('serve', counter),
      severity: 'warning',
      subject: { counter, ticket },
      text: now =>
        `counter ${counter} has had ${ticket} in hand for ${minutes(workedMs(hall, handSince, now, institution))}, expected at most ${minutes(serveMs)} for ${place.queue}; ask the clerk whether help is needed`,
    }));
  }
  see(handSince, forgottenMs, institution, () => ({
    id: alarmId('forgotten', counter),
    severity: 'warning',
    subject: { counter, ticket },
    text: now =>
      `counter ${counter} has had ${ticket} in hand for ${minutes(workedMs(hall, handSince, now, institution))}, longer than ${minutes(forgottenMs)}: the clerk may have forgotten to finish; finish it at the counter or with cmd/finish`,
  }));
}

/** R7: idle while people wait for it. Nobody is to call in a break, or before the first session. */
function watchIdle(rules: Rules, hall: Hall, counter: Counter, { handSince }: CounterState, see: See): void {
  const waitedFor = waitedForSince(hall, counter);
  if (waitedFor === undefined) return;
  const { noCallsMs } = rules.times;
  const since = Math.max(handSince, waitedFor, worksFrom(hall, hall.openedAt, counter.institution));
  see(since, noCallsMs, counter.institution, () => ({
    id: alarmId('no-calls', counter.id),
    severity: 'warning',
    subject: { counter: counter.id },
    text: now =>
      `counter ${counter.id} is open and has called nobody for ${minutes(workedMs(hall, since, now, counter.institution))} while people wait for ${counter.queues.join(', ')}; call the next one, or pause or close the counter`,
  }));
}

/** Since when there has always been somebody whom it may call; a visit that is kept for another counter is nobody. */
function waitedForSince(hall: Hall, counter: Counter): number | undefined {
  let since = Number.POSITIVE_INFINITY;
  for (const queue of counter.queues) {
    const { pooledSince, bound } = hall.queues.get(queue) ?? {};
    if (pooledSince !== undefined) since = Math.min(since, pooledSince);
    for (const lane of bound?.get(counter.id)?.values() ?? []) {
      const place = hall.visits.get(standingAt(lane, 0)?.ticket ?? '')?.place;
      if (place?.is === 'waiting') since = Math.min(since, place.since);
    }
  }
  return Number.isFinite(since) ? since : undefined;
}
