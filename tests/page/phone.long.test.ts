/** A phone that follows its ticket, in a real browser, served by the real `screens`, over a hall that is only told by its topics. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { stateHall } from '../../daemon/mqtt/schemas/examples.ts';
import { type Browser, openBrowser } from './browser.ts';
import { call } from './display/full-hall.ts';
import { objections, settled } from './display/legible.ts';
import { startScreens } from './display/tab.ts';
import { addressOf, showTicket } from './phone/tab.ts';
import { openToldPhone, type ToldPhone, waits } from './phone/told-phone.ts';

let browser: Browser;
let phone: ToldPhone;
/** Where screens serves. */
let url: string;

beforeAll(async () => {
  browser = await openBrowser({ locale: 'zh-CN' });
});
afterAll(() => browser.close());

beforeEach(async () => {
  phone = await openToldPhone();
  onTestFinished(phone.close);
  await phone.visit('A041', {});
  const screens = await startScreens(phone.told.url);
  await screens.program.until('The hall fuzhou is heard.');
  ({ url } = screens);
});

const show = (token = phone.tokenOf('A041')) => showTicket(browser, url, token);
const place = (page: Page) => page.locator('.place');
/** But for the asking. */
const orders = () => phone.ordered.filter(({ verb }) => verb !== 'why');
const two = (doneAt?: string) => [{ queue: 'approval', ...(doneAt && { doneAt }) }, { queue: 'icbc' }];

test('a phone follows its ticket through two institutions: how many are before it, the counter, the next stop, the end', async () => {
  phone.answers(waits(3, [10, 15], { wentBefore: { green: 2, other: 1 } }));
  await phone.visit('A041', { route: two() });
  const page = await show();
  await expect.poll(() => place(page).innerText()).toMatch(/中心审批[^]*前面还有\s+3\s*人[^]*10–15\s*分钟/);
  expect(await place(page).innerText()).toContain('先于您叫号：绿色通道 2 人，其他 1 人');
  expect(await page.title()).toBe('A041');

  await page.evaluate(() => {
    navigator.vibrate = pattern => {
      document.documentElement.dataset['vibrated'] = JSON.stringify(pattern);
      return true;
    };
  });
  await page.locator('.stub').click();
  await call(phone.hall, { counter: '12', ticket: 'A041' });
  await phone.visit('A041', { place: 'called', counter: '12', route: two() });
  await expect.poll(() => place(page).innerText()).toMatch(/请到\s+12\s+号窗口/);
  expect(await page.title()).toBe('请到 12 号窗口 · A041');
  expect(await page.locator('[aria-live="assertive"]').innerText()).toBe('请 A041 号到 12 号窗口');
  expect(await page.locator('html').getAttribute('data-vibrated')).toContain('400');

  await phone.visit('A041', { place: 'serving', counter: '12', route: two() });
  await expect.poll(() => place(page).innerText()).toMatch(/正在办理\s+12/);
  phone.answers(waits(0, [0, 5], { queue: 'icbc' }));
  await phone.visit('A041', { step: 1, queue: 'icbc', route: two('12') });
  await expect.poll(() => place(page).innerText()).toMatch(/工商银行[^]*下一位就是您/);
  expect(await page.locator('.stop[data-is="done"]').innerText()).toContain('中心审批');
  expect(await page.locator('[aria-current="step"]').innerText()).toContain('工商银行');

  await phone.visit('A041', { place: 'serving', counter: '7', step: 1, route: two('12') });
  await phone.visit('A041', '');
  await expect.poll(() => place(page).innerText()).toContain('已办结，谢谢');
  await page.getByRole('button', { name: '非常满意', exact: true }).click();
  await page.getByText('谢谢您的评价').waitFor();
  expect(orders()).toContainEqual({ verb: 'rate', args: { counter: '7', grade: 5, ticket: 'A041' } });
  expect(browser.complaints.splice(0)).toEqual([]);
});

