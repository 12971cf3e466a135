/** A phone with the address that a real daemon printed, through a real Mosquitto with users, over HTTPS: as a hall has it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { installBroker, makeCertificates } from '../kit/hall/broker/installed-broker.ts';
import { secureHall, watchAs } from '../kit/hall/secure-hall.ts';
import { openBrowser } from './browser.ts';
import { startScreens } from './display/tab.ts';
import { showTicket } from './phone/tab.ts';

const address = 'https://queue.example.cn';
const place = (page: Page) => page.locator('.place');
const told = (page: Page) => expect.poll(() => place(page).innerText());

test('by the code on its ticket a phone goes through two institutions, steps away and back, and rates, as a citizen user', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-phone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  makeCertificates(folder);
  const users = ['one-ticket', 'lin', 'kiosk'];
  const broker = await installBroker({ certificates: folder, acl: 'acl', hall: 'small', users });
  onTestFinished(broker.close);
  await broker.start();
  const hall = secureHall(broker, undefined, address);
  onTestFinished(hall.close);
  await hall.start();
  const lin = await watchAs('lin', broker);
  onTestFinished(lin.close);
  let given = 0;
  const order = async (verb: string, args: object = {}) => {
    given += 1;
    const answer = await lin.command(verb, { id: `o${given}`, args });
    expect([verb, answer['code']]).toEqual([verb, 'ok']);
    return answer['data'] as { code: string };
  };
  await order('open-day');
  for (const counter of ['1', '2']) await order('open-counter', { counter });
  // Before it: the one whose ticket it is not.
  await order('take-ticket', { service: 'withdrawal', print: false });
  const { code } = await order('take-ticket', { service: 'withdrawal', print: false });
  expect(code).toMatch(/^https:\/\/queue\.example\.cn\/t\//);

  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, broker.passwordOf('kiosk'), { mode: 0o400 });
  const tls = ['--tls-cert', join(folder, 'broker.crt'), '--tls-key', join(folder, 'broker.key')];
  const asKiosk = ['--password-file', passwordFile, '--ca', broker.ca];
  const screens = await startScreens(`mqtts://kiosk@localhost:${broker.tlsPort}`, ...asKiosk, ...tls);
  await screens.program.until('The hall small is heard.');
  const browser = await openBrowser({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
  onTestFinished(browser.close);
  const token = code.slice(`${address}/t/`.length);
  const page = await showTicket(browser, screens.url.replace('broker.hall.lan', 'localhost'), token);

  await told(page).toMatch(/正在等候 中心审批[^]*前面还有\s+1\s*人/);
  await page.getByRole('button', { name: '暂时离开' }).click();
  await page.getByRole('button', { name: '确认离开' }).click();
  await told(page).toContain('您已暂离');
  await page.getByRole('button', { name: '我回来了' }).click();
  await told(page).toContain('在这个队列已暂离过一次');
  await order('call-next', { counter: '1' });
  await order('start', { counter: '1' });
  await order('finish', { counter: '1' });
  await told(page).toContain('下一位就是您');
  await order('call-next', { counter: '1' });
  await told(page).toMatch(/请到\s+1\s+号窗口\s+公积金中心/);
  await order('start', { counter: '1' });
  await told(page).toMatch(/正在办理\s+1/);
  await order('finish', { counter: '1' });
  await told(page).toContain('正在等候 工商银行');
  await page.getByRole('button', { name: '满意', exact: true }).click();
  await page.getByText('谢谢您的评价').waitFor();
  await lin.until(() => lin.last('event/rated') !== undefined);
  expect(lin.last('event/rated')).toMatchObject({ from: 'mqtt' });
  expect(lin.last('event/rated')).not.toHaveProperty('grade');
  expect(screens.program.out() + screens.program.said()).not.toContain(token);
  expect(browser.complaints).toEqual([]);
});
