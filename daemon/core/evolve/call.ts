/** What a call does to the visit, to its counter, and to what is owed to the ears. */
import { workedFor } from '../day/worked-clock.ts';
import { noteOvertake } from '../queue/overtakes.ts';
import { countCall } from '../queue/promises.ts';
import type { Event } from '../types/events.ts';
import type { Call, Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { counterOf } from '../visit/lookup.ts';
import { move } from '../visit/move.ts';
import { oweTo } from '../visit/owed-jobs.ts';

/** R11: a counter's calls count for this long. */
const callsForMs = 30 * 60_000;

export function call(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  event: Event & { kind: 'visit-called' },
  at: number,
): void {
  const { counter: id, queue, waitedMs, why } = event;
  const counter = counterOf(hall, id);
  counter.calls = [...counter.calls.filter(earlier => earlier.at > at - callsForMs), { at, queue }];
  if (why.by !== 'number') counter.greens = visit.class === 'green' ? counter.greens + 1 : 0;
  const counts = countCall(rules, hall, queue, waitedMs, at);
  noteOvertake(hall, visit, event, at);
  if (visit.place.is === 'waiting') {
    const { is: _, queue: __, bound: ___, ...standing } = visit.place;
    const workedHere = workedFor(rules, hall, queue, at) - standing.workedSince;
    visit.stood = { ...standing, calledAt: at, waitedMs: workedHere, ...(!counts && { cut: true }) };
  }
  move(
    rules,
    hall,
    visit,
    { is: 'called', counter: id, queue, call: newCall(rules, hall, event, 1, at) },
    at,
  );
}

/** A call is owed to the ears where there is a voice. */
export function newCall(
  rules: Rules,
  hall: Hall,
  about: { ticket: string; counter: string },
  nth: number,
  at: number,
): Call {
  const { ticket, counter } = about;
  const job = oweTo(rules.voices, hall, { is: 'call', ticket, counter, nth });
  return job === undefined ? { at, nth } : { at, nth, job };
}