test('who gives a bad grade has rated, and may say why, or not', async () => {
  phone.answers(waits(0, [0, 5], { queue: 'icbc' }));
  await phone.visit('A041', { place: 'serving', counter: '12', route: two() });
  const page = await show();
  await expect.poll(() => place(page).innerText()).toMatch(/正在办理\s+12/);
  await phone.visit('A041', { step: 1, queue: 'icbc', route: two('12') });
  await page.getByRole('button', { name: '不满意', exact: true }).click();
  await page.getByText('哪里不满意？').waitFor();
  const args = { counter: '12', grade: 2, ticket: 'A041' };
  expect(orders()).toContainEqual({ verb: 'rate', args });
  await page.getByRole('button', { name: '等候时间长' }).click();
  await page.getByText('已记下，主管会看到').waitFor();
  expect(orders()).toContainEqual({ verb: 'rate', args: { ...args, reason: 1 } });

  await phone.visit('A041', { place: 'serving', counter: '7', step: 1, route: two('12') });
  await phone.visit('A041', '');
  await page.getByRole('button', { name: '非常不满意' }).click();
  await page.getByRole('button', { name: '不说原因' }).click();
  await page.getByText('谢谢您的评价').waitFor();
  expect(await page.getByText('哪里不满意？').count()).toBe(0);
  expect(browser.complaints.splice(0)).toEqual([]);
});

test('names are in the language of the page where the hall has them, and a counter with a name is called by it', async () => {
  phone.answers(waits(3, [10, 15]));
  await phone.visit('A041', { route: two() });
  const page = await show();
  await expect.poll(() => place(page).innerText()).toContain('中心审批');
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => place(page).innerText()).toMatch(/Approval[^]*3/);
  expect(await page.locator('.way').innerText()).toContain('ICBC');
  await call(phone.hall, { counter: '5', ticket: 'A041' });
  await phone.visit('A041', { place: 'called', counter: '5', route: two() });
  await expect.poll(() => place(page).innerText()).toMatch(/Please go to\s+Information\s+The Centre/);
  expect(await page.title()).toBe('Go to Information · A041');
  expect(await page.locator('[aria-live="assertive"]').innerText()).toBe(
    'Ticket A041, please go to Information',
  );
  await page.getByRole('button', { name: '中文' }).click();
  await expect.poll(() => place(page).innerText()).toMatch(/请到\s+咨询台\s+福州住房公积金管理中心/);
  expect(browser.complaints.splice(0)).toEqual([]);
});

test('who steps away is asked once more, is told when to be back, and taps to be back; in words where the hall refuses', async () => {
  const page = await show();
  const stepAway = page.getByRole('button', { name: '暂时离开' });
  phone.answers(({ verb }) => (verb === 'why' ? waits(3)({ verb, args: {} }) : { refused: 'away-once' }));
  await stepAway.click();
  expect(await page.getByRole('dialog').innerText()).toContain('每个队列只能暂离一次');
  await settled(page);
  expect(await objections(page)).toEqual([]);
  await page.getByRole('button', { name: '不离开' }).click();
  expect(orders()).toEqual([]);
  await stepAway.click();
  await page.getByRole('button', { name: '确认离开' }).click();
  await page.getByText('在这个队列只能暂离一次').waitFor();

  phone.answers(waits(2, [5, 10], { place: 'away' }));
  await stepAway.click();
  await page.getByRole('button', { name: '确认离开' }).click();
  await expect.poll(() => orders().at(-1)).toEqual({ verb: 'step-away', args: { ticket: 'A041' } });
  await phone.visit('A041', { place: 'away' });
  await expect.poll(() => place(page).innerText()).toMatch(/您已暂离[^]*前面还有\s+2/);
  await phone.visit('A041', { place: 'away', backBy: Date.now() + 1_800_000 });
  await expect.poll(() => place(page).innerText()).toMatch(/已到号，请马上返回大厅\s+请在 \d\d:\d\d 前/);
  await page.getByRole('button', { name: '我回来了' }).click();
  await expect.poll(() => orders().at(-1)).toEqual({ verb: 'step-back', args: { ticket: 'A041' } });
  await phone.visit('A041', {});
  await page.getByText('已暂离过一次').waitFor();
  await phone.visit('A041', { place: 'missed' });
  await expect.poll(() => place(page).innerText()).toMatch(/您已过号[^]*扫码处扫一下号票，或到咨询台/);
});

test('one person ahead is told as one', async () => {
  phone.answers(waits(1, [5, 10]));
  await phone.visit('A041', {});
  const page = await show();
  await expect.poll(() => place(page).innerText()).toMatch(/前面还有\s+1\s+人/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => place(page).innerText()).toMatch(/Before you\s+1\s+person\s/);
});

