import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exitCodes } from '../../../../daemon/process/exit-codes.ts';
import { inItsLanguage } from '../../../kit/hall/command-line.ts';
import { journalled } from '../../../kit/hall/played-journal.ts';
import { simulatedDays } from '../../report/simulated-day.ts';
import { fuzhou } from '../small-setup.ts';

const day = '2026-11-24';

test('what two more counters would have done is told in one sentence, in English and in Chinese, and drawn in one picture a queue', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-like-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const state = journalled(simulatedDays({ days: [day], tickets: 260, seed: 5 }));
  const html = join(folder, 'page.html');
  const asked = (...more: string[]) =>
    inItsLanguage(
      'simulate',
      '--config',
      'config/halls/fuzhou.yaml',
      '--state',
      state,
      '--like',
      day,
      '--open',
      '2 approval counters 10:00-11:30',
      ...more,
    );
  const english = await asked('--locale', 'en', '--html', html);
  expect(english.code).toBe(exitCodes.ok);
  const [, from = '', to = ''] =
    /^2 more approval counters from 10:00 to 11:30 would have cut the mean wait at approval from (\d+) to (\d+) min for the \d+ people who waited there then; .+\.$/m.exec(
      english.out,
    ) ?? [];
  expect(Number(to)).toBeLessThan(Number(from));
  const chinese = await asked();
  expect(chinese.out).toMatch(
    new RegExp(
      `^10:00 至 11:30 在“中心审批”多开 2 个窗口，当时在此等候的 \\d+ 人，平均等候会从 ${from} 分钟降到 ${to} 分钟；`,
      'm',
    ),
  );
  const page = readFileSync(html, 'utf8');
  expect(page).toContain(`would have cut the mean wait at approval from ${from} to ${to} min`);
  expect(page.match(/<figure/g)).toHaveLength(fuzhou.queues.size);
  expect(page.match(/with them/g)?.length).toBeGreaterThanOrEqual(fuzhou.queues.size);
});
