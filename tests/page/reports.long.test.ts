/** Reports and simulated days as people open and print them from a file: no name stands on another, and none is cut off. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { sheetsPage } from '../../daemon/tools/report/appraisal/page.ts';
import { subjectsOf } from '../../daemon/tools/report/appraisal/sheet.ts';
import { en as ownInEnglish } from '../../daemon/tools/report/appraisal/words/en.ts';
import { zhCN as ownInChinese } from '../../daemon/tools/report/appraisal/words/zh-CN.ts';
import { reportPage } from '../../daemon/tools/report/page.ts';
import { en } from '../../daemon/tools/report/words/en.ts';
import type { Words } from '../../daemon/tools/report/words/zh-CN.ts';
import { zhCN } from '../../daemon/tools/report/words/zh-CN.ts';
import { page as simulatedPage } from '../../daemon/tools/simulate/page.ts';
import { simulatePlans } from '../../daemon/tools/simulate/plans.ts';
import { en as inEnglish } from '../../daemon/tools/simulate/words/en/words.ts';
import { zhCN as inChinese } from '../../daemon/tools/simulate/words/zh-CN/words.ts';
import { withTimetable } from '../../daemon/tools/simulate/working-hours.ts';
import { appraisedOf } from '../tools/report/appraisal/appraised.ts';
import { figuresOf } from '../tools/report/figures-of.ts';
import { simulatedDays, type Told } from '../tools/report/simulated-day.ts';
import { fuzhou, setup } from '../tools/simulate/small-setup.ts';
import { type Browser, openBrowser } from './browser.ts';
import { hallOf } from './plotted-halls.ts';
import { type Plots, readPlots, withChinese } from './read-plots.ts';

/** CSS pixels between the margins of A4, and a screen. */
const widths = [
  { name: 'A4', media: 'print', width: Math.round((186 * 96) / 25.4) },
  { name: 'screen', media: 'screen', width: 1440 },
] as const;
const screenshots = 'tests/page/screenshots';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-plots-'));
  mkdirSync(screenshots, { recursive: true });
  // The page asks for nothing; the font that this machine may lack is put beside it.
  browser = await openBrowser({ bypassCSP: true });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** At every width, and the last of them. `onPaper`: what else is to hold of a printed one. */
async function lookAt(name: string, html: string, onPaper?: (page: Page) => Promise<void>): Promise<Plots> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const page = await browser.open('about:blank');
  const requests: string[] = [];
  page.on('request', request => requests.push(request.url()));
  try {
    await page.goto(pathToFileURL(file).href);
    expect(requests).toEqual([pathToFileURL(file).href]);
    await withChinese(page);
    const seen: Plots[] = [];
    for (const { name: on, media, width } of widths) {
      await page.setViewportSize({ width, height: 1000 });
      await page.emulateMedia({ media });
      const plots = await readPlots(page);
      if (on === 'A4') {
        await page.screenshot({ path: join(screenshots, `plots-${name}.png`), fullPage: true });
        await onPaper?.(page);
      }
      expect(plots.collisions, `${name} on ${on}`).toEqual([]);
      seen.push(plots);
    }
    return seen.at(-1) ?? { titles: [], texts: 0, collisions: [] };
  } finally {
    await page.close();
  }
}