test('nobody is sent to a desk or a scanner that the hall has not', async () => {
  await phone.isNow({ desks: [], scanner: false });
  await phone.visit('A041', { place: 'missed' });
  const page = await show();
  await expect.poll(() => place(page).innerText()).toMatch(/您已过号\s+请找工作人员$/);
  await phone.isNow({ desks: ['3', '5'], scanner: false });
  await expect.poll(() => place(page).innerText()).toMatch(/您已过号\s+请到咨询台$/);
  await phone.visit('A041', {});
  await page.getByRole('button', { name: '暂时离开' }).click();
  expect(await page.locator('.sure').innerText()).not.toContain('扫');
});

test('while the hall is not heard nothing is shown that may have changed, and all of it comes back', async () => {
  const page = await show();
  await page.locator('.figures').waitFor();
  phone.told.takeAway();
  await page.getByText('请听工作人员叫号').waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/前面还有|中心审批/);
  await phone.told.bringBack();
  await page.locator('.figures').waitFor();
  await phone.beat('offline');
  await page.getByText('请听工作人员叫号').waitFor();
});

test('the page speaks the language of the phone, or the other one, and shows nothing of another ticket', async () => {
  await phone.visit('B016', { queue: 'icbc' });
  const page = await show();
  await page.locator('.figures').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => place(page).innerText()).toMatch(/Waiting for Approval[^]*Before you\s+3\s*people/);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.content()).not.toContain('B016');
  const inEnglish = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let said = '';
    while (texts.nextNode() !== null)
      if (texts.currentNode.parentElement?.closest('[lang]')?.getAttribute('lang') === 'en')
        said += texts.currentNode.textContent;
    return said;
  });
  expect(inEnglish).toContain('Step away');
  expect(inEnglish).not.toMatch(/\p{Script=Han}/u);
});

test('a page that is over says so and goes on no more; forged and guessed ones are answered alike, and nothing is kept', async () => {
  const good = phone.tokenOf('A041');
  const [readable = ''] = good.split('.');
  const [, otherSignature] = phone.tokenOf('A042').split('.');
  await phone.visit('A042', {});
  const asked = (token: string, below = '', init: RequestInit = {}) =>
    fetch(`${addressOf(url, token)}${below}`, init);
  const opened = await asked(good);
  expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const bad = [
    `${readable}.${otherSignature}`,
    phone.tokenOf('A041', { day: '2026-11-27' }),
    phone.tokenOf('A041', { hall: 'mawei' }),
    phone.tokenOf('A999'),
    'gone',
    '',
  ];
  const answers = await Promise.all(
    bad.map(async token => {
      const answer = await asked(token);
      return [answer.status, answer.headers.get('cache-control'), await answer.text()];
    }),
  );
  expect(answers[0]?.[0]).toBe(404);
  expect(answers[0]?.[2]).toMatch(/此页面已失效[^]*请找工作人员[^]*ask the staff/);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  for (const below of ['/stream', '/step-away', '/rate']) {
    const method = below === '/stream' ? 'GET' : 'POST';
    expect([below, (await asked(bad[0] ?? '', below, { method })).status]).toEqual([below, 404]);
  }
  expect(orders()).toEqual([]);

  const page = await show();
  await page.locator('.figures').waitFor();
  // On another day its number is somebody else's.
  const { notices: _, ...state } = stateHall;
  await phone.hall.say('state/hall', { ...state, day: '2026-11-29' });
  await page.getByText('此页面已失效').waitFor();
  browser.complaints.splice(0);
});

test('what a phone orders comes from its own page, is short, is one of three things, and not too often', async () => {
  const to = (below: string, init: RequestInit = {}) =>
    fetch(`${addressOf(url, phone.tokenOf('A041'))}/${below}`, { method: 'POST', ...init });
  const page = await show();
  await page.locator('.figures').waitFor();
  expect((await to('step-away', { headers: { Origin: 'http://evil.example' } })).status).toBe(403);
  expect((await to('take-ticket')).status).toBe(404);
  expect((await to('rate', { body: JSON.stringify({ grade: 6 }) })).status).toBe(400);
  expect((await to('rate', { body: JSON.stringify({ grade: 5, more: 'x'.repeat(300) }) })).status).toBe(400);
  expect(await (await to('rate', { body: '{"grade":5}' })).json()).toEqual({ code: 'nothing-to-rate' });
  expect(orders()).toEqual([]);
  const codes: string[] = [];
  for (let tap = 0; tap < 12; tap += 1) codes.push((await (await to('step-back')).json()).code);
  expect(codes).toEqual([...Array<string>(10).fill('ok'), 'too-many', 'too-many']);
});
