/** The desk's page in a busy hall: on a phone, a desk's screen and a wall, by day and by night, in both languages. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { faultsOf, showDesk } from './desk/tab.ts';
import { openToldDesk } from './desk/told-desk.ts';
import { cutOff, objections, settled } from './display/legible.ts';
import { startScreens } from './display/tab.ts';
import { withLetters } from './phone/tab.ts';

const screenshots = 'tests/page/screenshots';
const sizes = {
  phone: { width: 390, height: 844, colorScheme: 'light' },
  'phone-night': { width: 390, height: 844, colorScheme: 'dark' },
  '1080p': { width: 1920, height: 1080, colorScheme: 'light' },
  '4k': { width: 3840, height: 2160, colorScheme: 'dark' },
} as const;

/** What somebody does in each part before it is looked at: everything that can be unfolded is. */
const parts: Record<string, (page: Page) => Promise<void>> = {
  counter: async page => {
    await page.locator('#which-counter').selectOption('2');
    await page.locator('.hand[data-place="serving"]').waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
  tickets: async page => {
    await page.locator('#find-ticket').fill('41');
    await page.keyboard.press('Enter');
    await page.locator('.found-wait').waitFor();
    await page.locator('.claims li').waitFor();
    await page.getByRole('checkbox').first().check();
  },
  taken: async page => {
    await page.getByRole('checkbox').first().check();
    await page.getByRole('radio').first().check();
    await page.locator('[data-verb="take-ticket"]').click();
    await page.locator('.taken-number').waitFor();
  },
  bookings: async page => {
    await page.locator('#book-service').selectOption('withdrawal');
    await page.locator('#book-day').selectOption({ index: 1 });
    await page.locator('#find-booking').fill('11010519491231002X');
    await page.keyboard.press('Enter');
    await page.locator('.bookings li').nth(1).waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
  booked: async page => {
    await page.locator('#book-service').selectOption('withdrawal');
    await page.locator('#book-day').selectOption({ index: 1 });
    for (const choice of await page.getByRole('radio').all())
      if (await choice.isEnabled()) await choice.check();
    await page.locator('#book-identity').fill('11010519491231002X');
    await page.locator('[data-verb="book"]').click();
    await page.locator('.booked-code').waitFor();
  },
  hall: async page => {
    await page.locator('.figures').first().waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
  power: async page => {
    await page.locator('#line-number').fill('132');
    await page.locator('.torn').waitFor();
    await page.locator('#line-outcome-refused').check();
    await page.locator('.entry [type="submit"]').click();
    await page.locator('.entry [role="alert"]').waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
  sheets: async page => {
    await page.locator('#sheet-whose').focus();
    // By the keyboard alone.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('.sheet').waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
  devices: async page => {
    for (const test of await page.locator('[data-verb="device-test"]').all()) await test.click();
    await page.locator('.test[data-is="see"]').first().waitFor();
    await page.locator('.test[data-is="goes-on"]').waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
};

/** Of which part it is, where its name does not say so. */
const within: Readonly<Record<string, string>> = { taken: 'tickets', booked: 'bookings' };

test.each(['zh-CN', 'en'])(
  'in %s nothing is cut, nothing lies on anything, and axe finds nothing',
  async locale => {
    mkdirSync(screenshots, { recursive: true });
    const { url } = await openToldDesk();
    const { url: display } = await startScreens(url);
    const browser = await openBrowser({ locale });
    onTestFinished(browser.close);
    const page = await showDesk(browser, display.replace(/display$/, 'desk'));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const faults: unknown[] = [];
    const look = async (name: string) => {
      for (const [size, { colorScheme, ...viewport }] of Object.entries(sizes)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await settled(page);
        await page.screenshot({
          path: join(screenshots, `desk-${locale}-${name}-${size}.png`),
          fullPage: true,
        });
        faults.push(...(await cutOff(page, true)).map(fault => [name, size, fault]));
        faults.push(...(await objections(page)).map(fault => [name, size, fault]));
      }
    };
    await withLetters(page);
    await look('sign-in');
    await page.locator('button[type="submit"]').click();
    await page.locator('.parts').waitFor();
    if ((await page.locator('html').getAttribute('lang')) !== locale)
      await page.locator(`button[lang="${locale}"]`).click();
    await withLetters(page);
    for (const [name, act] of Object.entries(parts)) {
      const part = page.locator(`.parts [href="#${within[name] ?? name}"]`);
      await part.click();
      // The page has turned to it: what is listed at once is not that of the part before.
      await part.and(page.locator('[aria-current]')).waitFor();
      await act(page);
      await look(name);
    }
    expect(faults).toEqual([]);
    expect(faultsOf(browser)).toEqual([]);
  },
);
