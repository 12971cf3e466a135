/** The real `screens` as a process over a hall that is only told, and a television that shows its display. */
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type Program, startVerb } from '../../kit/hall/program.ts';
import type { Browser } from '../browser.ts';

export type Screens = { program: Program; url: string };

/** Ends with the test. `port`: 0 is any. */
export async function startScreens(url: string, ...words: readonly string[]): Promise<Screens> {
  const listen = words.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
  const program = startVerb('screens', '--url', url, ...listen, ...words);
  onTestFinished(async () => void (await program.end('SIGTERM')));
  await program.until(/^display .*\/display\n/m);
  return { program, url: /https?:\S+/.exec(program.out())?.[0] ?? '' };
}

export const television = { width: 1920, height: 1080 };

/** Closed with the test. */
export async function showDisplay(browser: Browser, url: string, size = television): Promise<Page> {
  const page = await browser.open(url);
  onTestFinished(() => page.close());
  await page.setViewportSize(size);
  return page;
}
