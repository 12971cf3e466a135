/** The desk's page before a real daemon, Mosquitto with users, and screens over HTTPS: as a counter without a pad has it. */
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { faultsOf, openDeskHall, showDesk, signInAs } from './desk/tab.ts';

test('a clerk without a pad signs in, takes a ticket without paper, calls it, serves it and sends it on, by keys alone', async () => {
  const { broker, lin, url } = await openDeskHall();
  await lin.command('open-day', { id: 'day' });
  const browser = await openBrowser({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
  onTestFinished(browser.close);
  const page = await showDesk(browser, url);
  await signInAs(page, 'chen', 'not this one');
  await page.getByText('用户名或密码不对。').waitFor();
  await signInAs(page, 'chen', broker.passwordOf('chen'));

  await page.getByRole('heading', { name: '1 号窗口' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(await page.getByRole('button', { name: '叫下一位' }).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('o');
  await page.locator('.plate .mark[data-is="open"]').waitFor();

  await page.getByRole('link', { name: '号票' }).click();
  await page.getByRole('checkbox', { name: '提取' }).check();
  await page.getByRole('checkbox', { name: '不打印' }).check();
  await page.keyboard.press('t');
  await page.locator('.taken-number').waitFor();
  expect(await page.locator('.taken').innerText()).toMatch(/请把号码报给办事人：\s+A001\s+前面没有人/);

  await page.getByRole('link', { name: '窗口' }).click();
  const hand = page.locator('.hand');
  for (const [letter, place] of [
    ['n', 'called'],
    ['s', 'serving'],
    ['f', 'idle'],
  ] as const) {
    // What was ordered before may be seen sooner than it is answered.
    await page.locator(`[data-letter="${letter.toUpperCase()}"][aria-disabled="false"]`).waitFor();
    await page.keyboard.press(letter);
    await page.locator(`.hand[data-place="${place}"]`).waitFor();
    if (place !== 'idle') expect(await hand.innerText()).toContain('A001');
  }
  await expect.poll(() => lin.last('state/visit/A001')).toMatchObject({ place: 'waiting', queue: 'icbc' });
  await page.getByRole('button', { name: '退出' }).click();
  await page.locator('#user').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('公积金');
  expect(faultsOf(browser)).toEqual([]);
});
