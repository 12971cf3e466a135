/** What was done in a business day, counted fact by fact. A press that is taken back is counted no more. */

import type { Event } from '../../core/types/events.ts';
import type { Rules } from '../../core/types/rules.ts';
import { openDay } from '../../history/day.ts';
import { type EstimatesJudged, openEstimateFigures } from '../../history/estimate-figures.ts';
import { openEstimates } from '../../history/estimates.ts';
import { openSpread, type Spread } from '../../history/spread.ts';
import type { Fact } from '../../history/visit.ts';

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
  /** Told by fives, so that nobody reckons from two sums how one of them was (R17); `newly`: given since the last five. */
  ratings: number;
  gradeSum: number;
  newly: readonly number[];
  /** In the queue, until called. */
  waits: Spread;
  /** At the counter, from the coming of the citizen until finished; what was forgotten to finish is left out (R8). */
  serves: Spread;
};

export type DayStats = {
  /** The events of a day, in order. Another day begins with nothing. */
  fold(at: number, event: Event): void;
  hall(): Readonly<Tally>;
  queue(id: string): Readonly<Tally>;
  counter(id: string): Readonly<Tally>;
  institution(id: string): Readonly<Tally>;
  /** How true the expected waits were (R11). */
  estimates(): EstimatesJudged;
};

type Served = Extract<Fact, { is: 'served' | 'casesServed' }>;

const toldTogether = 5;

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
  newly: [],
  waits: openSpread(),
  serves: openSpread(),
});

export function dayStats({ queues, counters, times }: Rules): DayStats {
  /** By scope: `hall`, `queue approval`, `counter 1`, … */
  const tallies = new Map<string, Tally>();
  let judged = openEstimateFigures();
  let day: string | undefined;
  const estimates = openEstimates({
    told: sample => judged.add(sample),
    dropped: sample => judged.add(sample, -1),
  });
  const history = openDay({ told: fact => count(fact, 1), dropped: fact => count(fact, -1) });

  function tally(scope: string): Tally {
    const found = tallies.get(scope) ?? nothing();
    tallies.set(scope, found);
    return found;
  }

  /** A backup counter works for the queue's institution. */
  function count(fact: Fact, by: 1 | -1): void {
    const { queue, counter } = fact;
    const institution = queues.get(queue)?.institution;
    for (const scope of ['hall', `queue ${queue}`, `counter ${counter}`, `institution ${institution}`])
      countIn(tally(scope), fact, by);
  }

  function countIn(into: Tally, fact: Fact, by: 1 | -1): void {
    switch (fact.is) {
      case 'called': {
        const { at, since, waitedMs, promiseMs } = fact;
        into.calls += by;
        if (fact.class === 'green') into.greenCalls += by;
        into.waits.add(at - since, by);
        // R10: a promise stands still in a break.
        if (promiseMs !== undefined) into[waitedMs <= promiseMs ? 'promisesKept' : 'promisesBroken'] += by;
        return;
      }
      case 'missed':
        into.missedCalls += by;
        return;
      case 'served': {
        into.finished += by;
        if (fact.outcome !== 'approved') into.refused += by;
        countServing(into, fact, by);
        return;
      }
      case 'casesServed':
        countServing(into, fact, by);
        return;
      default:
        return;
    }
  }

  /** Of several cases what each took (R18). */
  function countServing(into: Tally, { presumed, hereMs, cases = 1 }: Served, by: 1 | -1): void {
    if (hereMs !== undefined && presumed !== true && hereMs / cases <= times.forgottenMs)
      into.serves.add(Math.round(hereMs / cases), by);
  }

  function rated({ counter, grade }: Extract<Event, { kind: 'rated' }>): void {
    const institution = counters.get(counter)?.institution;
    for (const scope of ['hall', `counter ${counter}`, `institution ${institution}`]) {
      const into = tally(scope);
      into.newly = [...into.newly, grade];
      if (into.newly.length < toldTogether) continue;
      into.ratings += toldTogether;
      into.gradeSum += into.newly.reduce((sum, one) => sum + one, 0);
      into.newly = [];
    }
  }

  /** A day that was closed by mistake, and is opened again, goes on. */
  function begin(opened: string): void {
    if (opened === day) return;
    day = opened;
    tallies.clear();
    judged = openEstimateFigures();
  }

  return {
    fold(at, event) {
      if (event.kind === 'day-opened') begin(event.day);
      else if (event.kind === 'rated') rated(event);
      history.saw(event, at);
      estimates.saw(event, at);
    },
    hall: () => tally('hall'),
    queue: id => tally(`queue ${id}`),
    counter: id => tally(`counter ${id}`),
    institution: id => tally(`institution ${id}`),
    estimates: () => judged.result(),
  };
}
