import { expect, test } from 'vitest';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';

/** Path of each sentence -> what is put into it. */
function places(words: object, path = ''): [string, string[]][] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string'
      ? [[`${path}${key}`, [...word.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()]]
      : places(word as object, `${path}${key}.`),
  );
}

test('both languages put the same things into the same sentences', () => {
  const [chinese, english] = [new Map(places(zhCN)), new Map(places(en))];
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [path, names] of chinese) expect([path, names]).toEqual([path, english.get(path)]);
});
