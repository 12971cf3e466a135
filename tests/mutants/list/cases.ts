/** Several cases on one ticket (R18). */
import type { Mutated } from '../mutation.ts';

export const cases: readonly Mutated[] = [
  {
    file: 'daemon/core/visit/cases.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: a counter has at most casesMost of them in hand',
        found: 'return Math.min(casesMost, casesLeft(visit));',
        instead: 'return Math.min(casesMost + 35, casesLeft(visit));',
      },
      {
        breaks: 'R18: no more are in hand than are left',
        found: 'return Math.min(casesMost, casesLeft(visit));',
        instead: 'return Math.min(casesMost, casesOn(visit));',
      },
      {
        breaks: 'R18: more than are in hand are not done',
        found: 'if (named >= 1 && named <= most) return named;',
        instead: 'if (named >= 1) return named;',
      },
      {
        breaks: 'R18: none done is no press',
        found: 'if (named >= 1 && named <= most) return named;',
        instead: 'if (named <= most) return named;',
      },
      {
        breaks: 'R18: the rest stands behind the next three',
        found: 'export const restBehind = 3;',
        instead: 'export const restBehind = 2;',
      },
      {
        breaks: 'R18: so many ride on one ticket at most',
        found: 'if (cases < 1 || cases > casesOnTicket)',
        instead: 'if (cases < 1)',
      },
      {
        breaks: 'R18: they are of one service',
        found: 'return services.length === 1 ? undefined :',
        instead: 'return services.length >= 1 ? undefined :',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/batches.ts',
    tests: ['tests/core/estimate/batches.test.ts'],
    mutations: [
      {
        breaks: 'R18: straight behind them one waits for one go, not for all',
        found: 'Math.min(left, goes * most) - counted',
        instead: 'left - counted',
      },
      {
        breaks: 'R18: with each go that comes round before, a few more are done',
        found: 'const goes = 1 + Math.floor((called - first - 1) / every);',
        instead: 'const goes = 1;',
      },
      {
        breaks: 'R18: while other counters call, fewer goes come round',
        found: 'const every = restBehind + others * rules.casesMost;',
        instead: 'const every = restBehind;',
      },
      {
        breaks: 'R18: those that come round after the go in hand count, too',
        found: "else if (place.is === 'called' || place.is === 'serving') {",
        instead: "else if (place.is === 'called') {",
      },
    ],
  },
  {
    file: 'daemon/core/estimate/route-wait.ts',
    tests: ['tests/core/estimate/batches.test.ts'],
    mutations: [
      {
        breaks: 'R18: it will be over when all of them are done',
        found: 'return cases * everyMs + ',
        instead: 'return everyMs + ',
      },
      {
        breaks: 'R18: between two goes others are called',
        found: '((goes - 1) * between * everyMs)',
        instead: '(0 * goes * between)',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/hands.ts',
    tests: ['tests/core/estimate/batches.test.ts'],
    mutations: [
      {
        breaks: 'R18: each case in hand needs its time',
        found: 'return visit === undefined ? 1 : casesInHand(rules, visit);',
        instead: 'return visit === undefined ? 1 : 1;',
      },
    ],
  },
  {
    file: 'daemon/core/decide/finish.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: what is refused ends for all of them',
        found: "cases < casesLeft(visit) && outcomes.every(({ outcome }) => outcome === 'approved');",
        instead: 'cases < casesLeft(visit) && outcomes.length > 0;',
      },
    ],
  },
  {
    file: 'daemon/core/decide/transfer.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: whoever is sent elsewhere has the rest there',
        found: '{ ...other, ...doneBefore(steps[step]) }',
        instead: 'other',
      },
      {
        breaks: 'R18: sent back for something short, the rest is done here again',
        found: '    ...doneBefore(steps[step]),\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/decide/return-slip.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: by a slip one comes back with the rest',
        found: '...(cases !== undefined && { cases })',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/decide/add-service.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: no service is added to several cases',
        found: 'if (many !== undefined) return many;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/visit/move.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: each case takes its part of the time',
        found: '(at - counter.handSince) / cases',
        instead: '(at - counter.handSince)',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/counters.ts',
    tests: ['tests/core/visit/cases.test.ts'],
    mutations: [
      {
        breaks: 'R18: each case in hand has as long until it is forgotten',
        found: 'const forgottenMs = cases * rules.times.forgottenMs;',
        instead: 'const { forgottenMs } = rules.times;',
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/roles.ts',
    tests: ['tests/mqtt/roles.test.ts'],
    mutations: [
      {
        breaks: 'R18: no citizen takes a ticket for several cases',
        found: "if (isBatch(order) && who.role === 'citizen')",
        instead: "if (isBatch(order) && who.role === 'viewer')",
      },
    ],
  },
];
