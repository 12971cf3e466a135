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
    file: 'config/load/own-sentences.ts',
    tests: ['tests/config/own-words.test.ts'],
    mutations: [
      {
        breaks: 'R12: a sentence of its own says of what it is',
        found: 'return isWhole && isKnown ? [] : wrong;',
        instead: 'return isKnown ? [] : wrong;',
      },
      {
        breaks: 'R12: a gap that nothing fills is not said',
        found: 'return isWhole && isKnown ? [] : wrong;',
        instead: 'return isWhole ? [] : wrong;',
      },
      {
        breaks: 'R12: only a sentence may have ours in it',
        found: '(isTold && word === ',
        instead: '(true && word === ',
      },
      {
        breaks: 'R12: a code that is none any more is told',
        found: 'if (inner === undefined) wrong.push(',
        instead: 'if (inner === undefined) void (',
      },
    ],
  },
  {
    file: 'config/load/build-rules.ts',
    tests: ['tests/config/hall-rules.test.ts'],
    mutations: [
      {
        breaks: 'R12: nobody is sent to 号窗口 of what is no number',
        found: '!isPlateNumber(id) && namesOf({ [locale]: id, [secondLocale]: id }, locale)',
        instead: '{}',
      },
      {
        breaks: 'R12: a key that is said as it stands is so in the second language, too',
        found: '{ [locale]: id, [secondLocale]: id }',
        instead: '{ [locale]: id }',
      },
    ],
  },
  {
    file: 'daemon/text/staff/own.ts',
    tests: ['tests/text/own.test.ts'],
    mutations: [
      {
        breaks: 'R12: each language has the sentences of its own',
        found: 'own[spokenLanguage()]',
        instead: "own[spokenLanguage() === 'en' ? 'zh-CN' : 'en']",
      },
      {
        breaks: 'R12: a sentence may be of one case of its code',
        found: "said?.[`${code}.${String(given['is'])}`] ?? said?.[code]",
        instead: 'said?.[code]',
      },
    ],
  },
  {
    file: 'daemon/page/stream/own-words.ts',
    tests: ['tests/text/page-words.test.ts'],
    mutations: [
      {
        breaks: 'R12: what is left out of a word leaves nothing behind',
        found: "String(args[plain.indexOf(name)] ?? '')",
        instead: 'String(args[plain.indexOf(name)])',
      },
      {
        breaks: 'R12: a list of words stays one',
        found: 'return [word, withOwn(one, named, own, at)];',
        instead: 'return [word, one];',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/own-words.ts',
    tests: ['tests/tools/screens/picture.test.ts'],
    mutations: [
      {
        breaks: 'R12: a page is told its own words alone',
        found: '.filter(([place]) => place.startsWith(`${page}.`))',
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
    file: 'simulators/demo/hall-plan.ts',
    tests: ['tests/simulators/demo/hall-plan.test.ts'],
    mutations: [
      {
        breaks: 'the virtual hall has the names of its counters',
        found: '      ...(name !== undefined && { name }),\n',
        instead: '',
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
