/** The kiosk in every place, on every screen, by day and by night, in both languages: nothing is cut, and axe finds nothing. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { stateHall } from '../../daemon/mqtt/schemas/examples.ts';
import { type Browser, openBrowser } from './browser.ts';
import { cutOff, objections, settled } from './display/legible.ts';
import { startScreens } from './display/tab.ts';
import { kioskAddress, showKiosk } from './kiosk/tab.ts';
import { openToldKiosk, type ToldKiosk } from './kiosk/told-kiosk.ts';

const screenshots = 'tests/page/screenshots';
const sizes = {
  upright: { width: 1080, height: 1920 },
  '1080p': { width: 1920, height: 1080 },
  '4k': { width: 3840, height: 2160 },
  small: { width: 1024, height: 600 },
};

const offers = (page: Page) => page.locator('.offer:enabled');
const toTicket = async (page: Page, services: readonly number[]) => {
  for (const nth of services) await offers(page).nth(nth).click();
  await page.locator('.foot .main').click();
};

type Place = { says: string; tell(page: Page, kiosk: ToldKiosk): Promise<void> };

/** By the name of its picture: how one comes there, and what then stands on the page. */
const places: Record<string, Place> = {
  services: { says: '.services .offer[aria-pressed="true"]', tell: page => offers(page).nth(0).click() },
  ticket: {
    says: '.ticket .green[aria-pressed="true"]',
    async tell(page) {
      await toTicket(page, [0, 1]);
      await page.locator('.green').click();
    },
  },
  'any-bank': { says: '.ticket .offer[aria-pressed="true"]', tell: page => toTicket(page, [3]) },
  taken: {
    says: '.taken .number',
    async tell(page) {
      await toTicket(page, [2]);
      await page.locator('.green').click();
      await page.locator('.foot .main').click();
    },
  },
  refused: {
    says: '.refused .do',
    async tell(page, { answers }) {
      answers(() => ({ refused: 'limited-now' }));
      await toTicket(page, [2]);
      await page.locator('.foot .main').click();
    },
  },
  asked: {
    says: '[data-is="asked"]',
    async tell(page, { answers }) {
      answers(() => undefined);
      await toTicket(page, [2]);
      await page.locator('.foot .main').click();
    },
  },
  closed: {
    says: '[data-is="closed"]',
    tell: (_, { hall }) => hall.say('state/hall', { ...stateHall, open: false }),
  },
  'no-paper': {
    says: '[data-is="no-paper"]',
    tell: (_, { beat }) => beat('degraded', { because: [{ code: 'no-printer', args: {} }] }),
  },
  silent: { says: '[data-is="not-heard"]', tell: (_, { beat }) => beat('offline') },
};

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await openBrowser({ locale: 'zh-CN' });
});
afterAll(() => browser.close());

/** What is drawn at night is drawn by day at the same place. */
const looks = [
  ...Object.entries(sizes).map(([size, viewport]) => ({ size, viewport, colorScheme: 'light' as const })),
  { size: 'upright', viewport: sizes.upright, colorScheme: 'dark' as const },
];

describe.each(['zh-CN', 'en'])('in %s', language => {
  test.each(Object.entries(places))('%s', async (name, { says, tell }) => {
    const kiosk = await openToldKiosk();
    onTestFinished(kiosk.close);
    const { url, program } = await startScreens(kiosk.told.url);
    await program.until('The hall fuzhou is heard.');
    const page = await showKiosk(browser, kioskAddress(url, ''));
    await page.locator('.offer').first().waitFor();
    if (language === 'en') await page.locator('.language').click();
    await tell(page, kiosk);
    await page.locator(says).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    const faults: unknown[] = [];
    for (const { size, viewport, colorScheme } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await settled(page);
      // Somebody stands there: without a touch it would return to its start.
      await page.keyboard.press('Shift');
      const where = `${name}-${language}-${size}-${colorScheme}`;
      await page.screenshot({ path: join(screenshots, `kiosk-${where}.png`) });
      const scrolls = await page
        .locator('.body')
        .evaluateAll(bodies => bodies.some(body => body.scrollHeight > body.clientHeight + 1));
      for (const fault of [...(await cutOff(page, scrolls)), ...(await objections(page))])
        faults.push([where, fault]);
    }
    expect(faults).toEqual([]);
    expect(browser.complaints.splice(0)).toEqual([]);
  });
});
