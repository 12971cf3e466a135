/** A kiosk in a real browser, served by the real `screens`, over a hall that is only told by its topics: what breaks, and what is offered. */
import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { stateHall } from '../../daemon/mqtt/schemas/examples.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type Screens, startScreens } from './display/tab.ts';
import { keyWords, kioskAddress, offer, showKiosk, touch, upright } from './kiosk/tab.ts';
import { numbers, openToldKiosk, type ToldKiosk } from './kiosk/told-kiosk.ts';
import { scan } from './scanner.ts';

let browser: Browser;
let kiosk: ToldKiosk;
let screens: Screens;

beforeAll(async () => {
  browser = await openBrowser({ locale: 'zh-CN' });
});
afterAll(() => browser.close());
beforeEach(async () => {
  browser.complaints.length = 0;
  kiosk = await openToldKiosk();
  onTestFinished(kiosk.close);
  screens = await started();
});

async function started(...words: string[]): Promise<Screens> {
  const opened = await startScreens(kiosk.told.url, ...words);
  await opened.program.until('The hall fuzhou is heard.');
  return opened;
}

const show = () => showKiosk(browser, kioskAddress(screens.url, ''));
const number = (page: Page) => page.locator('.number').innerText();
const nobody = () => undefined;

async function pressFor(page: Page, service = '咨询'): Promise<void> {
  await offer(page, service).click();
  await touch(page, '下一步');
  await touch(page, '取号');
}

test('a press that nobody answered, whose screens was killed and started anew, is one order and one number', async () => {
  kiosk.answers(nobody);
  const page = await show();
  await pressFor(page);
  await vi.waitFor(() => expect(kiosk.ids).toHaveLength(1));
  await screens.program.end('SIGKILL');
  await page.getByRole('heading', { name: '正在取号，请稍候' }).waitFor();
  kiosk.answers(numbers());
  await started('--listen', `127.0.0.1:${new URL(screens.url).port}`);
  await page.locator('.number').waitFor();
  expect(await number(page)).toBe('A041');
  expect(kiosk.ids.length).toBeGreaterThan(1);
  expect(new Set(kiosk.ids).size).toBe(1);
});

test('a page that is loaded anew in the middle of it goes on asking for the same ticket', async () => {
  kiosk.answers(nobody);
  const page = await show();
  await pressFor(page);
  await vi.waitFor(() => expect(kiosk.ids).toHaveLength(1));
  kiosk.answers(numbers());
  await page.reload();
  await page.locator('.number').waitFor();
  expect(new Set(kiosk.ids).size).toBe(1);
  await touch(page, '完成');
  await page.reload();
  await offer(page, '咨询').waitFor();
});

test('two touches in a row are one order, and the next citizen has another', async () => {
  const page = await show();
  await offer(page, '咨询').click();
  await touch(page, '下一步');
  await page.getByRole('button', { name: '取号', exact: true }).dblclick();
  await page.locator('.number').waitFor();
  expect(kiosk.ids).toHaveLength(1);
  await touch(page, '完成');
  await pressFor(page);
  await vi.waitFor(async () => expect(await number(page)).toBe('A042'));
  expect(new Set(kiosk.ids).size).toBe(2);
});

test('several services go on one ticket, with the choice that must be made, and what was taken back is not ordered', async () => {
  const page = await show();
  for (const service of ['咨询', '提取公积金', '贷款', '咨询']) await offer(page, service).click();
  await touch(page, '下一步');
  await page.getByText('请先选在哪里办').waitFor();
  expect(await page.getByRole('button', { name: '取号', exact: true }).isDisabled()).toBe(true);
  await offer(page, '建设银行').click();
  await touch(page, '取号');
  await page.locator('.number').waitFor();
  expect(kiosk.ordered).toEqual([
    {
      verb: 'take-ticket',
      args: { services: ['withdrawal', 'loan'], choice: { bank: 'ccb' }, class: 'normal', print: true },
    },
  ]);
});