/** Four to seven sheets of A4; on the first, for whoever has twenty seconds, all stands before the details begin. */
async function fitsOnPaper(page: Page): Promise<void> {
  expect(await page.evaluate(sticksOut)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(widths[0].width);
  const pages = await pagesOf(page);
  expect(pages).toBeGreaterThanOrEqual(4);
  expect(pages).toBeLessThanOrEqual(8);
  const details = await page.evaluate(() => document.querySelector('.details')?.getBoundingClientRect().top);
  expect(details).toBeLessThan((272 * 96) / 25.4);
  expect(browser.complaints).toEqual([]);
}

/** How many sides of A4. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Number(width), Number(height)].map(Math.round)).toEqual([595, 842]);
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** In the page: what sticks out of the paper, or of its own box. */
function sticksOut(): string[] {
  return [...document.querySelectorAll('h1, p, li, th, td, dt, dd, caption, figcaption, figure, table')]
    .filter(
      one =>
        one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 ||
        one.scrollWidth > one.clientWidth + 1,
    )
    .map(one => `${one.tagName} ${one.textContent.slice(0, 40)}`);
}

/** Two devices fail for half an hour in the middle of it. */
function withFaults(log: readonly Told[]): Told[] {
  const at = log[Math.floor(log.length / 2)]?.at ?? 0;
  const faults = ['main-board-over-the-entrance-2nd', 'printer-1'].flatMap((device, nth): Told[] => [
    { at: at + nth, event: { kind: 'device-lost', device, why: 'no answer' } },
    { at: at + nth + 30 * 60_000, event: { kind: 'device-mended', device } },
  ]);
  return [...log, ...faults].sort((one, other) => one.at - other.at);
}

const day = '2026-11-24';
const month = Array.from({ length: 30 }, (_, nth) => `2026-11-${String(nth + 1).padStart(2, '0')}`);

type Case = { name: string; words: Words; rules?: Rules; days?: readonly string[]; tickets: number };
const cases: (Case & { onPaper?: typeof fitsOnPaper })[] = [
  { name: 'an empty day', words: zhCN, tickets: 0 },
  { name: 'a small day', words: zhCN, tickets: 12 },
  { name: 'a full day', words: zhCN, tickets: 450, onPaper: fitsOnPaper },
  { name: 'a full day in English', words: en, tickets: 450 },
  { name: 'twelve queues under long names', words: zhCN, rules: hallOf(12, 'zh'), tickets: 600 },
  { name: 'twelve queues in English', words: en, rules: hallOf(12, 'en'), tickets: 600 },
  { name: 'one queue', words: zhCN, rules: hallOf(1, 'zh'), tickets: 100 },
  { name: 'a month', words: zhCN, rules: hallOf(2, 'zh'), days: month, tickets: 8 },
  {
    name: 'a month in English',
    words: en,
    days: ['2026-11-24', '2026-11-25', '2026-11-27'],
    tickets: 60,
    onPaper: fitsOnPaper,
  },
];

/** A day in two languages is played once. */
const played = new Map<string, Told[]>();
function logOf({ rules = fuzhou, days = [day], tickets }: Case): Told[] {
  const key = JSON.stringify([rules.name, days, tickets]);
  const log = played.get(key) ?? withFaults(simulatedDays({ rules, days, tickets, seed: 1 }).log);
  played.set(key, log);
  return log;
}

describe('a report is read without a request, and no name in its plots stands on another or is cut off:', () => {
  it.each(cases)('$name', async ({ onPaper, ...one }) => {
    const { name, words, rules = fuzhou, days, tickets } = one;
    const figures = figuresOf(logOf(one), days === undefined ? day : '2026-11');
    const { titles, texts } = await lookAt(name.replaceAll(' ', '-'), reportPage(figures, words), onPaper);
    if (tickets > 0) expect(titles.length).toBeGreaterThanOrEqual(rules.queues.size > 1 ? 7 : 5);
    expect(texts).toBeGreaterThan(titles.length);
  });
});

describe('an appraisal fits on two sides of A4 a sheet, also in the fullest month of twelve queues under long names:', () => {
  const points = { promises: 30, serving: 20, ratings: 20, answers: 15, refusals: 10, green: 5 };
  it.each([
    ['in Chinese', 'zh', zhCN, ownInChinese],
    ['in English', 'en', en, ownInEnglish],
  ] as const)('%s', async (name, language, words, own) => {
    const { queues, ...rules } = hallOf(12, language);
    const limited = new Map([...queues].map(([id, queue]) => [id, { ...queue, serveMs: 20 * 60_000 }]));
    const hall = { ...rules, queues: limited, appraisal: points };
    const { log } = simulatedDays({ rules: hall, days: month.slice(0, 5), tickets: 400, seed: 2 });
    const about = appraisedOf(log, words, own);
    const sheets = [...subjectsOf(about, 'institution'), ...subjectsOf(about, 'clerk').slice(0, 1)];
    expect(sheets).toHaveLength(3);
    for (const [nth, sheet] of sheets.entries())
      await lookAt(`sheet-${language}-${nth}`, sheetsPage(about, [sheet]), async page => {
        expect(await page.evaluate(sticksOut), name).toEqual([]);
        expect(await pagesOf(page)).toBeLessThanOrEqual(2);
      });
  });
});

describe('no name in a plot of simulated days stands on another or is cut off:', () => {
  it.each([
    { name: 'a full day', rules: fuzhou, tickets: 450, said: inChinese },
    { name: 'twelve queues', rules: withTimetable(hallOf(12, 'en')), tickets: 600, said: inEnglish },
    { name: 'one queue', rules: withTimetable(hallOf(1, 'zh')), tickets: 60, said: inChinese },
  ])('$name', async ({ name, rules, tickets, said }) => {
    const one = setup({ plans: [{ id: 'as-it-is', name, rules }], arrivals: { is: 'a-day', tickets } });
    const html = simulatedPage(
      rules.name,
      one,
      simulatePlans(one, handle, () => undefined),
      said,
    );
    const { titles } = await lookAt(`simulated-${name.replaceAll(' ', '-')}`, html);
    expect(titles).toHaveLength(4);
  });
});

it('a legend that is laid over a drawing is seen', async () => {
  const page = await browser.open('about:blank');
  await page.setContent(
    '<figure><figcaption>t</figcaption><svg width="100" height="60"><text x="10" y="20">min</text><text x="15" y="22">loans</text><text x="90" y="50">cut</text></svg></figure>',
  );
  expect((await readPlots(page)).collisions).toEqual(['t: "min" and "loans"', 't: "cut" is cut off']);
  await page.close();
});
