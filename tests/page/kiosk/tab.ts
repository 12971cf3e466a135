/** A touch screen that shows the page of a kiosk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Browser } from '../browser.ts';

export const upright = { width: 1080, height: 1920 };
export const kioskKey = '5f2a91c4d07be8364a1f0c9d2e7b6583';

/** `display`: the address that screens told. */
export const kioskAddress = (display: string, key = kioskKey): string =>
  display.replace(/display$/, `kiosk#${key}`);

/** The words with which `screens` takes this key for that of its kiosks. Gone with the test. */
export function keyWords(key = kioskKey): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-kiosk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'kiosk-key');
  writeFileSync(file, `${key}\n`, { mode: 0o400 });
  return ['--kiosk-key', file];
}

/** Closed with the test. */
export async function showKiosk(browser: Browser, url: string, size = upright): Promise<Page> {
  const page = await browser.open('about:blank');
  onTestFinished(() => page.close());
  await page.setViewportSize(size);
  await page.goto(url);
  return page;
}

export const offer = (page: Page, name: string) =>
  page.locator('.offer').filter({ has: page.getByText(name, { exact: true }) });
export const touch = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
