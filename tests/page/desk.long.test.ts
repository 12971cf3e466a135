/** The desk's page when something goes otherwise: no answer, a refusal, a silent hall, a scanner, a session that ends. */
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { alarm, deviceState, privateFollowUp, stateVisit } from '../../daemon/mqtt/schemas/examples.ts';
import { openBrowser } from './browser.ts';
import { faultsOf, openDeskHall, showDesk, signInAs } from './desk/tab.ts';
import { asAnybody, openToldDesk, type ToldDesk } from './desk/told-desk.ts';
import { startScreens } from './display/tab.ts';
import { scan } from './scanner.ts';

/** Somebody who may do everything, at counter 2 of a busy hall. */
async function atCounter(locale = 'zh-CN'): Promise<ToldDesk & { page: Page }> {
  const told = await openToldDesk();
  const { url } = await startScreens(told.url);
  const browser = await openBrowser({ locale });
  onTestFinished(browser.close);
  const page = await showDesk(browser, url.replace(/display$/, 'desk'));
  await page.locator('button[type="submit"]').click();
  await page.locator('#which-counter').selectOption('2');
  await page.locator('.hand[data-place="serving"]').waitFor();
  onTestFinished(() => expect(faultsOf(browser)).toEqual([]));
  return { ...told, page };
}

const given = ({ orders }: ToldDesk, verb: string) => orders.ordered.filter(one => one.verb === verb).length;

test('an order that nobody answered is not given twice: it is sent again as the same, or left', async () => {
  const desk = await atCounter();
  const { page, orders } = desk;
  orders.answers(order => (order.verb === 'recall' ? undefined : asAnybody(order)));
  await page.keyboard.press('r');
  await page.getByText('重呼：大厅没有答复').waitFor();
  const atHand = page.locator('.keys');
  expect(await atHand.locator('[data-verb]:not([aria-disabled="true"])').count()).toBe(0);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('r');
  // The letter has done what it does.
  await atHand.locator('[data-verb="recall"]:focus').waitFor();
  orders.answers(asAnybody);
  await atHand.getByRole('button', { name: '再发一次' }).click();
  await expect.poll(() => atHand.locator('[data-verb="recall"]').getAttribute('aria-disabled')).toBe('false');
  expect(await atHand.locator('.answer').innerText()).toBe('');
  expect(given(desk, 'recall')).toBe(2);
});

test('a ticket whose number nobody heard is shown as large when the same order is answered: by the form, a code, and the next code', async () => {
  const { page, orders } = await atCounter();
  const again = (where: string) => page.locator(where).getByRole('button', { name: '再发一次' }).click();
  orders.answers(order => (order.verb === 'take-ticket' ? undefined : asAnybody(order)));
  await page.getByRole('link', { name: '号票' }).click();
  await page.locator('.take .services input').first().check();
  for (const choice of await page.locator('.take input[type="radio"]').all()) await choice.check();
  await page.locator('.take [data-verb="take-ticket"]').click();
  await page.locator('.take').getByText('大厅没有答复').waitFor();
  orders.answers(asAnybody);
  await again('.take');
  await page.locator('.taken-number').waitFor();
  // Whoever goes on at once, as a scanner does, is not taken away from where they type.
  const isTypedAt = await page.evaluate(async () => {
    document.querySelector<HTMLElement>('.taken button')?.click();
    await new Promise(drawn => setTimeout(drawn));
    document.getElementById('find-ticket')?.focus();
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    return document.activeElement?.id;
  });
  expect(isTypedAt).toBe('find-ticket');
  // What was wanted is had.
  expect(await page.locator('.take .services input:checked').count()).toBe(0);

  orders.answers(order => (order.verb === 'take-ticket' ? undefined : asAnybody(order)));
  await page.locator('#find-ticket').fill('7q2m4 kx0zb');
  await page.keyboard.press('Enter');
  await page.locator('.find').getByText('大厅没有答复').waitFor();
  const before = orders.ids.length;
  orders.answers(order =>
    'booking' in order.args ? { refused: 'booking-unknown', args: { is: 'none' } } : asAnybody(order),
  );
  await again('.find');
  await page.locator('.taken-number').waitFor();
  const taken = orders.ordered.filter(({ verb }) => verb === 'take-ticket').map(({ args }) => args);
  expect(taken.slice(-3)).toEqual([
    { booking: '7Q2M4KX0ZB', print: true },
    { booking: '7Q2M4KX0ZB', print: true },
    { return: '7Q2M4KX0ZB', print: true },
  ]);
  expect(orders.ids[before]).toBe(orders.ids[before - 1]);
});

