/** `npm run tour`: one ticket's way through the virtual hall, in pictures for README and docs. They are never drawn by hand. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startVerb } from '../kit/hall/program.ts';
import { openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import { device, openDetails, press, takeTicket, toggleFault } from './person.ts';
import { readBoard } from './read-board.ts';

const folder = join(import.meta.dirname, '../../docs/tour');
mkdirSync(folder, { recursive: true });

const languages = { zh: '中文', en: 'English' } as const;

const window = { width: 1440, height: 900 };
/** So high that the whole hall stands in it: nothing is hidden by the header. */
const wholeHall = { width: 1440, height: 3400 };

/** The same moment in both languages; afterwards the page is in Chinese again. */
async function keep(page: Page, name: string, part?: Locator): Promise<void> {
  await page.setViewportSize(part === undefined ? window : wholeHall);
  for (const [language, button] of Object.entries(languages).toReversed()) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.mouse.move(0, 0);
    await (part ?? page).screenshot({ path: join(folder, `${name}.${language}.png`) });
  }
  process.stdout.write(`docs/tour/${name}\n`);
}

/** The number stands in the dots of the board. */
async function untilOnBoard(page: Page, board: string, number: string): Promise<void> {
  while (!(await readBoard(page, { id: board, width: 96 }, [number])).includes(number));
}

async function oneTicket(page: Page): Promise<void> {
  await takeTicket(page, '提取 工商银行');
  await page.getByRole('article', { name: '号票 A001' }).waitFor();
  await keep(page, '1-take');

  await press(page, 'pad-1', '下一位');
  await untilOnBoard(page, 'board-1', 'A001');
  await keep(page, '2-called', page.locator('.institution').first());

  await press(page, 'pad-1', '评价');
  await page.getByRole('region', { name: '工商银行' }).getByText('A001').waitFor();
  await press(page, 'pad-7', '下一位');
  await untilOnBoard(page, 'board-7', 'A001');
  await keep(page, '3-at-the-bank', page.locator('.institution').nth(1));

  await toggleFault(page, 'board-7', '拔线');
  await device(page, 'board-7').getByText('失联').waitFor();
  await openDetails(page, 'board-7');
  await keep(page, '4-unplugged');
  await toggleFault(page, 'board-7', '拔线');
  await device(page, 'board-7').getByText('就绪').waitFor();

  await openDetails(page, 'pad-1');
  await keep(page, '5-the-wire');
  await page.keyboard.press('Escape');
}

/** Three times as many as the counters can serve, until the hall looks like one at nine in the morning. */
async function rush(page: Page, demo: DemoChild): Promise<void> {
  await demo.ops.publish('demo/do', JSON.stringify({ crowd: { speed: 20, arrivals: '0:00 120' } }));
  await page.waitForFunction(() => document.querySelectorAll('.queue .person').length >= 12, undefined, {
    timeout: 180_000,
  });
  await keep(page, '6-the-crowd', page.locator('.hall-front'));
  await television(page, demo);
}

/** The same hall, as a television on its wall shows it: in its own language. */
async function television(page: Page, { broker }: DemoChild): Promise<void> {
  const screens = startVerb('screens', '--url', broker, '--listen', '127.0.0.1:0');
  await screens.until(/^display .*\/display\n/m);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(/https?:\S+/.exec(screens.out())?.[0] ?? '');
  await page.locator('.call').nth(2).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, '7-television.png') });
  process.stdout.write('docs/tour/7-television\n');
  await screens.end('SIGTERM');
}

// Who wants no motion sees a number that blinks stand still; so do the pictures.
const browser = await openBrowser({ viewport: window, reducedMotion: 'reduce' });
for (const go of [oneTicket, rush]) {
  const demo = await startDemo();
  await go(await browser.open(demo.url), demo);
  await demo.close();
}
await browser.close();