test('a service that is full or closed meanwhile is offered no more, and has gone from what was chosen', async () => {
  const page = await show();
  expect(await offer(page, '商业贷款转公积金贷款').isDisabled()).toBe(true);
  await offer(page, '咨询').click();
  const full = { state: 'limited', code: 'limited-now', args: { service: 'advice', waiting: 9, limit: 9 } };
  await kiosk.hall.say('state/service/advice', full);
  await offer(page, '咨询').and(page.locator(':disabled')).waitFor();
  expect(await offer(page, '咨询').innerText()).toContain('现在人太多');
  expect(await page.getByRole('button', { name: '下一步' }).isDisabled()).toBe(true);
});

test('what is told of a service stands in parts that break between them, with no sign left alone at the end of a line', async () => {
  const page = await show();
  const parts = (service: string) => offer(page, service).locator('.says > span').allInnerTexts();
  await offer(page, '单位汇缴').waitFor();
  expect(await parts('单位汇缴')).toEqual(['现在不取号', '14:00 起再取号']);
  expect(await parts('存款')).toEqual(['2 人等候', '暂无窗口办理']);
  expect(await parts('银行卡')).toEqual([]);
  kiosk.answers(() => ({ refused: 'no-tickets-now', args: { again: '2026-11-26 09:00' } }));
  await pressFor(page);
  await page.locator('.refused').waitFor();
  const why = () => page.locator('.do .says > span').allInnerTexts();
  expect(await why()).toEqual(['现在不取号', '11月26日 09:00 起再取号']);
  await page.locator('.language').click();
  await vi.waitFor(async () =>
    expect(await why()).toEqual(['No tickets just now', 'tickets again from November 26 09:00']),
  );
});

test('where not all services have room a button turns to the others and back, and elsewhere there is none', async () => {
  const page = await show();
  await offer(page, '存款').waitFor();
  expect(await page.locator('.turn').isVisible()).toBe(false);
  await page.setViewportSize({ width: 1024, height: 420 });
  const last = () => offer(page, '存款').evaluate(one => one.getBoundingClientRect().bottom);
  const end = () => page.locator('.middle > .body').evaluate(one => one.getBoundingClientRect().bottom);
  await page.getByRole('button', { name: '下面还有' }).waitFor();
  expect(await last()).toBeGreaterThan(await end());
  await touch(page, '下面还有');
  await page.getByRole('button', { name: '回到上面' }).waitFor();
  expect(await last()).toBeLessThanOrEqual((await end()) + 1);
  // It is no second touch of the same hand.
  await page.waitForFunction(
    at => performance.now() - at > 700,
    await page.evaluate(() => performance.now()),
  );
  await touch(page, '回到上面');
  await page.getByRole('button', { name: '下面还有' }).waitFor();
  await page.setViewportSize(upright);
  await page.locator('.turn').waitFor({ state: 'hidden' });
});

test('nothing is offered while the hall is closed, no printer works, or it is not heard; then all again by itself', async () => {
  const page = await show();
  const says = (text: string) => page.getByRole('heading', { name: text }).waitFor();
  await offer(page, '咨询').waitFor();
  await kiosk.hall.say('state/hall', { ...stateHall, open: false });
  await says('现在不营业');
  await kiosk.hall.say('state/hall', stateHall);
  await offer(page, '咨询').waitFor();
  await kiosk.beat('degraded', { because: [{ code: 'no-printer', args: {} }] });
  await says('请到咨询台取号');
  expect(await page.locator('.offer').count()).toBe(0);
  await kiosk.beat('offline');
  await page.getByText('暂时收不到大厅的消息').waitFor();
  await kiosk.beat('online');
  await offer(page, '咨询').waitFor();
  kiosk.told.takeAway();
  await page.getByText('暂时收不到大厅的消息').waitFor();
  await kiosk.told.bringBack();
  await offer(page, '咨询').waitFor();
});

