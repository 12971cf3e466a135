/** Devices at the desk's page: simulated ones on real ptys, the real daemon, and a technician who tests them. */
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { openBrowser } from './browser.ts';
import { faultsOf, showDesk } from './desk/tab.ts';
import { startScreens } from './display/tab.ts';

async function atDevices(): Promise<{
  hall: StandingHall;
  page: Page;
  row(device: string): ReturnType<Page['locator']>;
}> {
  const hall = await standHall('config/halls/small.yaml');
  onTestFinished(hall.close);
  await hall.start();
  const { url } = await startScreens(hall.broker.url);
  const browser = await openBrowser({ locale: 'en' });
  onTestFinished(browser.close);
  const page = await showDesk(browser, url.replace(/display$/, 'desk'));
  onTestFinished(() => expect(faultsOf(browser)).toEqual([]));
  await page.locator('button[type="submit"]').click();
  await page.getByRole('link', { name: /^(Devices|设备)/ }).click();
  if ((await page.locator('html').getAttribute('lang')) !== 'en')
    await page.getByRole('button', { name: 'English' }).click();
  const row = (device: string) =>
    page.locator('.devices li').filter({ has: page.locator('h3', { hasText: new RegExp(`^${device} `) }) });
  return { hall, page, row };
}

const press = (of: ReturnType<Page['locator']>) => of.locator('[data-verb="device-test"]').press('Enter');

test('a technician hears at the page what a device says in its test and what came of it, in the language of the page', async () => {
  const { hall, page, row } = await atDevices();
  const pad = row('pad-1');
  await hall.untilDevice('pad-1', 'ready');
  await press(pad);
  await pad.getByText('waits for you to press each key').waitFor();
  // Another person stands at it too, and hears why not.
  expect(await hall.command('device-test', { device: 'pad-1' })).toMatchObject({ code: 'device-busy' });
  hall.press('pad-1', 'next');
  await pad.getByText('Heard: next').waitFor();
  expect(await pad.locator('.test').innerText()).toMatch(/Not pressed yet: .*ok/);
  expect(await pad.locator('[data-verb="device-test"]').getAttribute('aria-disabled')).toBe('true');

  // Several at a time: the page of one, the picture of another.
  const printer = row('printer-1');
  await press(printer);
  await printer.getByText('It has printed a test page.').waitFor();
  expect(await printer.locator('.test [role="status"]').innerText()).toMatch(
    /see or hear for yourself[^]*Compare at the device/,
  );
  await page.getByRole('button', { name: '中文' }).click();
  await printer.getByText('已打印测试页。').waitFor();
  await pad.getByText('收到：next').waitFor();
  await page.reload();
  await page.getByRole('link', { name: '设备' }).click();
  await pad.getByText('收到：next').waitFor();
  await press(printer);
  await printer.locator('.test[data-is="goes-on"]').waitFor();
  await printer.locator('.test[data-is="see"]').waitFor();
});

test('a daemon that ends in the middle of a test leaves no result, and the page says so', async () => {
  const { hall, page, row } = await atDevices();
  const pad = row('pad-1');
  await hall.untilDevice('pad-1', 'ready');
  await press(pad);
  await pad.getByText('waits for you to press each key').waitFor();
  await hall.end('SIGKILL');
  await page.getByText('The hall is not heard').waitFor();
  await hall.start();
  await pad.locator('.test[data-is="silent"]').waitFor();
  expect(await pad.locator('.test').innerText()).toMatch(/no result[^]*Whether it was done is not known/);
});

test('how a device is reached is told in figures to whoever asks', async () => {
  const { hall, row } = await atDevices();
  await hall.ops.until(() => Number(hall.ops.last('device/pad-1/health')?.['frames']) > 0);
  const health = row('pad-1').locator('.health');
  expect(await health.locator('dl').isVisible()).toBe(false);
  await health.locator('summary').press('Enter');
  expect(await health.locator('dl').innerText()).toMatch(/^Messages[^]*\d+[^]*Errors[^]*Time to answer/);
});
