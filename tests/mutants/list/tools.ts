/** What simulate tells of many days is a matter of the seed alone, on however many threads. */
import type { Mutated } from '../mutation.ts';

export const tools: readonly Mutated[] = [
  {
    file: 'daemon/tools/simulate/threads.ts',
    tests: ['tests/tools/simulate/threads/threads.test.ts'],
    mutations: [
      {
        breaks: 'days are added in their order, whichever thread was quicker',
        found: 'early.get(due); one !== undefined; one = early.get(due)',
        instead: 'answer; one !== undefined; one = early.get(-1) as never',
      },
      {
        breaks: 'a run of any length lies in bounded memory: few days are simulated before their turn',
        found: 'next >= end || next - due >= aheadPerThread * threads',
        instead: 'next >= end',
      },
      {
        breaks: 'a thread that ends by itself is told of, instead of being waited for',
        found: "worker.on('exit', code => reject(",
        instead: "worker.on('exit', code => void (",
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/days.ts',
    tests: ['tests/tools/simulate/days.test.ts'],
    mutations: [
      {
        breaks: 'each day has its own people',
        found: '{ ...setup, day: nth }',
        instead: '{ ...setup, day: setup.from }',
      },
      {
        breaks: 'a day has the same roster alone as among others',
        found: 'rosterOf(rules, seed, nth)',
        instead: 'rosterOf(rules, seed, nth % 2)',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/attendance.ts',
    tests: ['tests/tools/simulate/roster.test.ts'],
    mutations: [
      {
        breaks: 'whoever is inside when the last session ends finds a counter of each kind',
        found: "places.get(counter) === 'first' &&",
        instead: 'false &&',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/weekdays.ts',
    tests: ['tests/tools/simulate/roster.test.ts'],
    mutations: [
      {
        breaks: 'over the days of the week as many come as were asked for',
        found: ' / meanShare(rules, arriving)',
        instead: '',
      },
      {
        breaks: 'the hall is not simulated on days on which it does not work',
        found: 'worked.length === 0 ? week : worked',
        instead: 'week',
      },
    ],
  },
];
