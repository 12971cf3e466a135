/** A kiosk before a real hall while things break: the daemon, its printer on a pty, Mosquitto, screens, Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installBroker, makeCertificates } from '../kit/hall/broker/installed-broker.ts';
import { secureHall, watchAs } from '../kit/hall/secure-hall.ts';
import { standHall } from '../kit/hall/standing-hall.ts';
import { openBrowser } from './browser.ts';
import { startScreens } from './display/tab.ts';
import { keyWords, kioskAddress, offer, showKiosk, touch } from './kiosk/tab.ts';

test('an answer that is lost, a killed screens, a killed daemon: one ticket; a press that is too old brings none', async () => {
  const hall = await standHall('config/halls/small.yaml');
  onTestFinished(hall.close);
  await hall.open('1', '2');
  const key = keyWords();
  const first = await startScreens(hall.broker.url, ...key);
  await first.program.until('The hall small is heard.');
  const browser = await openBrowser({ locale: 'zh-CN' });
  onTestFinished(browser.close);
  const page = await showKiosk(browser, kioskAddress(first.url));
  await offer(page, '咨询').click();
  await touch(page, '下一步');
  // It is carried out, and nobody hears of it: both die before the page is answered.
  await page.route(
    '**/kiosk/take',
    async route => {
      await route.fetch();
      await hall.happens('ticket-issued', { ticket: 'D001' });
      await first.program.end('SIGKILL');
      await hall.end('SIGKILL');
      await route.abort();
    },
    { times: 1 },
  );
  await touch(page, '取号');
  await page.getByRole('heading', { name: '正在取号，请稍候' }).waitFor();
  await hall.happens('ticket-issued', { ticket: 'D001' });
  await first.program.exited;
  await hall.ended();
  await hall.start();
  const again = await startScreens(
    hall.broker.url,
    ...key,
    '--listen',
    `127.0.0.1:${new URL(first.url).port}`,
  );
  await again.program.until('The hall small is heard.');
  await page.locator('.number').waitFor();
  expect(await page.locator('.number').innerText()).toBe('D001');
  await hall.untilShows('printer-1', () => hall.tickets().length > 0);
  await touch(page, '完成');

  // Who pressed 40 s ago has gone.
  await page.evaluate(() => {
    const wanted = { services: ['advice'], choice: {}, green: false };
    localStorage.setItem('kiosk-press', JSON.stringify({ id: 'old-1', at: Date.now() - 40_000, wanted }));
  });
  await page.reload();
  await page.getByText('刚才没有取到号').waitFor();
  const issued = hall.events().filter(({ kind }) => kind === 'ticket-issued');
  expect(issued.map(({ ticket }) => ticket)).toEqual(['D001']);
  // Killed while it is printed, it may be printed again, marked so (R13); no paper has another number.
  expect(hall.tickets().filter(lines => !lines.join('').includes('D001'))).toEqual([]);

  await touch(page, '返回');
  hall.fault('printer-1', 'paper-out');
  await page.getByRole('heading', { name: '请找工作人员取号' }).waitFor();
  expect(await page.locator('.offer').count()).toBe(0);
  hall.fault('printer-1', 'none');
  await offer(page, '提取').waitFor();
});

test('behind a broker with users and TLS the user kiosk is enough, with the access list as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-kiosk-tls-'));
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
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, broker.passwordOf('kiosk'), { mode: 0o400 });
  const asKiosk = ['--password-file', passwordFile, '--ca', broker.ca];
  const tls = ['--tls-cert', join(folder, 'broker.crt'), '--tls-key', join(folder, 'broker.key')];
  const screens = await startScreens(
    `mqtts://kiosk@localhost:${broker.tlsPort}`,
    ...asKiosk,
    ...tls,
    ...keyWords(),
  );
  await screens.program.until('The hall small is heard.');
  const browser = await openBrowser({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
  onTestFinished(browser.close);
  const url = screens.url.replace('broker.hall.lan', 'localhost');
  const page = await showKiosk(browser, kioskAddress(url));
  await offer(page, '提取').click();
  await touch(page, '下一步');
  await touch(page, '取号');
  await page.locator('.number').waitFor();
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([
    { name: '__Secure-one-ticket-kiosk', path: '/kiosk', httpOnly: true, secure: true, sameSite: 'Strict' },
  ]);
  await lin.until(() => lin.last('event/ticket-issued') !== undefined);
  expect(lin.last('event/ticket-issued')).toMatchObject({ ticket: 'A001', orderedBy: 'kiosk' });
  expect(browser.complaints).toEqual([]);
});
