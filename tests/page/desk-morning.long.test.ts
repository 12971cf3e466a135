/** A morning at the desk without a pad: a whole simulated hall, its real daemon, and one person who touches nothing but the page. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import { part, passAndAnswer } from './desk/standing-desk.ts';
import { faultsOf, showDesk } from './desk/tab.ts';
import { startScreens } from './display/tab.ts';

let demo: DemoChild;
let browser: Browser;

beforeAll(async () => {
  // Nobody waits a minute in a test for a citizen who does not come.
  const config = join(mkdtempSync(join(tmpdir(), 'one-ticket-morning-')), 'hall.yaml');
  const times = 'times: { recallGap: 0 s, missAfter: 0 s, missAfterGreen: 0 s }';
  writeFileSync(config, `${readFileSync('config/halls/small.yaml', 'utf8')}\n${times}\n`);
  const small = { hall: 'small', words: ['--config', config] };
  [demo, browser] = await Promise.all([startDemo(small), openBrowser({ locale: 'zh-CN' })]);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const visit = (ticket: string) => demo.ops.last(`state/visit/${ticket}`);
/** What somebody who stands there sees or hears, from the bytes on its wire. */
const shows = (device: string) => JSON.stringify(demo.ops.last(`sim/${device}/shows`) ?? {});

/** How often the voice has called it to the end. */
const saidOf = (ticket: string) =>
  demo.ops.events().filter(one => one['kind'] === 'speech-ended' && one['ticket'] === ticket).length;

async function take(page: Page, service: string, { green = false } = {}): Promise<void> {
  await part(page, '号票');
  const another = page.getByRole('button', { name: '再取一个号' });
  const offered = page.getByRole('checkbox', { name: service, exact: true });
  // Until one of the two stands there, the page has not turned to its part yet.
  await another.or(offered).waitFor();
  if (await another.isVisible()) await another.click();
  await offered.check();
  if (green) await page.getByRole('checkbox', { name: '申请绿色通道' }).check();
  await page.locator('.take [data-verb="take-ticket"]').click();
}

const isTaken = (page: Page, ticket: string) => page.locator('.taken-number', { hasText: ticket }).waitFor();

/** Presses it, and waits until the hall has that ticket there. */
async function press(page: Page, verb: string, [ticket, place]: [string, string]): Promise<void> {
  await page.locator(`.keys [data-verb="${verb}"][aria-disabled="false"]`).click();
  const answer = page.locator('.keys .answer');
  const now = async () => `${String(visit(ticket)?.['place'])}: ${await answer.innerText()}`;
  await expect.poll(now, { timeout: 60_000 }).toMatch(new RegExp(`^${place}:`));
}

test('takes, calls, serves, confirms green, takes back who missed, answers a question, tells the hall, and goes on without paper', async () => {
  const { url } = await startScreens(demo.broker);
  const page = await showDesk(browser, url.replace(/display$/, 'desk'));
  await page.getByRole('button', { name: '进入' }).click();
  await page.locator('#which-counter').selectOption('1');

  await take(page, '提取', { green: true });
  await isTaken(page, 'A001');
  await demo.ops.until(() => shows('printer-1').includes('A001'));
  await take(page, '提取');
  await isTaken(page, 'A002');

  // Who asks for the green channel is looked at, and told yes.
  await page.locator('#find-ticket').fill('A001');
  await page.locator('.find button[type="submit"]').click();
  await page.locator('.found').getByRole('button', { name: '确认绿色', exact: true }).click();
  await demo.ops.until(() => visit('A001')?.['class'] === 'green');

  await part(page, '窗口');
  await press(page, 'call-next', ['A001', 'called']);
  await demo.ops.until(() => shows('board-1').includes('A001') && saidOf('A001') === 1);
  await page.locator('.keys [data-verb="recall"][aria-disabled="false"]').click();
  await demo.ops.until(() => saidOf('A001') === 2);
  await press(page, 'miss', ['A001', 'missed']);
  await press(page, 'call-next', ['A002', 'called']);
  await press(page, 'start', ['A002', 'serving']);
  await press(page, 'finish', ['A002', 'waiting']);
  expect(visit('A002')).toMatchObject({ queue: 'icbc' });
  await page.getByRole('button', { name: 'A001 归队' }).click();
  await demo.ops.until(() => visit('A001')?.['place'] !== 'missed');

  await part(page, '大厅');
  await page.getByText('登记一条').click();
  await page.locator('#follow-up-source').selectOption('mail');
  await page.locator('#follow-up-text').fill('外地公积金能不能提取？');
  await page.locator('[data-verb="follow-up-open"]').click();
  const question = page.locator('.follow-ups li', { hasText: '外地公积金能不能提取？' });
  await question.locator('summary').click();
  await question.locator('textarea').fill('可以，需转移证明');
  await question.locator('[data-verb="follow-up-close"]').click();
  await question.waitFor({ state: 'detached' });
  await page.getByText('登记一个首问').click();
  await page.locator('#question-person').fill('01');
  await page.locator('#question-text').fill('能不能分期还款？');
  await page.locator('[data-verb="question-open"]').click();
  await passAndAnswer(page, '能不能分期还款？');
  await page.locator('#notice-text').fill('午后系统升级');
  await page.getByRole('button', { name: '发布' }).click();
  await demo.ops.until(() => JSON.stringify(demo.ops.last('state/hall')).includes('午后系统升级'));
  await page.locator('section li', { hasText: '午后系统升级' }).waitFor();

  await demo.ops.publish('sim/printer-1/do', JSON.stringify({ fault: 'paper-out' }));
  await demo.ops.until(() => demo.ops.last('device/printer-1/$state')?.['state'] !== 'ready');
  await part(page, '设备');
  // What the daemon of a test says is English.
  await page.getByText(/paper/).first().waitFor();
  await take(page, '咨询');
  await page.getByText('没有打印机能用').waitFor();
  await page.getByRole('button', { name: '不打印，取号' }).click();
  await expect.poll(() => page.locator('.take').innerText()).toMatch(/请把号码报给办事人：\s+D003/);
  const printed = shows('printer-1');
  expect(printed).not.toContain('D003');
  await demo.ops.publish('sim/printer-1/do', JSON.stringify({ fault: 'none' }));
  await demo.ops.until(() => demo.ops.last('device/printer-1/$state')?.['state'] === 'ready');
  await take(page, '咨询');
  await isTaken(page, 'D004');
  await demo.ops.until(() => shows('printer-1').includes('D004'));
  expect(faultsOf(browser)).toEqual([]);
});
