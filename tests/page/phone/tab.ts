/** A phone in somebody's hand that shows the page of a ticket. */
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Browser } from '../browser.ts';

export const handheld = { width: 390, height: 844 };

/** `display`: the address that screens told. Closed with the test. */
export async function showTicket(
  browser: Browser,
  display: string,
  token: string,
  size = handheld,
): Promise<Page> {
  const page = await browser.open('about:blank');
  onTestFinished(() => page.close());
  await page.setViewportSize(size);
  await page.goto(addressOf(display, token));
  return page;
}

/** A phone has the letters of its language; this machine may have none, so it takes those of the other pages. */
export async function withLetters(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const letters = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: '/lib/@fontsource-variable/noto-sans-sc/wght.css',
    });
    const loaded = new Promise(resolve => letters.addEventListener('load', resolve));
    document.head.append(letters);
    await loaded;
    document.documentElement.style.fontFamily = '"Noto Sans SC Variable"';
  });
}

export const addressOf = (display: string, token: string): string =>
  display.replace(/display$/, `t/${token}`);
