/** In which language the staff are told, and that of what a device says. */
import type { Mutated } from '../mutation.ts';

export const words: readonly Mutated[] = [
  {
    file: 'config/load/own-words.ts',
    tests: ['tests/config/own-words.test.ts'],
    mutations: [
      {
        breaks: 'R12: a phrase of its own that does not fit is not said',
        found: 'if (phrase !== undefined && wrong.length === 0)',
        instead: 'if (phrase !== undefined)',
      },
      {
        breaks: 'R12: a phrase of its own that is none any more keeps no hall shut',
        found: '    faults,\n    warnings: findings.map(locate),',
        instead: '    faults: [...faults, ...findings.map(locate)],\n    warnings: [],',
      },
    ],
  },
  {
    file: 'config/load/read.ts',
    tests: ['tests/config/own-words.test.ts'],
    mutations: [
      {
        breaks: 'R12: each language has the phrases of its own',
        found: '...second.phrases, ...own.of(top.secondLocale)',
        instead: '...second.phrases, ...own.of(top.locale)',
      },
      {
        breaks: 'another wording is another config',
        found: '.update(own.text)',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/text/counters.ts',
    tests: ['tests/text/counters.test.ts'],
    mutations: [
      {
        breaks: 'staff read the name of a counter in their language',
        found: 'return found?.names?.[language] ?? found?.name;',
        instead: 'return language === undefined ? undefined : found?.name;',
      },
      {
        breaks: 'a name that the hall has in its own language alone is told in any',
        found: 'return found?.names?.[language] ?? found?.name;',
        instead: 'return found?.names?.[language];',
      },
      {
        breaks: 'the number that is typed stands beside the name',
        found: '`${name}（${counter}号）`',
        instead: 'name',
      },
      {
        breaks: 'a list of counters names those that have a name',
        found: 'counters.length < 2 || counters.some(',
        instead: 'counters.length < 2 || counters.every(',
      },
    ],
  },
  {
    file: 'daemon/tools/language/hall-language.ts',
    tests: ['tests/tools/language.test.ts'],
    mutations: [
      {
        breaks: 'the language that is ordered comes first',
        found: '    () => locale,\n',
        instead: '',
      },
      {
        breaks: 'a hall speaks its language wherever it is read',
        found: '    () => state && localeOf(state),\n',
        instead: '',
      },
      {
        breaks: 'without a hall the system is asked',
        found: 'return systemLanguage(env);',
        instead: "return systemLanguage({}) satisfies 'en' | 'zh-CN';",
      },
    ],
  },
  {
    file: 'daemon/text/spoken.ts',
    tests: ['tests/text/spoken.test.ts'],
    mutations: [
      {
        breaks: 'a process that is started from here speaks the same',
        found: '  process.env[handedOn] = language;\n',
        instead: '',
      },
      {
        breaks: 'a part of a table speaks what is spoken when it is asked',
        found: 'get: () => part ?? (tables[speaks] as Table)[word],',
        instead: 'value: (tables[speaks] as Table)[word],',
      },
    ],
  },
  {
    file: 'daemon/text/staff/why.ts',
    tests: ['tests/text/whys.test.ts'],
    mutations: [
      {
        breaks: 'the reason with the most of its own is the one that is meant',
        found: '.sort(([one], [other]) => fixed(other) - fixed(one))',
        instead: '.sort(([one], [other]) => fixed(one) - fixed(other))',
      },
      {
        breaks: 'a reason in a reason is told as well',
        found: "return say(found[gaps.indexOf(name) + 1] ?? '');",
        instead: "return found[gaps.indexOf(name) + 1] ?? '';",
      },
    ],
  },
];
