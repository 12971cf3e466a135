/** What was done in a business day, counted: a fold of its events. A press that is taken back is counted no more. */

import { workedMs } from '../../core/day/timetable.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import { type Spread, spread } from './stats-spread.ts';

export type Tally = {
  calls: number;
  /** Calls of the green channel (R6). */
  greenCalls: number;
  /** Calls that nobody came to. */
  missedCalls: number;
  /** Steps, and those of them that ended the route without an approval. */
  finished: number;
  refused: number;
  /** Calls within the promised wait, and later; of queues that promise nothing neither (R8). */
  promisesKept: number;
  promisesBroken: number;
  ratings: number;
  gradeSum: number;
  /** In the queue, until called. */
  waits: Spread;
  /** At the counter, from the coming of the citizen until finished; what was forgotten to finish is left out (R8). */
  serves: Spread;
};

export type DayStats = {
  /** The events of a day, in order. A new day begins with nothing. */
  fold(at: number, event: Event): void;
  hall(): Readonly<Tally>;
  queue(id: string): Readonly<Tally>;
  counter(id: string): Readonly<Tally>;
  institution(id: string): Readonly<Tally>;
};

type Count = { [Key in keyof Tally]: Tally[Key] extends number ? Key : never }[keyof Tally];

const nothing = (): Tally => ({
  calls: 0,
  greenCalls: 0,
  missedCalls: 0,
  finished: 0,
  refused: 0,
  promisesKept: 0,
  promisesBroken: 0,
  ratings: 0,
  gradeSum: 0,
  waits: spread(),
  serves: spread(),
});

export function dayStats(rules: Rules, hall: Readonly<Hall>): DayStats {
  /** By scope: `hall`, `queue approval`, `counter 1`, … */
  const tallies = new Map<string, Tally>();
  const green = new Set<string>();
  /** By counter: who is being served there, and since when. */
  const serving = new Map<string, { ticket: string; at: number }>();
  /** Whose last call came within the promised wait. */
  const keptLast = new Set<string>();
  /** By counter and verb: what takes back the latest press. */
  const presses = new Map<string, (() => void)[]>();
  let press: (() => void)[] | undefined;

  function tally(scope: string): Tally {
    const found = tallies.get(scope) ?? nothing();
    tallies.set(scope, found);
    return found;
  }

  /** Does it now, and keeps how it is taken back. */
  function done(doIt: () => void, undo: () => void): void {
    doIt();
    press?.push(undo);
  }
  function count(scopes: readonly string[], what: Count, by = 1): void {
    for (const one of scopes.map(tally))
      done(
        () => void (one[what] += by),
        () => void (one[what] -= by),
      );
  }
  function measure(scopes: readonly string[], what: 'waits' | 'serves', ms: number): void {
    for (const one of scopes.map(tally))
      done(
        () => one[what].add(ms),
        () => one[what].remove(ms),
      );
  }
  function setServing(counter: string, now: { ticket: string; at: number } | undefined): void {
    const before = serving.get(counter);
    const set = (to: typeof now) =>
      void (to === undefined ? serving.delete(counter) : serving.set(counter, to));
    done(
      () => set(now),
      () => set(before),
    );
  }
  function setGreen(ticket: string, isGreen: boolean): void {
    const was = green.has(ticket);
    const set = (to: boolean) => void (to ? green.add(ticket) : green.delete(ticket));
    done(
      () => set(isGreen),
      () => set(was),
    );
  }
  /** Whom a step counts for. A backup counter works for the queue's institution. */
  const scopesOf = (counter: string, queue: string) => [
    'hall',
    `queue ${queue}`,
    `counter ${counter}`,
    `institution ${rules.queues.get(queue)?.institution}`,
  ];

  function fold(at: number, event: Event): void {
    if (event.order !== undefined) {
      press = 'counter' in event && event.counter !== undefined ? [] : undefined;
      if (press !== undefined && 'counter' in event) presses.set(`${event.counter} ${event.order}`, press);
    }
    switch (event.kind) {
      case 'day-opened':
        tallies.clear();
        green.clear();
        serving.clear();
        keptLast.clear();
        presses.clear();
        return;
      case 'ticket-issued':
        return setGreen(event.ticket, event.class === 'green');
      case 'class-set':
        return setGreen(event.ticket, event.class === 'green');
      case 'visit-called':
        return called(at, event);
      case 'visit-recalled':
        return setServing(event.counter, undefined);
      case 'visit-started':
        // Whom time alone had presumed to have come has been served since then.
        if (serving.get(event.counter)?.ticket === event.ticket) return;
        return setServing(event.counter, { ticket: event.ticket, at });
      case 'visit-resumed':
        return setServing(event.counter, { ticket: event.ticket, at });
      case 'step-finished':
        return finished(at, event);
      case 'visit-missed':
        return count(scopesOf(event.counter, event.queue), 'missedCalls');
      case 'rated': {
        const { counter, grade } = event;
        const scopes = [
          'hall',
          `counter ${counter}`,
          `institution ${rules.counters.get(counter)?.institution}`,
        ];
        count(scopes, 'ratings');
        return count(scopes, 'gradeSum', grade);
      }
      case 'press-undone': {
        const of = `${event.counter} ${event.undone}`;
        press = undefined;
        for (const undo of presses.get(of)?.toReversed() ?? []) undo();
        presses.delete(of);
        return;
      }
      default:
        return;
    }
  }

  function called(at: number, event: Event & { kind: 'visit-called' }): void {
    const { ticket, counter, queue, waitedMs } = event;
    const scopes = scopesOf(counter, queue);
    count(scopes, 'calls');
    if (green.has(ticket)) count(scopes, 'greenCalls');
    measure(scopes, 'waits', waitedMs);
    const { promiseMs, institution } = rules.queues.get(queue) ?? {};
    if (promiseMs === undefined) return;
    // R10: a promise stands still in a break.
    const isKept = workedMs(hall, at - waitedMs, at, institution) <= promiseMs;
    if (isKept) keptLast.add(ticket);
    else keptLast.delete(ticket);
    count(scopes, isKept ? 'promisesKept' : 'promisesBroken');
  }

  function finished(at: number, event: Event & { kind: 'step-finished' }): void {
    const { ticket, counter, queue, outcome } = event;
    const scopes = scopesOf(counter, queue);
    count(scopes, 'finished');
    if (outcome !== 'approved') count(scopes, 'refused');
    // Waiting ends at a known start, and there was none (R3).
    if (event.presumed === true && keptLast.has(ticket)) count(scopes, 'promisesKept', -1);
    const began = serving.get(counter);
    if (began === undefined || began.ticket !== ticket) return;
    setServing(counter, undefined);
    const tookMs = at - began.at;
    if (event.presumed !== true && tookMs <= rules.times.forgottenMs) measure(scopes, 'serves', tookMs);
  }

  return {
    fold,
    hall: () => tally('hall'),
    queue: id => tally(`queue ${id}`),
    counter: id => tally(`counter ${id}`),
    institution: id => tally(`institution ${id}`),
  };
}
