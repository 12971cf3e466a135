/** `npm start` in Debian's Chromium: a hall that is seen, pressed and broken; every picture comes from the daemon's bytes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { type Browser, openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import { device, openAround, openDetails, press, takeTicket, toggleFault } from './person.ts';
import { readBoard } from './read-board.ts';

/** What is kept of each run, to be looked at. */
const screenshots = join(import.meta.dirname, 'screenshots');
mkdirSync(screenshots, { recursive: true });

vi.setConfig({ testTimeout: 60_000 });

let demo: DemoChild;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  page = await browser.open(demo.url);
}, 60_000);
afterEach(() => expect(browser.complaints).toEqual([]));
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const keep = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`) });
const isOnBoard = (counter: number, number: string, on = page) =>
  expect
    .poll(() => readBoard(on, `board-${counter}`, ['A001', 'A002', 'A003']), { timeout: 15_000 })
    .toEqual([number]);

test('a citizen takes a ticket with the mouse: it is on the paper, and a person stands in the queue', async () => {
  await takeTicket(page, '提取 工商银行');
  await page.getByRole('article', { name: '号票 A001' }).waitFor();
  await expect
    .poll(() => page.getByRole('region', { name: '中心审批' }).locator('.person-ticket').allTextContents())
    .toEqual(['A001']);
  await keep('1-taken');
  await device(page, 'printer-1').getByRole('button', { name: '撕下号票' }).click();
  await page.getByRole('group', { name: '出票口，0 张号票' }).waitFor();
});

test('the clerk presses next: the number is in the dots of the board, and the voice calls it', async () => {
  await press(page, 'pad-1', '下一位');
  await device(page, 'voice-1').getByText('请A零零一号到1号窗口').first().waitFor();
  await isOnBoard(1, 'A001');
  await device(page, 'pad-1').getByRole('img', { name: '票号 001' }).waitFor();
  await keep('2-called');
});

test('a page that is opened or reloaded in the middle of a call shows it as the other does', async () => {
  const second = await browser.open(demo.url);
  await isOnBoard(1, 'A001', second);
  await page.reload();
  await isOnBoard(1, 'A001');
  await press(second, 'pad-1', '评价');
  for (const one of [page, second]) {
    await expect
      .poll(() => one.getByRole('region', { name: '工商银行' }).locator('.person-ticket').allTextContents())
      .toEqual(['A001']);
  }
  await second.close();
});

test('a board that is unplugged is told lost, and is right by itself when it is plugged in', async () => {
  await takeTicket(page, '提取 建设银行');
  await press(page, 'pad-1', '下一位');
  await isOnBoard(1, 'A002');
  await toggleFault(page, 'board-1', '拔线');
  await press(page, 'pad-1', '重呼');
  await device(page, 'board-1').getByText('失联').waitFor();
  await takeTicket(page, '提取 工商银行');
  await press(page, 'pad-1', '评价');
  await press(page, 'pad-1', '下一位');
  await device(page, 'voice-1').getByText('到1号窗口').first().waitFor();
  await openDetails(page, 'board-1');
  await keep('3-unplugged');
  await page.keyboard.press('Escape');
  await toggleFault(page, 'board-1', '拔线');
  await device(page, 'board-1').getByText('就绪').waitFor();
  await isOnBoard(1, 'A003');
  await keep('4-plugged-in');
});

test('the daemon loses its power: the page says so, and after its start the hall is as before', async () => {
  const around = await openAround(page);
  await around.getByRole('button', { name: '拔掉电源' }).click();
  await around.getByRole('button', { name: '插上电源' }).waitFor();
  const late = await browser.open(demo.url);
  await around.getByRole('button', { name: '插上电源' }).click();
  await page.keyboard.press('Escape');
  for (const one of [page, late]) {
    await one.locator('.daemon[data-state=online]').waitFor();
    await isOnBoard(1, 'A003', one);
  }
  await late.close();
  await press(page, 'pad-7', '下一位');
  await isOnBoard(7, 'A001');
});

test("the broker is taken away: the hall goes on before one's eyes, and ops hear of it afterwards", async () => {
  const around = await openAround(page);
  await around.getByRole('button', { name: '拿走' }).click();
  await around.getByRole('button', { name: '放回' }).waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'pad-10', '下一位');
  await isOnBoard(10, 'A002');
  const isHeard = () =>
    demo.ops.events().some(({ kind, counter }) => kind === 'visit-called' && counter === '10');
  expect(isHeard()).toBe(false);
  await (await openAround(page)).getByRole('button', { name: '放回' }).click();
  await demo.ops.until(isHeard);
  await page.locator('.daemon[data-state=online]').waitFor();
});
