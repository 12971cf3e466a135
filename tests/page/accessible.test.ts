/** The whole page in a busy hall, looked at by axe: who sees little, hears the page or has only a keyboard can use it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Frame } from '../../simulators/page/contract.ts';
import { type BarePage, openBarePage } from './bare-page.ts';
import { type Browser, openBrowser } from './browser.ts';
import { busyHall } from './busy-hall.ts';
import { openDetails } from './person.ts';
import { everyKindPlan } from './plans.ts';

let browser: Browser;
let bare: BarePage;
let page: Page;

beforeAll(async () => {
  [bare, browser] = await Promise.all([
    openBarePage(everyKindPlan(), 0, passFrames),
    openBrowser({ reducedMotion: 'reduce' }),
  ]);
  await Promise.all(Object.entries(busyHall()).map(([below, what]) => bare.say(below, what)));
  page = await browser.open(bare.url);
  await page.addStyleTag({ content: flat });
  for (const drawn of ['.person', '.board-face canvas', '.board-digits', '.printer-code'])
    await page.locator(drawn).first().waitFor();
});
afterAll(async () => {
  await browser.close();
  await bare.close();
});

/** One that is understood, one that is wrong, and one for another device, after a gap. */
function passFrames(_device: string, _request: IncomingMessage, response: ServerResponse): void {
  const frames: Partial<Frame>[] = [
    { nth: 1, fields: [{ name: 'address', raw: '00', means: 'pad 0' }] },
    { nth: 2, dir: 'tx', error: 'the sum is 11' },
    { nth: 9, forAnother: true },
  ];
  response.setHeader('Content-Type', 'text/event-stream');
  for (const frame of frames) {
    const whole = { at: 0, dir: 'rx', says: 'pad 1: beeps', fields: [], hex: '00', ...frame };
    response.write(`id: one/${frame.nth}\ndata: ${JSON.stringify(whole)}\n\n`);
  }
}

/** Axe tells no contrast on a gradient: here each is the colour that it lies on. */
const flat = '* { background-image: none !important }';
const screens = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 800 } };

/** Everything that it finds there, each with where. Its usual mode is for pages of many frames: a tab more each time. */
async function found(where: string): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).include(where).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

it.each([
  ['light', 'zh', 'desktop'],
  ['dark', 'en', 'phone'],
] as const)('nothing is found by %s, in %s, on a %s', async (colorScheme, language, screen) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(screens[screen]);
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  if ((await page.locator('html').getAttribute('lang')) !== lang) {
    await page.getByRole('button', { name: language === 'zh' ? '中文' : 'English' }).click();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(screens[screen].width);
  expect(await found('html')).toEqual([]);
  for (const panel of language === 'zh' ? ['周边', '人群'] : ['Around', 'Crowd']) {
    await page.getByRole('button', { name: panel, exact: true }).click();
    await page.getByRole('dialog', { name: panel }).waitFor();
    expect(await found('.drawer')).toEqual([]);
    await page.keyboard.press('Escape');
  }
  const details = await openDetails(page, 'printer-1');
  await details.locator('.wire-line').first().click();
  await details.locator('.wire-details').waitFor();
  await details.locator('.wire-line').nth(2).waitFor();
  expect(await found('.drawer')).toEqual([]);
  await page.keyboard.press('Escape');
});
