import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { spoken } from '../../daemon/text/spoken.ts';

const en = {
  closed: 'closed',
  waiting: (count: number) => (count === 1 ? 'one waits' : 'some wait'),
  keys: [['q', 'quit']] as const,
  found: { noHall: (file: string) => `${file}: found no hall` },
};
const words = spoken({ en });
type Words = typeof words;

it('staff are told the sentences of the language that is spoken', () => {
  expect(words.found.noHall('hall.yaml')).toBe('hall.yaml: found no hall');
});

it('another language has words of its own in each place of the English table', () => {
  const zh: Words = {
    closed: '停办',
    waiting: count => `${count} 人等候`,
    keys: [['q', '退出']],
    found: { noHall: file => `${file}：没有大厅` },
  };
  expect(zh.waiting(2)).toBe('2 人等候');
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
const table = /\/en(\.ts$|\/)/;

it('what was found and what was expected is said in a table, and nowhere beside it', () => {
  const sources = globSync('{config,daemon,simulators/{broker,demo,people,stage}}/**/*.ts');
  const saying = sources.filter(file => fault.test(withoutComments(readFileSync(file, 'utf8'))));
  expect(saying.filter(file => table.test(file)).length).toBeGreaterThan(5);
  expect(saying.filter(file => !table.test(file))).toEqual([]);
});
