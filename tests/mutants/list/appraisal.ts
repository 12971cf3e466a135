/** 考核 (R19): that no figure is gained quietly, and how they become points. */
import type { Mutated } from '../mutation.ts';

const folder = 'daemon/tools/report/appraisal';
const tests = ['tests/tools/report/appraisal/sums.test.ts'];

export const appraisal: readonly Mutated[] = [
  {
    file: `${folder}/promises.ts`,
    tests,
    mutations: [
      {
        breaks: 'R19: who was called at once is not among those who were told a wait',
        found: ' || isAtOnce(wait)',
        instead: '',
        tests: ['tests/tools/report/appraisal/sheet.test.ts'],
      },
      {
        breaks: 'R19: a wait that was longer than told is a promise broken, however it ended',
        found: 'if (waitedMs > told.untilMs) yield',
        instead: "if (end === 'called' && waitedMs > told.untilMs) yield",
      },
      {
        breaks: 'R19: a missed call keeps no promise',
        found: "next.is === 'missed' || ",
        instead: '',
      },
      {
        breaks: 'R19: a call to which somebody only presumably came keeps no promise',
        found: "return !('presumed' in next) || next.presumed !== true;",
        instead: 'return true;',
      },
    ],
  },
  {
    file: `${folder}/tracks.ts`,
    tests,
    mutations: [
      {
        breaks: 'R19: parked time is part of the step',
        found: 'back === undefined ? sum : sum + workedMs(fact.at, back, institution)',
        instead: 'sum',
      },
      {
        breaks: 'R19: a break is no part of the time for which somebody was parked',
        found: 'workedMs(fact.at, back, institution)',
        instead: 'back - fact.at',
      },
      {
        breaks: 'R19: who is parked may come back yet while the day lasts',
        found: " || place.is !== 'left'",
        instead: '',
      },
      {
        breaks: 'R19: who came back from parking is not counted as gone',
        found: "new Set(['held', ",
        instead: 'new Set([',
      },
      {
        breaks: 'R19: a claim that was denied is answered',
        found: " || is === 'greenDenied'",
        instead: '',
      },
    ],
  },
  {
    file: `${folder}/sums.ts`,
    tests,
    mutations: [
      {
        breaks: 'R19: a refusal is no step that was served in time',
        found: " && fact.outcome === 'approved'",
        instead: '',
      },
      {
        breaks: 'R18: each case of several has as long as one',
        found: ' / (fact.cases ?? 1)',
        instead: '',
      },
      {
        breaks: 'R19: what is overdue counts as not answered in time',
        found: '        own.overdue += 1;\n        own.answers.of += 1;',
        instead: '        own.overdue += 1;',
      },
      {
        breaks: 'R19: what is overdue is counted once, however many days it stays so',
        found: 'own.answers.of -= own.overdue;',
        instead: '',
      },
    ],
  },
  {
    file: `${folder}/answers.ts`,
    tests,
    mutations: [
      {
        breaks: 'R19: the last day is in time',
        found: 'const isLate = due < day;',
        instead: 'const isLate = due <= day;',
      },
    ],
  },
  {
    file: 'daemon/history/misrouted.ts',
    tests,
    mutations: [
      {
        breaks: 'R19: who is sent on within two minutes was misrouted',
        found: 'at - startedAt <= atOnceMs',
        instead: 'at - startedAt < atOnceMs',
      },
      {
        breaks: 'R19: who is to come back was not misrouted',
        found: 'returns !== true && ',
        instead: '',
      },
    ],
  },
  {
    file: `${folder}/points.ts`,
    tests: ['tests/tools/report/appraisal/sheet.test.ts'],
    mutations: [
      {
        breaks: 'R19: fewer than ten have no points',
        found: 'of < leastForPoints',
        instead: 'of < leastForPoints - 1',
      },
      {
        breaks: 'R19: what has no points is made up for by the others',
        found: '(100 * sum) / outOf',
        instead: 'sum',
      },
      {
        breaks: 'R19: of less than half there is no whole',
        found: 'outOf >= leastOfAll && ',
        instead: 'outOf > 0 && ',
      },
      {
        breaks: 'R17: four ratings are not told',
        found: 'leastRatings : 1',
        instead: 'leastRatings - 1 : 1',
      },
    ],
  },
  {
    file: `${folder}/sheet.ts`,
    tests: ['tests/tools/report/appraisal/sheet.test.ts'],
    mutations: [
      {
        breaks: 'R17: of few ratings nothing is told that follows from them',
        found: "one === 'bad-answered' && ",
        instead: "one === 'never-back' && ",
      },
    ],
  },
  {
    file: 'daemon/tools/report/figures-of-days.ts',
    tests: ['tests/tools/report/appraisal/sheet.test.ts'],
    mutations: [
      {
        breaks: 'R19: a day that cannot be read is named, not left out in silence',
        found: 'unreadDays: [...unread.keys()]',
        instead: 'unreadDays: []',
      },
    ],
  },
];
