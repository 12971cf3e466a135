/** At the desk a seat is booked, found by the number of a document, given up, and brings its ticket; the number stays nowhere (R18). */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { atNoon } from '../kit/hall/at-noon.ts';
import { openStandingDesk, part } from './desk/standing-desk.ts';
import { faultsOf } from './desk/tab.ts';

const number = '11010519491231002X';
const slot = '23:00';

const bookable = (text: string) =>
  text
    .replace('timeZone: Asia/Shanghai', `timeZone: ${atNoon()}`)
    .replace(
      '    papers: [身份证原件]\n',
      `    papers: [身份证原件]\n    booking: { slots: ["${slot}"], capacity: 2, daysAhead: 14 }\n`,
    );

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

/** Whether anything that the page still holds has that text in it. */
async function inMemory(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  let has = false;
  // A text may lie across two pieces of it.
  let end = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    has ||= (end + chunk).includes(text);
    end = chunk.slice(-text.length);
  });
  // The engine keeps what its last regular expression was tried on.
  await page.evaluate(() => /./.test('.'));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', {});
  await session.detach();
  return has;
}

/** What was drawn with it goes with the next drawing: the hall is told every two seconds. */
const isGone = (page: Page) =>
  vi.waitFor(async () => expect(await inMemory(page, number)).toBe(false), { timeout: 15_000 });

test('a seat is booked, found again, given up, and brings its ticket, and the number is nowhere afterwards', async () => {
  const { hall, page, browser } = await openStandingDesk(['1'], bookable);
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
  const visit = () => hall.ops.last('state/visit/A001');
  await hall.ops.until(() => visit()?.['place'] === 'waiting' && visit()?.['class'] === 'normal');
  await part(page, '预约');
  expect(await found.count()).toBe(0);
  await findBy(page, number);
  await found.getByText('已取号 A001').waitFor();
  expect(await found.getByRole('button').count()).toBe(0);
  await isGone(page);

  // Asked for, and left before the answer came: whoever stands there next is told nothing of it.
  await part(page, '号票');
  await part(page, '预约');
  const answer = Promise.withResolvers<void>();
  await page.route('**/desk/order', async route => {
    const response = await route.fetch();
    await answer.promise;
    await route.fulfill({ response });
  });
  await findBy(page, number);
  await part(page, '号票');
  const answered = page.waitForResponse('**/desk/order');
  answer.resolve();
  await (await answered).finished();
  await page.unroute('**/desk/order');
  await part(page, '预约');
  await page.locator('#find-booking').waitFor();
  expect(await found.count()).toBe(0);

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
  expect(await inMemory(page, code), 'what is in memory is looked at').toBe(true);
  await isGone(page);
  expect([...kept, hall.log(), JSON.stringify(hall.events())].filter(one => one.includes(number))).toEqual(
    [],
  );
  expect(faultsOf(browser)).toEqual([]);
});
