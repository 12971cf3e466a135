/** The report as a person opens and prints it, from a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { reportPage } from '../../daemon/tools/report/page.ts';
import { en } from '../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../daemon/tools/report/words/zh-CN.ts';
import { figuresOf } from '../tools/report/figures-of.ts';
import { simulatedDays } from '../tools/report/simulated-day.ts';
import { openBrowser } from './browser.ts';

/** CSS pixels: 210 mm less the margins on both sides. */
const paperWidth = Math.round((186 * 96) / 25.4);

/** What sticks out of the paper, or of its own box. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('h1, p, li, th, td, dt, dd, caption, figcaption, figure, table')]
      .filter(
        one =>
          one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 ||
          one.scrollWidth > one.clientWidth + 1,
      )
      .map(one => `${one.tagName} ${one.textContent.slice(0, 40)}`),
  );
}

test('a report of a busy day and of a month is read without a complaint, a request or a script, and fits on A4', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-report-'));
  const browser = await openBrowser({ viewport: { width: paperWidth, height: 1000 } });
  try {
    const busy = figuresOf(simulatedDays({ days: ['2026-11-24'], tickets: 420, seed: 3 }).log);
    const days = ['2026-11-24', '2026-11-25', '2026-11-27'];
    const month = figuresOf(simulatedDays({ days, tickets: 60, seed: 4 }).log, '2026-11');
    for (const [name, text] of [
      ['day-zh', reportPage(busy, zhCN)],
      ['month-en', reportPage(month, en)],
    ] as const) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, text);
      const page = await browser.open('about:blank');
      const requests: string[] = [];
      page.on('request', request => requests.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      expect(requests, name).toEqual([pathToFileURL(file).href]);
      await page.emulateMedia({ media: 'print' });
      expect(await sticksOut(page), name).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(paperWidth);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      expect([Number(width), Number(height)].map(Math.round), name).toEqual([595, 842]);
      const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
      expect(pages, name).toBeGreaterThanOrEqual(4);
      expect(pages, name).toBeLessThanOrEqual(7);
      // The first sheet is for whoever has twenty seconds: all of it stands before the details begin.
      const first = await page.evaluate(
        () => document.querySelector('.details')?.getBoundingClientRect().top,
      );
      expect(first, name).toBeLessThan((272 * 96) / 25.4);
    }
    expect(browser.complaints).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}, 120_000);
