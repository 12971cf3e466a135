/** A television that nobody touches: what is old goes from it, and what is new comes, whatever was started again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { systemTimers } from '../../daemon/process/clock.ts';
import { placeFrom } from '../../daemon/tools/screens/listen.ts';
import { openPictureStream } from '../../daemon/tools/screens/picture-stream.ts';
import { openScreensServer } from '../../daemon/tools/screens/server.ts';
import { type Browser, openBrowser } from './browser.ts';
import { noDesks } from './desk/no-desks.ts';
import { fullHall } from './display/full-hall.ts';
import { showDisplay, startScreens } from './display/tab.ts';
import { openTold, type Told, type ToldHall } from './display/told-hall.ts';
import { noKiosks } from './kiosk/no-kiosks.ts';
import { noPhones } from './phone/no-phones.ts';

let browser: Browser;
let told: Told;
let hall: ToldHall;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  told = await openTold();
  onTestFinished(told.close);
  hall = told.hall('fuzhou');
});

const newest = (page: Page) => page.locator('.call[data-newest="true"]');
const silence = (page: Page) => page.locator('[data-is="not-heard"]');
const numbers = /[A-Z]\d{3}/;

test('a beat that is half a minute old is no sign of life, and one that grows as old takes the numbers away', async () => {
  await fullHall(hall, ['zh-CN']);
  const old = (ms: number) => hall.say('$state', { state: 'online', boot: 'told', beat: 9 }, Date.now() - ms);
  await old(40_000);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await silence(page).waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(numbers);
  await hall.beat();
  await newest(page).waitFor();

  // Young enough for a machine that takes its time to start what shows it.
  await old(5_000);
  const second = await showDisplay(browser, (await startScreens(told.url)).url);
  await newest(second).waitFor();
  await silence(second).waitFor({ timeout: 60_000 });
});

test('the screens that are started again are found again by a television nobody touches', async () => {
  await fullHall(hall, ['zh-CN']);
  const first = await startScreens(told.url);
  const page = await showDisplay(browser, first.url);
  await newest(page).waitFor();
  const { host } = new URL(first.url);
  await first.program.end('SIGKILL');
  await silence(page).waitFor();
  await startScreens(told.url, '--listen', host);
  await newest(page).waitFor();
  // The browser tells of the tries that failed.
  browser.complaints.splice(0);
});

test('a television whose page is of another program loads it anew, once', async () => {
  let program = 'old';
  const stream = openPictureStream(
    () => ({ page: program, languages: ['zh-CN'], at: Date.now() }),
    systemTimers,
  );
  const placed = placeFrom({ listen: '127.0.0.1:0' });
  if (!placed.ok) throw new Error(placed.why);
  const opened = await openScreensServer(placed.place, {
    display: stream,
    phones: noPhones(),
    desks: noDesks(),
    ...noKiosks(),
    timers: systemTimers,
  });
  if (!opened.ok) throw new Error(opened.why);
  onTestFinished(opened.server.close);
  const page = await showDisplay(browser, opened.server.url);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await silence(page).waitFor();
  program = 'new';
  stream.changed();
  await expect.poll(() => loads).toBe(1);
  await silence(page).waitFor();
  stream.changed();
  await silence(page).waitFor();
  expect(loads).toBe(1);
});
