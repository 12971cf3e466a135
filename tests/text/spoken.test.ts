import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { languageOf, type Said, speak, spoken, systemLanguage } from '../../daemon/text/spoken.ts';

const en = {
  closed: 'closed',
  waiting: (count: number) => (count === 1 ? 'one waits' : 'some wait'),
  keys: [['q', 'quit']] as const,
  found: { noHall: (file: string) => `${file}: found no hall` },
};
const zh: Said<typeof en> = {
  closed: '停办',
  waiting: count => `${count} 人等候`,
  keys: [['q', '退出']],
  found: { noHall: file => `${file}：没有大厅` },
};
const words = spoken({ en, 'zh-CN': zh });
type Words = typeof words;

afterEach(() => speak('en'));

it('staff are told the sentences of the language that is spoken, from when it is known', () => {
  const { found } = words;
  expect(found.noHall('hall.yaml')).toBe('hall.yaml: found no hall');
  speak('zh-CN');
  expect(found.noHall('hall.yaml')).toBe('hall.yaml：没有大厅');
  expect(words.found.noHall('hall.yaml')).toBe('hall.yaml：没有大厅');
  expect([words.closed, words.waiting(2), words.keys[0][1]]).toEqual(['停办', '2 人等候', '退出']);
});

it('a process that is started from here, and a thread, speak the same', async () => {
  speak('zh-CN');
  const module = import.meta.resolve('../../daemon/text/spoken.ts');
  const asks = `import(${JSON.stringify(module)}).then(({ spokenLanguage }) => process.stdout.write(spokenLanguage()))`;
  expect(execFileSync(process.execPath, ['-e', asks]).toString()).toBe('zh-CN');
  const thread = new Worker(asks, { eval: true, stdout: true });
  let said = '';
  for await (const chunk of thread.stdout) said += chunk;
  expect(said).toBe('zh-CN');
});

it.each([
  ['zh-CN', 'zh-CN'],
  ['zh_CN.UTF-8', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['en', 'en'],
  ['en_GB.UTF-8', 'en'],
  ['fr', undefined],
  ['C', undefined],
  ['', undefined],
])('the tag %j names %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it('the system is asked for its language as other programs do: LC_ALL, LC_MESSAGES, LANG, else English', () => {
  expect(systemLanguage({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' })).toBe('zh-CN');
  expect(systemLanguage({ LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh-CN');
  expect(systemLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
  expect(systemLanguage({ LANG: 'de_DE.UTF-8' })).toBe('en');
  expect(systemLanguage({})).toBe('en');
});

it('the compiler refuses a language that lacks a sentence, or an argument of one', () => {
  const { found, ...others } = words;
  // @ts-expect-error `found` is not told
  const lacking: Words = others;
  // @ts-expect-error of a number, not of a text
  const other: Words = { ...others, found, waiting: (count: string) => count };
  expect([lacking, other].map(one => one.closed)).toEqual(['closed', 'closed']);
});

/** Every fault that staff read has this form; a throw of a bug (`Error`) may have it too. */
const fault = /(?<!Error\()(['`])[^'`\n]*\bfound [^'`\n]*\bexpected\b/;
const withoutComments = (text: string) => text.replace(/\/\*[^]*?\*\//g, '');
const table = /\/(en|zh-CN)(\.ts$|\/)/;

it('what was found and what was expected is said in a table, and nowhere beside it', () => {
  const sources = globSync('{config,daemon,simulators/{broker,demo,people,stage}}/**/*.ts');
  const saying = sources.filter(file => fault.test(withoutComments(readFileSync(file, 'utf8'))));
  expect(saying.filter(file => table.test(file)).length).toBeGreaterThan(5);
  expect(saying.filter(file => !table.test(file))).toEqual([]);
});
