/** At the desk a seat is booked, found by the number of a document, given up, and brings its ticket; the number stays nowhere (R18). */
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { openBrowser } from './browser.ts';
import { faultsOf, showDesk } from './desk/tab.ts';
import { startScreens } from './display/tab.ts';

const number = '11010519491231002X';
const slot = '23:00';

/** Where it is about noon now: what is booked for the evening is of today. */
function atNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

async function standing(): Promise<StandingHall> {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    inItsLanguage: true,
    edit: text =>
      text
        .replace('timeZone: Asia/Shanghai', `timeZone: ${atNoon()}`)
        .replace(
          '    papers: [身份证原件]\n',
          `    papers: [身份证原件]\n    booking: { slots: ["${slot}"], capacity: 2, daysAhead: 14 }\n`,
        ),
  });
  onTestFinished(() => hall.close());
  await hall.open('1');
  return hall;
}

const part = (page: Page, name: string) => page.locator('.parts').getByRole('link', { name }).click();
const free = (page: Page) => page.locator('.slots small').innerText();

async function book(page: Page): Promise<void> {
  await page.locator('#book-day').selectOption({ index: 1 });
  await page.getByRole('radio').check();
  await page.locator('#book-identity').fill(number);
  await page.locator('[data-verb="book"]').click();
}

async function findBy(page: Page, typed: string): Promise<void> {
  await page.locator('#find-booking').fill(typed);
  await page.keyboard.press('Enter');
}

test('a seat is booked, found again, given up, and brings its ticket, and the number is nowhere afterwards', async () => {
  const hall = await standing();
  const { url } = await startScreens(hall.broker.url);
  const browser = await openBrowser({ locale: 'zh-CN' });
  onTestFinished(browser.close);
  const page = await showDesk(browser, url.replace(/display$/, 'desk'));
  await page.getByRole('button', { name: '进入' }).click();
  await part(page, '预约');

  await book(page);
  await page.locator('.booked-code').waitFor();
  const told = await page.locator('.book').innerText();
  expect(told).toContain('请带： 身份证原件');
  expect(told).toContain('22:50–23:45 取号按预约叫号');

  // The same once more: the hall says so, and the number is typed anew.
  await page.getByRole('button', { name: '再约一个' }).click();
  await book(page);
  await page.locator('.book').getByText('该证件已预约').waitFor();
  expect(await page.locator('#book-identity').inputValue()).toBe('');
  expect(await free(page)).toBe('余 1');

  // Who has lost the code is found by the number, and gives it up.
  await findBy(page, number);
  const found = page.locator('.bookings li');
  await found.getByText('取消预约').first().click();
  await found.locator('[data-verb="book-cancel"]').click();
  await found.waitFor({ state: 'detached' });
  await expect.poll(() => free(page)).toBe('余 2');
  await findBy(page, number);
  await page.getByText('没有查到预约').waitFor();

  // Booked again, the code brings the ticket, of its day and before its time.
  await book(page);
  const code = await page.locator('.booked-code').innerText();
  await findBy(page, code);
  await found.getByRole('button', { name: '取号' }).click();
  await page.locator('.taken-number', { hasText: 'A001' }).waitFor();
  expect(hall.ops.last('state/visit/A001')).toMatchObject({ place: 'waiting', class: 'normal' });
  await part(page, '预约');
  expect(await found.count()).toBe(0);
  await findBy(page, number);
  await found.getByText('已取号 A001').waitFor();
  expect(await found.getByRole('button').count()).toBe(0);

  // No ticket is found by it, and it is not sent.
  await part(page, '号票');
  await page.locator('#find-ticket').fill(number);
  await page.keyboard.press('Enter');
  await page.getByText('这是证件号，没有发出去').waitFor();
  const kept = await page.evaluate(() => [
    document.body.innerHTML,
    location.href,
    document.title,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
  ]);
  expect([...kept, hall.log(), JSON.stringify(hall.events())].filter(one => one.includes(number))).toEqual(
    [],
  );
  expect(faultsOf(browser)).toEqual([]);
});
