/** Whoever reads `simulate` in a Chinese hall meets no English: but the names that the config gives, and what is typed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { exitCodes } from '../../../daemon/process/exit-codes.ts';
import { simulate } from '../../../daemon/tools/simulate/simulate.ts';
import { zhCN } from '../../../daemon/tools/simulate/words/zh-CN/words.ts';
import { inItsLanguage, saidBy } from '../../kit/hall/command-line.ts';
import { sentencesOf } from '../../text/filled-in.ts';
import { fuzhou } from './small-setup.ts';

const config = 'config/halls/fuzhou.yaml';
const open = ['--open', '3 icbc counters 10:00-11:30'];
let folder = '';
let html = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-simulate-'));
  html = join(folder, 'page.html');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The words of Latin letters that are neither an id of the hall nor part of an option or its example. */
function english(text: string): string[] {
  const names = new Set(['One', 'Ticket', 'green', 'transfers', ...fuzhou.queues.keys()]);
  const words = text
    .replaceAll(/--[a-z]+/g, '')
    .replaceAll(/"\d+ [a-z]+ counters [\d:-]+"/g, '')
    .match(/[A-Za-z][A-Za-z-]+/g);
  return (words ?? []).filter(word => !names.has(word));
}

/** What stands on the page, without its markup. */
function readPage(): string {
  const page = readFileSync(html, 'utf8');
  return page.replace(/<style>.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, ' ');
}

test.each([
  { what: 'one day', options: [] },
  { what: 'several days with more counters', options: ['--days', '2', ...open] },
  { what: 'compared plans of several days', options: ['--days', '2', '--compare', ...open] },
  { what: 'green', options: ['--compare', 'green'] },
])('$what, on the terminal and on the page', async ({ options }) => {
  const always = ['--config', config, '--days', '1', '--arrivals', '40', '--jobs', '1', '--html', html];
  const { code, out, err } = await inItsLanguage('simulate', ...always, ...options);
  expect(code).toBe(exitCodes.ok);
  expect(out).toContain('0 处违反规则');
  expect(err).toMatch(/推演了 \d+ 天，用时 [\d.]+ 秒\n$/);
  expect(readPage()).toContain('各时刻来的人平均等候');
  expect([out, err, readPage()].flatMap(text => english(text))).toEqual([]);
});

test.each([
  [['--days', '0'], '--days：收到 0，应为 1 至 100000 的整数'],
  [['--seed', '7/0'], '--seed：收到 7/0'],
  [['--jobs', '999'], '--jobs：收到 999'],
  [['--compare'], '没有可比较的'],
  [['--compare', '5'], '--compare：收到 5，应为 transfers 或 green'],
  [['--arrivals', '0'], '--arrivals：收到 0，应为每天的号票数'],
  [['--arrivals', '10:00 60'], '曲线没有结尾'],
  [['--arrivals', '10:00 60, 09:00 0'], '09:00 前面已有更晚的时刻'],
  [['--open', '3'], '--open：收到“3”'],
  [['--open', '3 icbc counters 05:00-06:00'], '应在大厅办公的 08:30 至 17:30 之间'],
])('%j is refused and told why', async (options, why) => {
  const { code, out, err } = await inItsLanguage('simulate', '--config', config, ...options);
  expect([code, out, english(err)]).toEqual([exitCodes.usage, '', []]);
  expect(err).toContain(why);
});

test('a broken rule: what a manager does is told in Chinese, and what somebody else mends as the program says it', async () => {
  const options = { config, days: '1', seed: '7', arrivals: '40', jobs: '1' };
  const module = new URL('../../../daemon/tools/simulate/day-thread.ts', import.meta.url);
  const { code, out } = await saidBy(() =>
    simulate(options, {
      module,
      carryOut(rules, hall, command, now) {
        if (command.verb === 'take-ticket') hall.promises.kept += 1;
        return handle(rules, hall, command, now);
      },
    }),
  );
  expect(code).toBe(exitCodes.internal);
  expect(out).toMatch(
    /1 处违反规则\n程序有误，违反规则 I5：种子 7，第 1 天（2026-01-05）[\d:]+。请把以下各行原样交给维护 One Ticket 的人：\n {2}promises is not/,
  );
});

test('no sentence of the Chinese table has an English word in it', () => {
  const sentences = sentencesOf(zhCN).flatMap(({ path, text }) => (path.endsWith('.tag') ? [] : [text]));
  expect(sentences.length).toBeGreaterThan(120);
  const filledIn = /\{(?:bar|value|total|eta)\}/g;
  expect(sentences.flatMap(text => english(text.replaceAll(filledIn, '')))).toEqual([]);
});
