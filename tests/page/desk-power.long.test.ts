/** A power cut in a full hall, and its lists typed back at the desk by the keyboard alone: a real daemon, a simulated printer (R21). */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import { faultsOf, showDesk } from './desk/tab.ts';
import { objections, settled } from './display/legible.ts';
import { startScreens } from './display/tab.ts';

const ofEach = 40;

/** Forty wait for the centre, forty for the bank; then the battery is low, and both lists come out of the printer. */
async function darkHall(): Promise<DemoChild> {
  const config = join(mkdtempSync(join(tmpdir(), 'one-ticket-dark-')), 'hall.yaml');
  const bank = '  payout: { series: B, name: 放款, route: [{ queue: icbc }] }\n';
  const small = readFileSync('config/halls/small.yaml', 'utf8').replace('  advice:\n', `${bank}  advice:\n`);
  writeFileSync(config, `${small}\nreasons: [不符合条件, 限购]\n`);
  const demo = await startDemo({ hall: 'small', words: ['--config', config] });
  onTestFinished(demo.close);
  for (let nth = 1; nth <= 2 * ofEach; nth += 1) {
    const service = nth <= ofEach ? 'withdrawal' : 'payout';
    const taken = await demo.ops.command('take-ticket', {
      id: `take-${nth}`,
      args: { services: [service], print: false },
    });
    expect(taken).toMatchObject({ code: 'ok' });
  }
  return demo;
}

type Told = {
  is: string;
  failedAt: number;
  entered: number;
  newcomers: number;
  lists: { is: string; open: number }[];
};
const power = ({ ops }: DemoChild) => ops.last('state/hall')?.['power'] as Told | undefined;
const openIn = (demo: DemoChild) => power(demo)?.lists.map(({ open }) => open);

/** What is typed has the focus; nothing is clicked. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const inNumber = (page: Page) => expect.poll(() => focused(page)).toBe('line-number');

async function tabTo(page: Page, css: string): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    if (await page.evaluate(one => document.activeElement?.matches(one) === true, css)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${css}`);
}

/** A number, then Tab from field to field; what is left out stays as it was. */
async function line(page: Page, ...fields: readonly string[]): Promise<void> {
  for (const [nth, field] of fields.entries()) {
    if (nth > 0) await page.keyboard.press('Tab');
    if (field !== '') await page.keyboard.type(field);
  }
  await page.keyboard.press('Enter');
  await inNumber(page);
}

const again = { 'zh-CN': /已经录过/, en: /entered already/ } as const;

