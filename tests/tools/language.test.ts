/** In which language a verb tells what it has to tell. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { languageFor } from '../../daemon/tools/language/hall-language.ts';
import { inItsLanguage } from '../kit/hall/command-line.ts';
import { fuzhou, play } from '../kit/hall/play.ts';
import { journalled } from '../kit/hall/played-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-language-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of ['LC_ALL', 'LC_MESSAGES']) vi.stubEnv(name, '');
  vi.stubEnv('LANG', 'en_US.UTF-8');
});
afterEach(() => vi.unstubAllEnvs());

const chinese = { LANG: 'zh_CN.UTF-8' };
const english = { LANG: 'en_US.UTF-8' };
const inFile = (text: string): string => {
  const file = join(folder, 'hall.yaml');
  writeFileSync(file, text);
  return file;
};

it('what is ordered comes before what the hall speaks, and the hall before the system', () => {
  const config = 'config/halls/small.yaml';
  expect(languageFor({ locale: 'en', config }, chinese)).toBe('en');
  expect(languageFor({ config }, english)).toBe('zh-CN');
  expect(languageFor({ config: inFile('locale: en # of the guests') }, chinese)).toBe('en');
  expect(languageFor({}, chinese)).toBe('zh-CN');
  expect(languageFor({}, {})).toBe('en');
});

it('a hall is read however faulty its file is; one that is not there, or that nothing is said in, leaves it to the system', () => {
  expect(languageFor({ config: inFile('hall: [\nlocale: "zh-CN"\n\tqueues: }') }, english)).toBe('zh-CN');
  expect(languageFor({ config: inFile('name: x\n  locale: zh-CN') }, english)).toBe('en');
  expect(languageFor({ config: inFile('locale: fr') }, chinese)).toBe('zh-CN');
  expect(languageFor({ config: join(folder, 'none.yaml') }, chinese)).toBe('zh-CN');
});

it('a journal says in which language its hall told its staff, on the newest day', () => {
  const day = (locale: string): string => journalled(play({ ...fuzhou, locale }, ['0']));
  expect(languageFor({ state: day('zh-CN') }, english)).toBe('zh-CN');
  expect(languageFor({ state: day('en') }, chinese)).toBe('en');
  expect(languageFor({ state: join(folder, 'none') }, chinese)).toBe('zh-CN');
});

it('a journal that is damaged anywhere leaves it to the system, or says it still; whoever reads it tells of the damage', () => {
  const state = journalled(play(fuzhou, ['0']));
  const [name = ''] = globSync(join(state, 'journal', '*.db'));
  const whole = readFileSync(name);
  const at = fc.integer({ min: 0, max: whole.length - 1 });
  const damage = fc.oneof(
    fc.array(fc.tuple(at, fc.integer({ min: 0, max: 255 })), { size: 'max', minLength: 1, maxLength: 300 }),
    at,
  );
  fc.assert(
    fc.property(damage, damaged => {
      const bytes = typeof damaged === 'number' ? whole.subarray(0, damaged) : Buffer.from(whole);
      if (typeof damaged !== 'number') for (const [place, byte] of damaged) bytes[place] = byte;
      writeFileSync(name, bytes);
      expect(['en', 'zh-CN']).toContain(languageFor({ state }, english));
    }),
  );
  writeFileSync(name, whole);
  expect(languageFor({ state }, english)).toBe('zh-CN');
});

it.each([
  [['chekc', 'x.yaml'], '没有子命令“chekc”\n（是不是想写 check？）'],
  [['check'], '缺少“file”'],
  [['check', 'one.yaml', 'two.yaml'], '“check”后面写多了：应为 1 个，收到 2 个'],
  [['devices', '--tset', 'board-1'], '没有选项“--tset”\n（是不是想写 --test？）'],
  [['record', 'x.jsonl'], '必须写选项“--device <id>”'],
  [['report', '--day'], '选项“--day <day>”后面缺少内容'],
  [['report', '--day', '2026-11-24', '--month', '2026-11'], '选项“--day <day>”不能与“--month <month>”同写'],
  [['report', '--locale', 'fr'], '选项“--locale <tag>”收到“fr”，应为 en, zh-CN 之一'],
])('%j is told in Chinese what is wrong, where the system speaks Chinese', async (words, told) => {
  vi.stubEnv('LANG', 'zh_CN.UTF-8');
  expect(await inItsLanguage(...words)).toEqual({ code: 64, out: '', err: `错误：${told}\n` });
});

it('the hall whose file is named decides, also where a word before it is wrong', async () => {
  const said = await inItsLanguage('simulate', '--config', 'config/halls/small.yaml', '--dyas', '2');
  expect(said.err).toBe('错误：没有选项“--dyas”\n（是不是想写 --days？）\n');
});
