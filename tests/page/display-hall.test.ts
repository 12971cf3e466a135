/** The display of a real daemon behind Mosquitto with TLS and users, itself over HTTPS: as a hall has it. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installBroker, makeCertificates } from '../kit/hall/broker/installed-broker.ts';
import { secureHall, watchAs } from '../kit/hall/secure-hall.ts';
import { openBrowser } from './browser.ts';
import { showDisplay, startScreens } from './display/tab.ts';

/** The status that whoever asks by this name gets. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  const asked = request(url, { headers: { Host: host }, rejectUnauthorized: false, agent: false }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

test('a citizen user is enough for it; through kill -9 of the daemon and an outage of the broker it shows nothing old, and then all again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-display-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  makeCertificates(folder);
  const users = ['one-ticket', 'lin', 'kiosk'];
  const broker = await installBroker({ certificates: folder, acl: 'acl', hall: 'small', users });
  onTestFinished(broker.close);
  await broker.start();
  const hall = secureHall(broker);
  onTestFinished(hall.close);
  await hall.start();
  const lin = await watchAs('lin', broker);
  onTestFinished(lin.close);
  await lin.command('open-day', { id: 'open' });
  await lin.command('open-counter', { id: 'counter', args: { counter: '1' } });
  await lin.command('take-ticket', { id: 'take', args: { service: 'withdrawal', print: false } });
  await lin.command('call-next', { id: 'call', args: { counter: '1' } });

  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, broker.passwordOf('kiosk'), { mode: 0o400 });
  const tls = ['--tls-cert', join(folder, 'broker.crt'), '--tls-key', join(folder, 'broker.key')];
  const asKiosk = ['--password-file', passwordFile, '--ca', broker.ca];
  const told = await startScreens(`mqtts://kiosk@localhost:${broker.tlsPort}`, ...asKiosk, ...tls);
  expect(told.url).toMatch(/^https:\/\/broker\.hall\.lan:\d+\/display$/);
  const url = told.url.replace('broker.hall.lan', 'localhost');
  expect(await statusFor(url, new URL(url).host)).toBe(200);
  expect(await statusFor(url, 'evil.example')).toBe(403);

  const browser = await openBrowser({ ignoreHTTPSErrors: true });
  onTestFinished(browser.close);
  const page = await showDisplay(browser, url);
  const called = page.locator('.call', { hasText: 'A001' });
  const silence = page.locator('[data-is="not-heard"]');
  await called.waitFor();
  expect(await called.innerText()).toMatch(/A001\s+1\s+号窗口\s+公积金中心/);
  await hall.kill();
  await silence.waitFor();
  expect(await page.locator('body').innerText()).not.toContain('A001');
  await hall.start();
  await called.waitFor();
  await broker.kill();
  await silence.waitFor();
  await broker.start();
  await called.waitFor();
  await lin.command('notice-set', { id: 'notice', args: { text: '下午三点系统升级' } });
  await expect.poll(() => page.locator('.notices').innerText()).toContain('下午三点系统升级');
  expect(browser.complaints).toEqual([]);
});