type Hall = { desk: string; zh: string; en: string; info: object };
const zero = {
  id: '0',
  name: '服务台',
  names: { en: 'Reception' },
  institution: 'centre',
  queues: [],
  backup: [],
};
const halls: Hall[] = [
  { desk: 'none', zh: '找工作人员', en: 'ask the staff', info: { desks: [] } },
  { desk: 'one with a name', zh: '到服务台', en: 'ask at Reception', info: { counters: [zero] } },
  { desk: 'several', zh: '到咨询台', en: 'ask at the information desk', info: { desks: ['0', '5'] } },
];

test.each(halls)('in a hall with desks: $desk, nobody is sent elsewhere', async ({ zh, en, info }) => {
  await kiosk.isNow(info);
  const page = await show();
  const says = (text: string) => page.getByText(text, { exact: true }).waitFor();
  const turn = () => page.locator('.language').click();
  await pressFor(page);
  await says(`没有出票？号码仍然有效，请记住它，并${zh}补打。`);
  await turn();
  await says(`No paper? The number is good all the same: remember it, and ${en} to print it.`);
  await touch(page, 'Done');
  kiosk.answers(() => ({ refused: 'limited-now' }));
  await pressFor(page);
  await says(`需要帮助请${zh}`);
  await turn();
  await says(`If you need help, ${en}`);
  await touch(page, 'Back');
  await kiosk.beat('degraded', { because: [{ code: 'no-printer', args: {} }] });
  await says(`请${zh}取号`);
  await turn();
  await says(`For a number, please ${en}`);
  await turn();
  await kiosk.beat('offline');
  await page.getByText('暂时收不到大厅的消息').waitFor();
  await says(`请${zh}取号`);
});

test('a return slip under the scanner brings a number, and anything else says so', async () => {
  const page = await show();
  await offer(page, '咨询').waitFor();
  await scan(page, 'SLIP/20261124/1A2B3C4D5E');
  await page.locator('.number').waitFor();
  expect(kiosk.ordered).toEqual([{ verb: 'take-ticket', args: { return: '1A2B3C4D5E', print: true } }]);
  await touch(page, '完成');
  await scan(page, 'fuzhou/2026-11-25/A001/KC');
  await page.getByText('这个码不是告知单或预约的').waitFor();
  await touch(page, '返回');
  kiosk.answers(() => ({ refused: 'slip-used' }));
  await scan(page, 'SLIP/20261124/1A2B3C4D5E');
  await page.getByText('已经取过号').waitFor();
});

test('a booking under the scanner brings its number; used, or of another day, it says so', async () => {
  const page = await show();
  await offer(page, '咨询').waitFor();
  await scan(page, 'BOOK/20261124/1A2B3C4D5E');
  await page.locator('.number').waitFor();
  expect(kiosk.ordered).toEqual([{ verb: 'take-ticket', args: { booking: '1A2B3C4D5E', print: true } }]);
  await touch(page, '完成');
  for (const [args, says] of [
    [{ is: 'used', ticket: 'A001' }, '这个预约已经取过号'],
    [{ is: 'another-day', slot: '2026-11-25 09:30' }, '预约的不是今天'],
    [{ is: 'none' }, '没有这个预约'],
  ] as const) {
    kiosk.answers(() => ({ refused: 'booking-unknown', args }));
    await scan(page, 'BOOK/20261124/1A2B3C4D5E');
    await page.getByText(says).waitFor();
    await touch(page, '返回');
  }
});

test('when nobody has been there for 30 s it says so and is at its start again, in the language of the hall', async () => {
  const page = await show();
  await page.clock.install();
  await page.locator('.language').click();
  await page.getByRole('heading', { name: 'What have you come for?' }).waitFor();
  await page.getByText('Advice', { exact: true }).click();
  // It stands still there: however slow this machine is, nobody is gone before it was read.
  await page.clock.pauseAt(Date.now() + 22_000);
  await page.getByText('Back to the start in').waitFor();
  await page.clock.resume();
  await page.keyboard.press('Shift');
  await page.getByText('Back to the start in').waitFor({ state: 'hidden' });
  await page.locator('[aria-pressed="true"]').waitFor();
  await page.clock.fastForward(31_000);
  await page.getByRole('heading', { name: '请选择要办的业务' }).waitFor();
  expect(await page.locator('[aria-pressed="true"]').count()).toBe(0);
});

