/** The display of a hall in a real browser, served by the real `screens`, over a hall that is only told by its topics. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { statePower } from '../../daemon/mqtt/schemas/power-examples.ts';
import { runVerb } from '../kit/hall/program.ts';
import { type Browser, openBrowser } from './browser.ts';
import { call, due, fullHall, missed, open } from './display/full-hall.ts';
import { cutOff, digitHeights, objections, settled } from './display/legible.ts';
import { showDisplay, startScreens } from './display/tab.ts';
import { openTold, type Told, type ToldHall } from './display/told-hall.ts';

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

test('a call stands largest as soon as it is made; who missed one is named, and a notice stands as long as it holds', async () => {
  await fullHall(hall, ['zh-CN', 'en']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await expect.poll(() => newest(page).innerText()).toMatch(/A038\s+3\s+号窗口\s+Counter/);
  await expect.poll(() => page.locator('.wanted').innerText()).toMatch(/A012 B009 C027 D011/);

  await call(hall, { counter: '1', ticket: 'L007' });
  await expect.poll(() => newest(page).innerText()).toMatch(/L007\s+1\s+号窗口/);
  await expect.poll(() => page.locator('[aria-live]').innerText()).toContain('请 L007 号到 1 号窗口');
  await missed(hall, 'A001');
  await expect.poll(() => page.locator('.wanted-tickets').innerText()).toContain('A001');
  await due(hall, 'B044');
  await expect
    .poll(() => page.locator('.wanted').innerText())
    .toMatch(/已到号\s+Your turn\s+B044\s+请返回大厅/);
  await open(hall);
  await page.locator('.notices').waitFor({ state: 'detached' });
  // In each language in its turn.
  await open(hall, [], statePower);
  await expect
    .poll(() => page.locator('.notices').innerText())
    .toMatch(/停电期间按纸上的顺序办理|the queue goes on by paper/);
  expect(browser.complaints.splice(0)).toEqual([]);
});

test('each page names all modules that its browser then asks for, and no others', async () => {
  const { url } = await startScreens(told.url);
  for (const path of ['/display', '/desk']) {
    const page = await showDisplay(browser, new URL(path, url).href);
    await page.locator('main').first().waitFor();
    const asked = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter(name => /\.(?:ts|m?js)$/.test(name)),
    );
    const named = await page
      .locator('link[rel="modulepreload"]')
      .evaluateAll(links => links.map(link => (link as HTMLLinkElement).href));
    expect(new Set(asked), path).toEqual(new Set(named));
  }
});

test('what the hall says its own way stands there in its language, from the moment that it is told', async () => {
  await fullHall(hall, ['zh-CN', 'en']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await call(hall, { counter: '1', ticket: 'L007' });
  await expect.poll(() => page.locator('[aria-live]').innerText()).toContain('请 L007 号到 1 号窗口');
  const words = {
    'zh-CN': { 'display.at': '{counter} 号柜台', 'display.counter': '号柜台', 'phone.ticket': '号' },
  };
  await fullHall(hall, ['zh-CN', 'en'], undefined, { words });
  await call(hall, { counter: '2', ticket: 'L008' });
  await expect.poll(() => page.locator('[aria-live]').innerText()).toContain('请 L008 号到 2 号柜台');
  await expect.poll(() => newest(page).innerText()).toMatch(/L008\s+2\s+号柜台\s+Counter/);
});

test('people are sent to a counter by its name, in both languages, and names stand in both', async () => {
  await fullHall(hall, ['zh-CN', 'en']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await newest(page).waitFor();
  await call(hall, { counter: '5', ticket: 'D007' });
  await expect
    .poll(() => newest(page).innerText())
    .toMatch(/D007\s+咨询台\s+Information\s+福州住房公积金管理中心/);
  expect(await newest(page).innerText()).not.toContain('号窗口');
  const announced = page.locator('[aria-live]');
  await expect.poll(() => announced.innerText()).toContain('请 D007 号到 咨询台');
  expect(await announced.innerText()).toContain('Ticket D007, please go to Information');
  await expect.poll(() => page.locator('.queues').innerText()).toMatch(/中心审批[^]*Approval/);
});

test('while the broker is away no number is shown, and one is asked to listen to the staff; then all of it stands again', async () => {
  await fullHall(hall, ['zh-CN', 'en']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await newest(page).waitFor();
  told.takeAway();
  await silence(page).waitFor();
  const body = await page.locator('body').innerText();
  expect(body).toContain('请听工作人员叫号');
  expect(body).toContain('Please listen to the staff');
  expect(body).not.toMatch(numbers);
  await told.bringBack();
  await newest(page).waitFor();
});

test('a daemon that is gone, or not whole yet, is not heard', async () => {
  await fullHall(hall, ['zh-CN']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await newest(page).waitFor();
  for (const state of ['offline', 'starting'] as const) {
    await hall.beat(state);
    await silence(page).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(numbers);
    await hall.beat('online');
    await newest(page).waitFor();
  }
});

test('a new call chimes where that is wanted, and what stood before does not', async () => {
  await fullHall(hall, ['zh-CN']);
  const { url } = await startScreens(told.url);
  const chimesOf = async (search: string): Promise<() => Promise<number>> => {
    const page = await showDisplay(browser, 'about:blank');
    await page.addInitScript(() => {
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function began(this: OscillatorNode, when) {
        Reflect.set(window, 'tones', Number(Reflect.get(window, 'tones') ?? 0) + 1);
        start.call(this, when);
      };
    });
    await page.goto(url + search);
    await newest(page).waitFor();
    await page.mouse.click(5, 5);
    return () => page.evaluate(() => Number(Reflect.get(window, 'tones') ?? 0));
  };
  const [silent, loud] = [await chimesOf(''), await chimesOf('?sound=on')];
  expect([await silent(), await loud()]).toEqual([0, 0]);
  await call(hall, { counter: '1', ticket: 'L007' });
  await expect.poll(loud).toBe(2);
  expect(await silent()).toBe(0);
});

test('a hall that speaks Chinese only has no English word on its display', async () => {
  await fullHall(hall, ['zh-CN']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await newest(page).waitFor();
  const english = (text: string) => text.replace(/[A-Z]\d{3}/g, '').match(/[A-Za-z]{2,}/g) ?? [];
  expect(english(await page.locator('body').innerText())).toEqual([]);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await hall.beat('offline');
  await silence(page).waitFor();
  expect(english(await page.locator('body').innerText())).toEqual([]);
});

test('of two halls on a broker one is to be named, and that one is shown', async () => {
  await fullHall(hall, ['zh-CN']);
  const other = told.hall('mawei');
  await other.beat();
  const { code, err } = await runVerb('screens', '--url', told.url, '--listen', '127.0.0.1:0');
  expect(code).toBe(64);
  expect(err).toContain('found 2 halls on the broker');
  expect(err).toContain('--hall with one of fuzhou, mawei');
  const { url } = await startScreens(told.url, '--hall', 'fuzhou');
  const page = await showDisplay(browser, url);
  await newest(page).waitFor();
});

test('on a television the digits of every number are a twelfth of its height, nothing is cut off, and axe finds nothing', async () => {
  await fullHall(hall, ['zh-CN', 'en']);
  const { url } = await startScreens(told.url);
  const page = await showDisplay(browser, url);
  await newest(page).waitFor();
  await settled(page);
  const heights = await digitHeights(page);
  expect(heights.length).toBeGreaterThanOrEqual(8);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(1 / 12);
  expect(await cutOff(page)).toEqual([]);
  expect(await objections(page)).toEqual([]);
});

test.each([
  [['--listen', '0.0.0.0:8443'], /without a certificate, expected 127\.0\.0\.1 or localhost/],
  [['--listen', '8443'], /--listen: found 8443, expected an address and a port/],
  [['--tls-cert', 'a.pem'], /only one of --tls-cert and --tls-key/],
  [['--hall', 'Fuzhou!'], /--hall: found Fuzhou!, expected the id of a hall/],
])('%s is refused in words', async (words, why) => {
  const { code, err } = await runVerb('screens', ...words);
  expect(code).toBe(64);
  expect(err).toMatch(why);
});
