/** A kiosk before a real hall: the daemon, its printer on a pty, Mosquitto, screens, Chromium. */
import { expect, onTestFinished, test } from 'vitest';
import { standHall } from '../kit/hall/standing-hall.ts';
import { openBrowser } from './browser.ts';
import { startScreens } from './display/tab.ts';
import { keyWords, kioskAddress, offer, showKiosk, touch } from './kiosk/tab.ts';

test('by touches a citizen takes one ticket for two services: it is printed, and its number stands there', async () => {
  const hall = await standHall('config/halls/small.yaml');
  onTestFinished(hall.close);
  await hall.open('1', '2');
  const screens = await startScreens(hall.broker.url, ...keyWords());
  await screens.program.until('The hall small is heard.');
  const browser = await openBrowser({ locale: 'zh-CN' });
  onTestFinished(browser.close);
  const page = await showKiosk(browser, kioskAddress(screens.url));

  await offer(page, '提取').click();
  await offer(page, '咨询').click();
  // The secret stands nowhere that anybody could read it.
  expect(new URL(page.url()).hash).toBe('');
  await touch(page, '下一步');
  await page.getByText('身份证原件').waitFor();
  await offer(page, '绿色通道').click();
  await touch(page, '取号');
  await page.locator('.number').waitFor();
  expect(await page.locator('.number').innerText()).toBe('A001');
  expect(await page.locator('.taken').innerText()).toContain('工作人员会来确认');
  await hall.untilShows('printer-1', () => hall.tickets().length > 0);
  expect(hall.tickets().flat().join('\n')).toContain('A001');
  await hall.happens('ticket-issued', { ticket: 'A001', asked: 'green' });
  expect(hall.events().filter(({ kind }) => kind === 'ticket-issued')).toEqual([
    expect.objectContaining({ services: ['withdrawal', 'advice'] }),
  ]);
  await touch(page, '完成');
  await page.getByRole('heading', { name: '请选择要办的业务' }).waitFor();
  expect(browser.complaints).toEqual([]);
});