test('whoever sits there reads what of the counter does not work and how to go on, and of another counter nothing', async () => {
  const { page, hall } = await atCounter();
  const lost = (meanwhile: object) => ({
    ...alarm,
    code: 'device',
    key: 'device',
    args: { ...why, meanwhile },
  });
  const why = { device: 'one', since: '09:12', why: 'gone' };
  await hall.say('alarm/device-pad-1', lost({ is: 'no-pad', counter: '1' }));
  await hall.say('alarm/device-board-2', lost({ is: 'no-board', counter: '2', onMain: true, said: false }));
  const trouble = page.locator('.trouble');
  await expect
    .poll(() => trouble.innerText())
    .toMatch(/^窗口屏自 \d\d:\d\d 起不显示：群众看主屏或听语音；请技术员来修$/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => trouble.innerText()).toMatch(/^The board has been dark since .*technician$/);
  await hall.say('alarm/device-board-2', '');
  await expect.poll(() => trouble.innerText()).toBe('');
});

test('a refusal stands under the button, in the words of the hall, until the next order', async () => {
  const desk = await atCounter();
  desk.orders.answers(order => (order.verb === 'recall' ? { refused: 'too-soon' } : asAnybody(order)));
  await desk.page.getByRole('button', { name: '重呼' }).click();
  const answer = desk.page.locator('.keys .answer');
  await expect.poll(() => answer.innerText()).toBe('重呼：没有办 too-soon');
  expect(await answer.getAttribute('role')).toBe('status');
  await desk.page.keyboard.press('f');
  await expect.poll(() => answer.innerText()).toBe('');
});

test('a refusal is told in the language of the page, with the name of the counter; in that of the hall it stands as it was said', async () => {
  const desk = await atCounter();
  const { page } = desk;
  const args = { counter: '5' };
  const message = '咨询台（5号）手上没有人';
  desk.orders.answers(order =>
    order.verb === 'recall' ? { refused: 'nobody-in-hand', args, message } : asAnybody(order),
  );
  const answer = page.locator('.keys .answer');
  await page.getByRole('button', { name: '重呼' }).click();
  await expect.poll(() => answer.innerText()).toBe(`重呼：没有办 ${message}`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect
    .poll(() => answer.innerText())
    .toMatch(/not done\. Information \(counter 5\) has called nobody$/);
  expect(await answer.locator('span').getAttribute('lang')).toBe('en');
});

test('an order that came too late is told so: it was not done, and is pressed again where it is wanted', async () => {
  const desk = await atCounter();
  desk.orders.answers(order =>
    order.verb === 'recall'
      ? { refused: 'expired', args: { lateMs: 9000 }, message: '迟到' }
      : asAnybody(order),
  );
  await desk.page.getByRole('button', { name: '重呼' }).click();
  await expect
    .poll(() => desk.page.locator('.keys .answer').innerText())
    .toBe('重呼：没有办 到大厅时已太晚，没有办；仍需要就请再按一次。');
});

test('what an older daemon says of a test, which has no word for programs, is told as it said it', async () => {
  const desk = await atCounter('en');
  const { page } = desk;
  desk.orders.answers(order =>
    order.verb === 'device-test' ? { did: '显示测试画面 10 秒', forMs: 10_000 } : asAnybody(order),
  );
  await page.getByRole('link', { name: '设备' }).click();
  const row = page.locator('.devices li').first();
  await row.locator('[data-verb="device-test"]').click();
  const does = row.getByText('显示测试画面 10 秒');
  await does.waitFor();
  expect(await does.getAttribute('lang')).toBe('zh-CN');
  // It stands by its own device, and every other may be tested meanwhile.
  expect(await page.locator('.test[data-is]').count()).toBe(1);
  expect(await page.locator('[data-verb="device-test"][aria-disabled="false"]').count()).toBe(2);
});

test('a device that is lost in the middle of its test is told with it, and stays so when it is there again', async () => {
  const desk = await atCounter();
  const { page, hall } = desk;
  await page.getByRole('link', { name: '设备' }).click();
  const row = page.locator('.devices li').filter({ hasText: 'pad-1' });
  await row.locator('[data-verb="device-test"]').click();
  await row.getByText('等您逐个按键').waitFor();
  await hall.say('device/pad-1/$state', { ...deviceState, kind: 'ff68-pad', state: 'lost' });
  const todo = row.getByText('查电源、插头和接线');
  await todo.waitFor();
  await hall.say('device/pad-1/$state', { ...deviceState, kind: 'ff68-pad' });
  await row.locator('[data-is="ready"]').waitFor();
  expect(await todo.isVisible()).toBe(true);
});

test('a hall that is not heard shows no number and takes no order; what was written is kept', async () => {
  const desk = await atCounter();
  const { page, hall } = desk;
  await page.getByRole('link', { name: '大厅' }).click();
  await page.locator('#notice-text').fill('写了一半');
  await hall.beat('offline');
  await page.getByText('听不到大厅').waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/A0\d\d|34/);
  await page.keyboard.press('n');
  await hall.beat();
  await page.locator('#notice-text').waitFor();
  expect(await page.locator('#notice-text').inputValue()).toBe('写了一半');
  expect(given(desk, 'call-next')).toBe(0);
});

