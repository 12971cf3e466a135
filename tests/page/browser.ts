/** Debian's Chromium, as a person on this machine would open it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const browserPath = '/usr/bin/chromium';
/** Without a display, as root, and without the calls home that this closed network refuses. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Browser = {
  /** A new tab. What it complains of on its console is kept in `complaints`. */
  open(url: string): Promise<Page>;
  complaints: string[];
  close(): Promise<void>;
};

/** In words, what to do when there is none. */
export const noBrowser = existsSync(browserPath)
  ? undefined
  : `found no ${browserPath}, expected Debian's Chromium: apt-get install chromium`;

export async function openBrowser(
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(folder, {
    executablePath: browserPath,
    args,
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  // Within the time of a test, so that the test can say what it waited for.
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  return {
    async open(url) {
      const page = await context.newPage();
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', error => complaints.push(error.stack ?? error.message));
      await page.goto(url);
      return page;
    },
    complaints,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
