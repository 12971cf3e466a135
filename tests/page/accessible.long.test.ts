/** The whole page in a busy hall, looked at by axe: who sees little, hears the page or has only a keyboard can use it. */
import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { streamOn } from './bare-page.ts';
import { busyHall } from './hall/busy-hall.ts';
import { openDetails } from './person.ts';
import { everyKindPlan } from './plans.ts';
import { closeTheBrowser, tabOn } from './tab.ts';

/** One that is understood, one that is wrong, and one for another device, after a gap. */
const tab = tabOn(everyKindPlan(), (_device, _request, response) =>
  streamOn(response)(
    'one',
    { nth: 1, fields: [{ name: 'address', raw: '00', means: 'pad 0' }] },
    { nth: 2, dir: 'tx', error: 'the sum is 11' },
    { nth: 9, forAnother: true },
  ),
);

afterAll(closeTheBrowser);
beforeAll(async () => {
  await tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await tab.page.addStyleTag({ content: flat });
  await tab.page.evaluate(axe.source);
});

/** Axe tells no contrast on a gradient: here each is the colour that it lies on. */
const flat = '* { background-image: none !important }';
const screens = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 800 } };

/** Everything that it finds there, each with where; what it does not object to it need not tell of. */
async function found(where: string): Promise<unknown[]> {
  const { violations } = await tab.page.evaluate(async (within): Promise<AxeResults> => {
    const inPage: typeof axe = Reflect.get(window, 'axe');
    return inPage.run(within, { resultTypes: ['violations'] });
  }, where);
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

it.each([
  ['light', 'zh', 'desktop'],
  ['dark', 'en', 'phone'],
] as const)('nothing is found by %s, in %s, on a %s', async (colorScheme, language, screen) => {
  await Promise.all(Object.entries(busyHall()).map(([below, what]) => tab.bare.say(below, what)));
  for (const drawn of ['.person', '.board-face canvas', '.board-digits', '.printer-code'])
    await tab.page.locator(drawn).first().waitFor();
  await tab.page.emulateMedia({ colorScheme });
  await tab.page.setViewportSize(screens[screen]);
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  if ((await tab.page.locator('html').getAttribute('lang')) !== lang) {
    await tab.page.getByRole('button', { name: language === 'zh' ? '中文' : 'English' }).click();
  }
  expect(await tab.page.evaluate(() => document.documentElement.scrollWidth)).toBe(screens[screen].width);
  expect(await found('html')).toEqual([]);
  for (const panel of language === 'zh' ? ['周边', '人群'] : ['Around', 'Crowd']) {
    await tab.page.getByRole('button', { name: panel, exact: true }).click();
    await tab.page.getByRole('dialog', { name: panel }).waitFor();
    expect(await found('.drawer')).toEqual([]);
    await tab.page.keyboard.press('Escape');
  }
  const details = await openDetails(tab.page, 'printer-1');
  await details.locator('.wire-line').first().click();
  await details.locator('.wire-details').waitFor();
  await details.locator('.wire-line').nth(2).waitFor();
  expect(await found('.drawer')).toEqual([]);
  await tab.page.keyboard.press('Escape');
});