test('a scanner that types finds its ticket and presses no button, whatever has the focus', async () => {
  const desk = await atCounter();
  const { page } = desk;
  await page.getByRole('button', { name: '办结', exact: false }).last().focus();
  const day = '20261128';
  await scan(page, `https://queue.example.cn/t/${day}A041KC.abc`);
  await page.getByRole('link', { name: '号票' }).and(page.locator('[aria-current]')).waitFor();
  await page.locator('.found-ticket', { hasText: 'A041' }).waitFor();
  expect(await page.locator('.found').innerText()).toMatch(
    /前面 13 人[^]*先于此号叫到：绿色通道 2 人，回转 1 人/,
  );
  expect(given(desk, 'finish') + given(desk, 'call-next')).toBe(0);
});

test('the code of a booking or a slip, scanned or read out, brings its ticket, where nothing prints, too', async () => {
  const { page, orders } = await atCounter();
  const taken = () => orders.ordered.filter(({ verb }) => verb === 'take-ticket').map(({ args }) => args);
  orders.answers(order =>
    order.verb === 'take-ticket' && order.args['print'] === true ? { refused: 'no-paper' } : asAnybody(order),
  );
  await scan(page, 'BOOK/20261124/7Q2M4KX0ZB');
  await page.locator('.taken-number').waitFor();
  expect(taken()).toEqual([
    { booking: '7Q2M4KX0ZB', print: true },
    { booking: '7Q2M4KX0ZB', print: false },
  ]);
  await page.getByText('请把号码报给办事人：', { exact: true }).waitFor();
  await page.getByRole('button', { name: '再取一个号' }).click();

  orders.ordered.length = 0;
  // Of a slip: the hall knows no booking with that code.
  orders.answers(order =>
    'booking' in order.args ? { refused: 'booking-unknown', args: { is: 'none' } } : asAnybody(order),
  );
  await page.locator('#find-ticket').fill('7q2m4 kx0zb');
  await page.keyboard.press('Enter');
  await page.locator('.taken-number').waitFor();
  expect(taken()).toEqual([
    { booking: '7Q2M4KX0ZB', print: true },
    { return: '7Q2M4KX0ZB', print: true },
  ]);
  await page.getByRole('button', { name: '再取一个号' }).click();

  orders.ordered.length = 0;
  const args = { is: 'used', ticket: 'A001' };
  orders.answers(order =>
    order.verb === 'take-ticket' ? { refused: 'booking-unknown', args } : asAnybody(order),
  );
  await scan(page, 'BOOK/20261124/7Q2M4KX0ZB');
  await page.locator('.find').getByText('booking-unknown').waitFor();
  expect(taken()).toHaveLength(1);
  expect(await page.locator('.taken-number').count()).toBe(0);
});

