/** The tables of what our programs say: each language says as much as English, and in its own words. */
import { existsSync, globSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { latinWords, sentencesOf } from './filled-in.ts';
import { unspoken } from './names.ts';

const tables = await Promise.all(
  globSync('{daemon,simulators}/**/zh-CN.ts')
    .filter(file => existsSync(join(dirname(file), 'en.ts')) && !file.includes('/words/'))
    .map(async file => ({
      file,
      en: sentencesOf((await import(resolve(dirname(file), 'en.ts'))).en),
      zhCN: sentencesOf((await import(resolve(file))).zhCN),
    })),
);

it('there are tables', () => {
  expect(tables.length).toBeGreaterThan(10);
});

it.each(tables)(
  '$file says each sentence of the English table, none empty, in characters',
  ({ en, zhCN }) => {
    expect(zhCN.map(({ path }) => path)).toEqual(en.map(({ path }) => path));
    const silent = zhCN.filter(({ text }, nth) => text.trim() === '' && en[nth]?.text.trim() !== '');
    expect(silent).toEqual([]);
    const same = zhCN.filter(
      ({ text }, nth) => text === en[nth]?.text && latinWords(unspoken(text)).length > 0,
    );
    expect(same).toEqual([]);
  },
);

it.each(tables)('$file has no English word but what is typed, and names', ({ zhCN }) => {
  const english = zhCN.flatMap(({ path, text }) =>
    latinWords(unspoken(text)).map(word => `${word} in ${path}: ${text}`),
  );
  expect(english).toEqual([]);
});
