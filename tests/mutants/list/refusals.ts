/** R17: a refusal and a supervisor's word on it, by when an answer is due, and what is told of a rating. */
import type { Mutated } from '../mutation.ts';

const tests = ['tests/core/visit/refusals.test.ts'];

export const refusals: readonly Mutated[] = [
  {
    file: 'daemon/core/decide/finish.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: a refusal names its reason',
        found: "if (outcome === 'refused' && reason === undefined)",
        instead: 'if (false)',
      },
      {
        breaks: 'R17: another reason in words stands in its record',
        found: 'reason: because ?? (reason === undefined',
        instead: 'reason: (reason === undefined',
      },
      {
        breaks: 'R17: only a refusal waits for a word, on a day',
        found: "...(outcome === 'refused' && { due, right: rightOfRefused(hall, visit, end) }),",
        instead: '',
      },
      {
        breaks: 'R17: within one working day',
        found: 'const reviewWithinDays = 1;',
        instead: 'const reviewWithinDays = 2;',
      },
    ],
  },
  {
    file: 'daemon/core/decide/records.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: a refusal is not closed without a word on it',
        found: "if (isOfRefusal(found)) return refuse('review-first', { followUp: id });",
        instead: '',
      },
      {
        breaks: 'R17: what is no refusal is neither confirmed nor overturned',
        found: 'if (!isOfRefusal(found))',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: confirmed, it gives no slip',
        found: "if (verb === 'refusal-confirm') return [{ kind: 'refusal-confirmed', refusal, ...why }];",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/visit/return-slips.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: no second slip while one is out',
        found: 'if (right === undefined || hall.returnSlips.has(right.id)) return undefined;',
        instead: 'if (right === undefined) return undefined;',
      },
      {
        breaks: 'R17: whom the desk has taken in again has no slip beside',
        found: 'return visit === undefined || visit.ended?.some(isRefused) === true ? right : undefined;',
        instead: 'return right;',
      },
      {
        breaks: 'R17: each service has a slip of its own',
        found: 'const id = `${slipIdOf(hall, visit)}-${refused.service}`;',
        instead: 'const id = slipIdOf(hall, visit);',
      },
      {
        breaks: 'R17: who was refused was told of no papers',
        found: '.filter(({ missing }) => missing.length > 0)',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/return-slip.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: overturned, it is not undone at the pad any more',
        found: 'if (visit !== undefined) visit.changes += 1;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/carry-over.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: whom the desk took in again yesterday has no slip today',
        found: 'followUp: asLeft(hall, one)',
        instead: 'followUp: one',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/return-slip.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: the paper of an overturned refusal asks for no papers',
        found: 'services.every(({ missing }) => missing.length === 0)',
        instead: 'services.length === 0',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/follow-ups.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: a refusal that nobody looks at is told once its day is over',
        found: 'if (endsAt !== undefined && upToNow.length > before.length)',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: and on the days after it',
        found: 'if (before.length > 0) see(',
        instead: 'if (false) see(',
      },
      {
        breaks: 'R17: it ages',
        found: "severity: days > 1 ? 'critical' : 'warning',",
        instead: "severity: 'warning',",
      },
      {
        breaks: 'R17: it tells what it stands for now',
        found: 'retold: true,',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/day/timetable.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: it ages by days that are worked',
        found: 'last = workdayAfter(rules, last, 1);',
        instead: 'last = nextDay(last);',
      },
    ],
  },
  {
    file: 'daemon/core/visit/rating.ts',
    tests: ['tests/core/alarms/due.test.ts'],
    mutations: [
      {
        breaks: 'R17: a bad rating has a day by which it is answered',
        found: ', due: answerBy(rules, hall) }',
        instead: ' }',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/follow-ups.ts',
    tests: ['tests/core/alarms/due.test.ts'],
    mutations: [
      {
        breaks: 'R17: a day that has become a holiday gives way to the next',
        found: 'due: workdayFrom(rules, one.due) }',
        instead: 'due: one.due }',
      },
      {
        breaks: 'R17: the one that was due first is named',
        found: '(other.due < one.due ? other : one)',
        instead: '(other.due < one.due ? one : one)',
      },
      {
        breaks: 'R17: refusals are told apart from what is answered',
        found: 'due.filter(one => !isOfRefusal(one))',
        instead: 'due',
      },
      {
        breaks: 'R17: who hears of alarms is not told who rated',
        found: "source === 'rating' || ticket === undefined",
        instead: 'ticket === undefined',
      },
    ],
  },
  {
    file: 'daemon/tools/report/group.ts',
    tests: ['tests/tools/report/records.test.ts'],
    mutations: [
      {
        breaks: 'R17: reasons of bad grades are told from five on',
        found: 'ofAll < badReasonsFrom ? new Map() : badFor',
        instead: 'badFor',
      },
    ],
  },
  {
    file: 'daemon/history/records.ts',
    tests: ['tests/tools/report/records.test.ts'],
    mutations: [
      {
        breaks: 'R17: who has answered is told',
        found: '...(by !== undefined && { closedBy: by }), ',
        instead: '',
      },
      {
        breaks: 'R17: a reason that came after the grade is counted',
        found: '{ ...line, reason: event.why }',
        instead: 'line',
      },
    ],
  },
  {
    file: 'daemon/core/types/follow-up.ts',
    tests: ['tests/core/visit/outcomes.test.ts'],
    mutations: [
      {
        breaks: 'R17: a refusal is opened by an event of its own',
        found: "isOfRefusal({ source }) ? 'refusal-opened' : 'follow-up-opened'",
        instead: "'follow-up-opened'",
      },
    ],
  },
  {
    file: 'daemon/core/types/alarm.ts',
    tests: ['tests/core/alarms/due.test.ts'],
    mutations: [
      {
        breaks: 'R17: the alarm of an older program ends',
        found: ' || former.has(alarm)',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/mqtt/publish/event-payload.ts',
    tests: ['tests/mqtt/told-event.test.ts'],
    mutations: [
      {
        breaks: 'R17: nobody who listens learns how a counter was rated',
        found:
          'const { ticket: _, counter: __, clerk: ___, grade: ____, reason: _____, why: ______, ...told } = event;',
        instead: 'const { ticket: _, ...told } = event;',
      },
      {
        breaks: 'R17: nor why',
        found: "new Set(['rated', 'grade-explained'])",
        instead: "new Set(['rated'])",
      },
      {
        breaks: 'R17: nor on the days into which a bad one is carried',
        found: "new Set(['follow-up-opened', 'carried'])",
        instead: "new Set(['follow-up-opened'])",
      },
    ],
  },
  {
    file: 'daemon/mqtt/publish/stats-of-day.ts',
    tests: ['tests/mqtt/stats.test.ts'],
    mutations: [
      {
        breaks: 'R17: grades are told by fives',
        found: 'if (into.newly.length < toldTogether) continue;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/report/groups.ts',
    tests: ['tests/tools/report/records.test.ts'],
    mutations: [
      {
        breaks: 'R17: a word that came late is counted so',
        found: 'if (due !== undefined && due < day) group.refusalsLate += 1;',
        instead: 'void day;',
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/reach.ts',
    tests: ['tests/mqtt/roles.test.ts'],
    mutations: [
      {
        breaks: 'R17: a supervisor of one institution says nothing on the refusals of another',
        found: "    case 'refusal-confirm':\n    case 'refusal-overturn': {",
        instead: '    {',
      },
    ],
  },
  {
    file: 'daemon/mqtt/publish/private-follow-up.ts',
    tests: ['tests/mqtt/standing.test.ts'],
    mutations: [
      {
        breaks: 'R17: a refusal with a word on it stands no more',
        found: 'return [event.refusal];',
        instead: 'return [];',
      },
    ],
  },
  {
    file: 'daemon/orders/orders.ts',
    tests: ['tests/mqtt/refusals.test.ts'],
    mutations: [
      {
        breaks: 'R19: what is wrong with an order tells nothing of what was written with it',
        found: "isPrivate: true,\n    ordered: ({ note, ...args }) => ({ verb: 'refusal-overturn'",
        instead: "ordered: ({ note, ...args }) => ({ verb: 'refusal-overturn'",
      },
    ],
  },
];