test('of a batch the page tells how many cases are left, and a number says how many are done', async () => {
  const desk = await atCounter();
  const { page, hall, orders } = desk;
  const one = { ticket: 'A033', place: 'serving', counter: '2', cases: 40, casesLeft: 35 };
  await hall.say('state/visit/A033', { ...stateVisit, ...one });
  await page.getByText('还有 35 件，共 40 件').waitFor();
  await page.locator('#cases-done').fill('3');
  await page.getByRole('button', { name: '办结这几件' }).click();
  await expect.poll(() => given(desk, 'finish')).toBe(1);
  expect(orders.ordered.find(({ verb }) => verb === 'finish')?.args).toEqual({ counter: '2', cases: 3 });
});

test('the desk takes one ticket for several cases of one service', async () => {
  const desk = await atCounter();
  const { page, orders } = desk;
  await page.getByRole('link', { name: '号票' }).click();
  expect(await page.locator('#take-cases').count()).toBe(0);
  await page.locator('.take .services input').first().check();
  await page.locator('#take-cases').fill('四十');
  const go = page.locator('.take [data-verb="take-ticket"]');
  await expect.poll(() => go.getAttribute('aria-disabled')).toBe('true');
  await page.locator('#take-cases').fill('40');
  for (const choice of await page.locator('.take input[type="radio"]').all()) await choice.check();
  await go.click();
  await expect.poll(() => given(desk, 'take-ticket')).toBe(1);
  expect(orders.ordered.find(({ verb }) => verb === 'take-ticket')?.args).toMatchObject({ cases: 40 });
});

test('letters press nothing where somebody writes, nor once they are turned off', async () => {
  const desk = await atCounter('en');
  const { page } = desk;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Call a ticket').click();
  await page.locator('#call-this-reason').fill('');
  await page.keyboard.type('n');
  await page.getByRole('button', { name: 'Shortcut keys' }).click();
  await page.keyboard.press('r');
  expect(await page.locator('kbd').count()).toBe(0);
  await page.getByRole('button', { name: 'Shortcut keys' }).click();
  await page.locator('[data-letter="F"]').click();
  await expect.poll(() => given(desk, 'finish')).toBe(1);
  expect(given(desk, 'call-next') + given(desk, 'recall')).toBe(0);
});

