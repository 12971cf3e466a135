/** Who is next (R2), how one joins and what is kept for whom (R4, R5), the green channel (R6). */
import type { Mutated } from '../mutation.ts';

export const queue: readonly Mutated[] = [
  {
    file: 'daemon/core/queue/waiting-order.ts',
    tests: [
      'tests/core/queue/credit.test.ts',
      'tests/core/queue/priority.test.ts',
      'tests/core/visit/return.test.ts',
    ],
    mutations: [
      {
        breaks: 'R2: the credit for having waited before has a cap',
        found: 'Math.min(creditCapMs, Math.round(creditRate * waitedMs))',
        instead: 'Math.round(creditRate * waitedMs)',
      },
      {
        breaks: 'R5: a short return step has its soon credit',
        found: '(step?.soon === undefined ? 0 : soonCreditMs)',
        instead: '0',
      },
      {
        breaks: 'R5: only a step that says soon has the soon credit',
        found: '(step?.soon === undefined ? 0 : soonCreditMs)',
        instead: 'soonCreditMs',
      },
      {
        breaks: 'R2: a credit helps by no more than itself',
        found: 'weight[visitClass] * workedAtJoining - credit',
        instead: 'weight[visitClass] * (workedAtJoining - credit)',
        tests: ['tests/core/queue/wait-bound.property.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/types/lane.ts',
    tests: ['tests/core/queue/priority.test.ts', 'tests/core/visit/return.test.ts'],
    mutations: [
      {
        breaks: 'R2: of equal P the rank given at joining decides',
        found: 'one.key === other.key && (one.rank < other.rank ||',
        instead: 'one.key === other.key && (one.rank > other.rank ||',
      },
      {
        breaks: 'R2: of equal P and rank the first ticket decides',
        found: 'one.rank === other.rank && one.order < other.order',
        instead: 'one.rank === other.rank && one.order > other.order',
      },
    ],
  },
  {
    file: 'daemon/core/queue/priority.ts',
    tests: [
      'tests/core/queue/priority.test.ts',
      'tests/core/queue/kept-visits.test.ts',
      'tests/core/surge/plan.test.ts',
    ],
    mutations: [
      {
        breaks: 'R2: the guard comes after two green calls in a row, not three',
        found: 'if (state.greens < guardAfter)',
        instead: 'if (state.greens <= guardAfter)',
      },
      {
        breaks: 'R2: the guard looks whether a normal visit waits long',
        found: 'if (!isDue) return undefined;',
        instead: '',
      },
      {
        breaks: 'R2: the guard lets nobody before who waits no longer than fairAfter',
        found: 'cameWorked(visit.place) > fairAfterMs',
        instead: 'cameWorked(visit.place) > 0',
        tests: ['tests/core/day/worked-clock.test.ts'],
      },
      {
        breaks: 'R2: the highest P is next, not the second',
        found: "return chosen(hall, pool, first, 'priority', second,",
        instead: "return chosen(hall, pool, second ?? first, 'priority', second,",
        tests: ['tests/core/queue/wait-bound.property.test.ts'],
      },
      {
        breaks: 'R5: who is kept for a counter is called by its own P, not before everybody',
        found: '[...poolLines(hall, pool), ...guestIn(pool), ...kept], now, 2)',
        instead: 'kept.length > 0 ? kept : poolLines(hall, pool), now, 2)',
        tests: ['tests/core/queue/wait-bound.property.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/visit/waited.ts',
    tests: [
      'tests/core/queue/kept-visits.test.ts',
      'tests/core/visit/transfer.test.ts',
      'tests/core/queue/credit.test.ts',
    ],
    mutations: [
      {
        breaks: 'R2: the wait in the queue it was called from counts for its credit',
        found: 'return waitedMs + (stood?.waitedMs ?? 0);',
        instead: 'return waitedMs;',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/joining.ts',
    tests: [
      'tests/core/queue/kept-visits.test.ts',
      'tests/core/visit/transfer.test.ts',
      'tests/core/queue/credit.test.ts',
    ],
    mutations: [
      {
        breaks: 'R5: nobody is kept for a counter that closed',
        found: "works = isServing(rules, step.at, queue) && hall.counters.get(step.at)?.status !== 'closed'",
        instead: 'works = isServing(rules, step.at, queue)',
      },
      {
        breaks: 'R5: a returning visit is kept only for a counter that is open',
        found: 'return isOpen ? { counter, until } : undefined;',
        instead: 'return { counter, until };',
      },
    ],
  },
  {
    file: 'daemon/core/visit/green.ts',
    tests: ['tests/core/visit/green.test.ts', 'tests/core/visit/scan.test.ts'],
    mutations: [
      {
        breaks: 'R6: a claim is normal until it is confirmed',
        found: "? { class: 'normal', asked: 'green' } : { class: wanted };",
        instead: "? { class: 'green', asked: 'green' } : { class: wanted };",
      },
      {
        breaks: 'R6: where nobody confirms, green counts at once',
        found: "wanted === 'green' && rules.confirmGreen ?",
        instead: "wanted === 'green' ?",
      },
      {
        breaks: 'R6: a claim that was denied is none any more',
        found: "visitClass !== 'green' && denied !== true",
        instead: "visitClass !== 'green'",
      },
      {
        breaks: 'R6: the class of who is over is not set any more',
        found: 'if (ended(visit)) return',
        instead: 'if (false) return',
      },
    ],
  },
  {
    file: 'daemon/core/queue/promises.ts',
    tests: [
      'tests/core/queue/promises.test.ts',
      'tests/core/visit/presumption.test.ts',
      'tests/core/counter/undo.test.ts',
    ],
    mutations: [
      {
        breaks: 'R10: a promise stands still at lunch',
        found: 'workedMs(hall, since, at, institution) <= promiseMs',
        instead: 'at - since <= promiseMs',
      },
      {
        breaks: 'R8: a promise that was kept to the minute is kept',
        found: 'workedMs(hall, since, at, institution) <= promiseMs',
        instead: 'workedMs(hall, since, at, institution) < promiseMs',
      },
      {
        breaks: 'R3: a step that was only presumed is no kept promise',
        found: 'add(hall, { calls: -1, kept: -1 });',
        instead: ';',
      },
      {
        breaks: 'R3: a broken promise stays broken, presumed or not',
        found: 'isKept(rules, hall, queue, stood.since, stood.calledAt) === true',
        instead: 'isKept(rules, hall, queue, stood.since, stood.calledAt) !== undefined',
      },
    ],
  },
];