test('what the hall says its own way stands there, in the language in which it says it', async () => {
  const words = {
    'zh-CN': {
      'kiosk.choose': '您要办什么',
      'kiosk.waiting': '前有 {many} 位',
      'kiosk.why.full-today': '明天请早',
    },
    en: { 'kiosk.next': 'Go on', 'display.next': 'Soon' },
  };
  await kiosk.isNow({ words });
  const page = await show();
  await page.getByRole('heading', { name: '您要办什么' }).waitFor();
  expect(await offer(page, '贷款').innerText()).toMatch(/^贷款\s+前有 34 位\s+约 25–35 分钟$/);
  expect(await offer(page, '商业贷款转公积金贷款').innerText()).toContain('明天请早');
  await page.getByRole('button', { name: '下一步' }).waitFor();
  await page.locator('.language').click();
  await page.getByRole('heading', { name: 'What have you come for?' }).waitFor();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
});

test('who works by keys takes a ticket, and hears what each screen is about', async () => {
  const page = await show();
  const title = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await offer(page, '咨询').focus();
  await page.keyboard.press('Space');
  await page.getByText('已选 1 项').waitFor();
  await page.getByRole('button', { name: '下一步' }).focus();
  await page.keyboard.press('Enter');
  await vi.waitFor(async () => expect(await title()).toBe('请确认'));
  await page.getByRole('button', { name: '取号', exact: true }).focus();
  await page.keyboard.press('Enter');
  await vi.waitFor(async () => expect(await title()).toMatch(/^您的号码\s+A041$/));
});

/** The status of what anybody asks who is no browser of the hall. */
function statusFor(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, screens.url), { method, headers, agent: false }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test('with a key nobody takes a ticket without it: not by another, nor without a cookie, nor from another website', async () => {
  screens = await started(...keyWords());
  const { origin } = new URL(screens.url);
  const order = JSON.stringify({ id: 'x', ageMs: 0, services: ['advice'], choice: {}, green: false });
  const own = { Origin: origin };
  expect(await statusFor('/kiosk/take', 'POST', own, order)).toBe(401);
  expect(await statusFor('/kiosk/take', 'POST', { ...own, Cookie: 'one-ticket-kiosk=x' }, order)).toBe(401);
  expect(await statusFor('/kiosk/enter', 'POST', own, 'another key')).toBe(401);
  expect(await statusFor('/kiosk/enter', 'POST', {}, 'x')).toBe(403);
  expect(await statusFor('/kiosk/enter', 'POST', { Origin: 'http://evil.example' }, 'x')).toBe(403);
  expect(await statusFor('/kiosk/stream')).toBe(401);
  expect(await statusFor('/kiosk')).toBe(200);
  expect(kiosk.ordered).toEqual([]);

  const page = await showKiosk(browser, kioskAddress(screens.url, 'f'.repeat(32)));
  await page.getByRole('heading', { name: '此页只在大厅的取号机上打开' }).waitFor();
  await page.goto('about:blank');
  await page.goto(kioskAddress(screens.url));
  await offer(page, '咨询').waitFor();
  // Its cookie outlives a start of screens: nobody stands there who could enter a key.
  const port = new URL(screens.url).port;
  await screens.program.end('SIGKILL');
  await page.getByText('暂时收不到大厅的消息').waitFor();
  await started('--listen', `127.0.0.1:${port}`, ...keyWords());
  await offer(page, '咨询').waitFor();
  expect(screens.program.out() + screens.program.said()).not.toContain('5f2a91');
});