test('each sees what they may: a supervisor the counters of the hall, an engineer the devices, and a session that ends is told', async () => {
  const { broker, screens, url } = await openDeskHall();
  const browser = await openBrowser({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
  onTestFinished(browser.close);
  const page = await showDesk(browser, url);
  const parts = async () => page.locator('.parts a').allInnerTexts();
  await signInAs(page, 'tech', broker.passwordOf('tech'));
  await page.locator('.parts').waitFor();
  await expect.poll(parts).toEqual(['设备', '大厅', '号票']);
  await page.getByRole('button', { name: '退出' }).click();
  await signInAs(page, 'lin', broker.passwordOf('lin'));
  await page.locator('#which-counter').waitFor();
  await page.getByRole('link', { name: '大厅' }).click();
  await page.getByRole('button', { name: '开厅' }).click();
  await page.locator('.day .mark[data-is="open"]').waitFor();
  await page.getByText('登记一条').click();
  await page.locator('#follow-up-text').fill('等了四十分钟');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.locator('.follow-ups blockquote', { hasText: '等了四十分钟' }).waitFor();
  await screens.program.end('SIGTERM');
  await page.getByText('听不到大厅').waitFor();
  expect(await page.locator('.follow-ups').isVisible()).toBe(false);
});

test('who signs in at another tab sits there: the first one goes on as theirs, with nothing of whoever was there before', async () => {
  const { broker, url } = await openDeskHall();
  const browser = await openBrowser({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
  onTestFinished(browser.close);
  const [first, second] = [await showDesk(browser, url), await showDesk(browser, url)];
  await second.locator('#user').waitFor();
  await signInAs(first, 'lin', broker.passwordOf('lin'));
  await first.locator('#which-counter').waitFor();
  const isLoadedAnew = first.waitForEvent('load');
  await signInAs(second, 'tech', broker.passwordOf('tech'));
  await isLoadedAnew;
  await expect.poll(() => first.locator('.parts a').allInnerTexts()).toEqual(['设备', '大厅', '号票']);
});

test('a supervisor overturns a refusal at the page, and is told the code by which the citizen comes back', async () => {
  const desk = await atCounter();
  const { page, hall, orders } = desk;
  await hall.say('private/follow-up/2026-11-28-f2', {
    ...privateFollowUp,
    source: 'refused',
    text: undefined,
    services: ['withdrawal'],
    reason: '限购',
    due: '2026-11-30',
  });
  const slip = { slip: '2026-11-28-A007-1-withdrawal', code: '7H3K9QX2MV', until: '2026-12-18' };
  orders.answers(order => (order.verb === 'refusal-overturn' ? { slip } : asAnybody(order)));
  await page.getByRole('link', { name: '大厅' }).click();
  const refusal = page.locator('.follow-ups li', { hasText: '限购' });
  await refusal.getByText('应在 2026-11-30 办结').waitFor();
  await refusal.locator('summary').click();
  await refusal.locator('textarea').fill('材料其实齐全');
  await refusal.getByRole('button', { name: /^撤销/ }).click();
  await page.getByText(/编码 7H3K9QX2MV，2026-12-18 前（含当日）有效/).waitFor();
  expect(orders.ordered.findLast(({ verb }) => verb === 'refusal-overturn')?.args).toEqual({
    refusal: '2026-11-28-f2',
    note: '材料其实齐全',
  });
  await page.getByRole('button', { name: '打印告知单' }).click();
  await expect.poll(() => given(desk, 'slip')).toBe(1);
});

test('a line of a list that nobody answered is sent again as the same, also by a page that was loaded anew, before the next one', async () => {
  const desk = await atCounter();
  const { page, orders } = desk;
  await page.getByRole('link', { name: '停电' }).click();
  const number = page.locator('#line-number');
  await number.waitFor();
  await page.locator('#line-counter').fill('2');
  orders.answers(order => (order.verb === 'served-by-paper' ? undefined : asAnybody(order)));
  for (const digits of ['41', '29']) {
    await number.fill(digits);
    await page.keyboard.press('Enter');
  }
  await expect.poll(() => given(desk, 'served-by-paper')).toBe(1);
  await page.reload();
  await expect.poll(() => given(desk, 'served-by-paper')).toBe(2);
  orders.answers(asAnybody);
  await page.locator('.not-entered li').first().waitFor({ state: 'detached', timeout: 60_000 });
  await expect.poll(() => page.locator('.not-entered li').count()).toBe(0);
  const lines = orders.ordered.flatMap(({ verb, args }, nth) =>
    verb === 'served-by-paper' ? [[args['ticket'], orders.ids[nth]] as const] : [],
  );
  const first = lines.filter(([ticket]) => ticket === 'A041');
  expect(new Set(first.map(([, id]) => id)).size).toBe(1);
  expect(lines.map(([ticket]) => ticket)).toEqual([...first.map(() => 'A041'), 'A029']);
});

test('by Tab alone everything is reached, in the order in which it stands, and each shows that it has the focus', async () => {
  const { page } = await atCounter();
  for (const part of ['counter', 'tickets', 'hall', 'devices', 'power']) {
    await page.locator(`.parts [href="#${part}"]`).click();
    await page.locator(`.${part}-part`).waitFor();
    const all = await page.evaluate(() => {
      // Of several radios Tab comes to the one that is chosen.
      const fields = 'input:not([type="radio"]:not(:checked)), select, textarea';
      const any = document.querySelectorAll(`a[href], button, summary, ${fields}`);
      const seen = Array.from(any).filter(one => one.checkVisibility());
      for (const [index, one] of seen.entries()) one.setAttribute('data-nth', String(index));
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      seen[0]?.before(Object.assign(document.createElement('span'), { id: 'start', tabIndex: -1 }));
      document.getElementById('start')?.focus();
      return seen.length;
    });
    const reached: unknown[] = [];
    for (let nth = 0; nth < all; nth += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const { activeElement: one } = document;
          // Of a box with its label the label shows it.
          const shows = one?.closest('.ticked label') ?? one;
          const isSeen = shows !== null && getComputedStyle(shows).outlineStyle !== 'none';
          return isSeen ? Number(one?.getAttribute('data-nth')) : `${one?.outerHTML} shows nothing`;
        }),
      );
    }
    await page.evaluate(() => document.getElementById('start')?.remove());
    const expected = Array.from({ length: all }, (_, nth) => nth);
    expect([part, reached]).toEqual([part, expected]);
  }
});
