/** How the expected waits are judged; what simulate tells of many days is a matter of the seed alone, on however many threads. */
import type { Mutated } from '../mutation.ts';

export const tools: readonly Mutated[] = [
  {
    file: 'daemon/history/estimate-figures.ts',
    tests: ['tests/history/estimate-figures.test.ts'],
    mutations: [
      {
        breaks: 'R11: who was told no wait and called at once stands apart',
        found: 'else if (isAtOnce(sample)) sums.atOnce += by;',
        instead: '',
      },
      {
        breaks: 'R11: who was told no wait and waited counts as told wrongly',
        found: " && end === 'called' && waitedMs <= atOnceMs",
        instead: " && end === 'called'",
      },
      {
        breaks: 'R11: who walked away is held against no range',
        found: "else if (end !== 'called') addGone(",
        instead: "else if (end === 'closing') addGone(",
      },
      {
        breaks: 'R11: a huge miss cannot hide in the score',
        found: '(widthMs + missWeight * missMs) / count',
        instead: '(widthMs + missMs) / count',
      },
    ],
  },
  {
    file: 'daemon/core/queue/overtakes.ts',
    tests: ['tests/tools/report/overtakes.test.ts'],
    mutations: [
      {
        breaks: 'R20: who went before others by turn is not told as kept',
        found: "if (by === 'guard') return 'guard';",
        instead: '',
      },
      {
        breaks: 'R20: a credit is told as the cause',
        found: 'stood.creditMs > 0 ||',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/history/estimates.ts',
    tests: ['tests/history/estimates.test.ts'],
    mutations: [
      {
        breaks: 'R11: a call that was taken back ends no wait',
        found: 'presses.did(() => listener.dropped(sample));',
        instead: '',
      },
      {
        breaks: 'R11: who is put back waits on under what it was told first',
        found: 'if (before?.queue === queue) return goesOn(ticket, before);',
        instead: '',
      },
      {
        breaks: 'R11: who left and came back the same day has not walked away',
        found: 'if (joining !== undefined) goesOn(ticket, joining);',
        instead: '',
      },
      {
        breaks: 'R11: a day that was closed by mistake ends no wait',
        found: 'if (!waits || place.queue !== joining?.queue) put(ticket, undefined);',
        instead: 'put(ticket, undefined);',
      },
    ],
  },
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
    tests: ['tests/tools/simulate/days.long.test.ts'],
    mutations: [
      {
        breaks: 'each day has its own people',
        found: '{ ...setup, day: nth }',
        instead: '{ ...setup, day: setup.from }',
      },
      {
        breaks: 'each day has its own roster',
        found: 'rosterOf(rules, seed, nth)',
        instead: 'rosterOf(rules, seed, nth % 2)',
      },
    ],
  },
  {
    file: 'daemon/tools/new/sections/found.ts',
    tests: ['tests/tools/new/found.test.ts'],
    mutations: [
      {
        breaks: 'new asks for what tells several apart that have no serial number',
        found: '{ ...picked, asks: [apart] }',
        instead: 'picked',
      },
      {
        breaks: 'new asks nothing of one alone',
        found: 'here.length < 2',
        instead: 'here.length < 1',
      },
    ],
  },
  {
    file: 'daemon/tools/new/tape.ts',
    tests: ['tests/tools/new/tape.test.ts'],
    mutations: [
      {
        breaks: 'what was answered before somebody went back is proposed again',
        found: 'undone.push(...answered.splice(last).slice(0, 1));',
        instead: 'answered.splice(last);',
      },
      {
        breaks: 'another answer proposes nothing that came after the old one',
        found: 'if (isDeepStrictEqual(undone?.answer, answer)) tape.undone.pop();',
        instead: 'if (undone !== undefined) tape.undone.pop();',
      },
      {
        breaks: 'whoever goes back is asked of the person, not of what the computer found',
        found: 'answered.findLastIndex(one => one.byItself === undefined)',
        instead: 'answered.length - 1',
      },
    ],
  },
];