test.each(['zh-CN', 'en'] as const)(
  'in %s a full hall is typed back by the keyboard alone, whatever comes between',
  { timeout: 300_000 },
  async locale => {
    const demo = await darkHall();
    const { url } = await startScreens(demo.broker);
    const browser = await openBrowser({ locale });
    onTestFinished(browser.close);
    const page = await showDesk(browser, url.replace(/display$/, 'desk'));
    const signIn = async () => {
      await tabTo(page, '.sign-in [type="submit"]');
      await page.keyboard.press('Enter');
      await page.locator('.parts').waitFor();
    };
    await signIn();
    if ((await page.locator('html').getAttribute('lang')) !== locale) {
      await tabTo(page, `button[lang="${locale}"]`);
      await page.keyboard.press('Enter');
    }

    // It is dark: asked once more, and the lists come out of the printer.
    await tabTo(page, '.parts a[href="#hall"]');
    await page.keyboard.press('Enter');
    await page.locator('.hall-part').waitFor();
    await tabTo(page, '.sure:has([data-verb="power-failing"]) summary');
    await page.keyboard.press('Enter');
    expect(power(demo)).toBeUndefined();
    await tabTo(page, '[data-verb="power-failing"]');
    await page.keyboard.press('Enter');
    await demo.ops.until(() => power(demo)?.is === 'failing');
    await demo.ops.command('power-failing', { id: 'low', args: { battery: 'low' } });
    await demo.ops.until(() => power(demo)?.lists.filter(({ is }) => is === 'out').length === 2);
    expect(openIn(demo)).toEqual([ofEach, ofEach]);
    await tabTo(page, '.parts a[href="#power"]');
    await page.keyboard.press('Enter');
    await page.locator('.power-part .mark[data-is="ready"]').nth(1).waitFor();
    await tabTo(page, '.sure:has([data-verb="power-back"]) summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-verb="power-back"]');
    await page.keyboard.press('Enter');
    await demo.ops.until(() => power(demo)?.is === 'enter');

    // The list of the centre: number, counter, outcome, time; then numbers alone, and now and then something else.
    await tabTo(page, '#line-number');
    const time = await page.locator('#line-time').inputValue();
    expect(time).toMatch(/^\d\d:\d\d$/);
    await line(page, '1', '1', '', time.replace(':', ''));
    await line(page, '2', '', '2', '1');
    await line(page, '3', '', '3', '1');
    for (let number = 4; number <= 20; number += 1) await line(page, String(number));
    await demo.ops.until(() => power(demo)?.entered === 20);
    expect(openIn(demo)?.toSorted()).toEqual([ofEach - 20, ofEach]);
    const entered = (kind: string) => demo.ops.events().filter(one => one['kind'] === kind);
    expect(entered('step-finished').slice(0, 3)).toMatchObject([
      { ticket: 'A001', counter: '1', outcome: 'approved' },
      { ticket: 'A002', outcome: 'refused' },
      { ticket: 'A003', outcome: 'papers-missing' },
    ]);

    // Twice the same line: told beside it, and typed over.
    await line(page, '20');
    await expect.poll(() => page.locator('.entry [role="alert"]').innerText()).toMatch(again[locale]);
    // A number that nobody has, and a time before the cut: the hall says why, and the lines stay.
    await line(page, '999');
    const refused = page.locator('.not-entered [data-is="refused"]');
    await refused.nth(0).waitFor();
    const before = new Date(Date.now() - 3_600_000);
    const hour = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
      before,
    );
    await line(page, '21', '', '', hour.replace(':', ''));
    await refused.nth(1).waitFor();
    const [unknown = '', early = ''] = await refused.allInnerTexts();
    expect(unknown).toMatch(/999/);
    expect(early).toContain(hour);
    expect(power(demo)?.entered).toBe(20);

    // The power fails again in the middle: what lies there holds, and the lines go on.
    await demo.ops.command('power-failing', { id: 'again', args: {} });
    await demo.ops.until(() => power(demo)?.is === 'on-paper');
    await line(page, '22', '', '', time.replace(':', ''));
    await demo.ops.until(() => power(demo)?.entered === 21);
    await demo.ops.command('power-back', { id: 'back-again', args: {} });

    // Loaded anew with half a line typed: it stands there, and so does what was refused.
    await page.keyboard.type('2');
    await page.reload();
    await refused.nth(1).waitFor();
    await inNumber(page);
    expect(await page.locator('#line-number').inputValue()).toBe('2');
    expect(await page.locator('#line-counter').inputValue()).toBe('1');
    await line(page, '23');
    await demo.ops.until(() => power(demo)?.entered === 22);

    // Signed out and in again.
    await page.evaluate(() => document.body.focus());
    await page.getByRole('button', { name: locale === 'en' ? 'Sign out' : '退出' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.sign-in [type="submit"]').waitFor();
    await signIn();
    await refused.nth(1).waitFor();
    // What was refused is corrected, or dropped.
    await tabTo(page, '.not-entered button');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => refused.count()).toBe(1);
    await tabTo(page, '.not-entered button');
    await page.keyboard.press('Enter');
    await inNumber(page);
    await line(page, '', '', '', time.replace(':', ''));
    await demo.ops.until(() => power(demo)?.entered === 23);

    // Newcomers: one was served, one still waits; what for is asked where two services begin there.
    const torn = Number(
      /A(\d{3})/.exec((await page.locator('.power-part .tickets').allInnerTexts()).join(' '))?.[1],
    );
    await line(page, String(torn), '1', '', '', '');
    await demo.ops.until(() => power(demo)?.newcomers === 1);
    await line(page, String(torn + 1), '1', '', '4');
    await demo.ops.until(() => power(demo)?.newcomers === 2);

    for (let number = 24; number <= ofEach; number += 1) await line(page, String(number));
    for (let number = ofEach + 1; number <= 2 * ofEach; number += 1)
      await line(page, String(number), number === ofEach + 1 ? '2' : '');
    await demo.ops.until(() => power(demo)?.entered === 82);
    expect(openIn(demo)).toEqual([0, 0]);
    await expect.poll(() => page.locator('.not-entered li').count()).toBe(0);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    await settled(page);
    expect(await objections(page)).toEqual([]);
    await tabTo(page, '.sure:has([data-verb="paper-entered"]) summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-verb="paper-entered"]');
    await page.keyboard.press('Enter');
    await demo.ops.until(() => power(demo)?.is === 'over');
    await demo.ops.until(() => demo.ops.last('alarm/power') === undefined);
    expect(faultsOf(browser)).toEqual([]);
  },
);
