/** One browser for all tests of a file, and in it a tab for each hall that they look at. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { HallPlan } from '../../simulators/page/contract.ts';
import { type BarePage, type Frames, openBarePage } from './bare-page.ts';
import { type Browser, openBrowser } from './browser.ts';
import { takenBack } from './taken-in.ts';

let browser: Promise<Browser> | undefined;

/** And forgets it: the next file may be run by the same process. */
export async function closeTheBrowser(): Promise<void> {
  const open = await browser;
  browser = undefined;
  await open?.close();
}

export type Tab = { browser: Browser; bare: BarePage; page: Page };

/**
 * Opened before the tests that follow, connected, and closed after them. After each of them all that was said is taken back,
 * what was asked for is forgotten, and the browser must not have complained. `frames`: left out, nothing passes at any device.
 */
export function tabOn(plan: HallPlan, frames?: Frames): Tab {
  // Whole from the first test on.
  const tab = {} as Tab;
  beforeAll(async () => {
    browser ??= openBrowser();
    [tab.browser, tab.bare] = await Promise.all([browser, openBarePage(plan, 0, frames)]);
    tab.page = await tab.browser.open(tab.bare.url);
    await tab.page.locator('[data-connected="true"]').waitFor();
  });
  afterEach(async () => {
    await takenBack(tab);
    expect(tab.browser.complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await tab.page.close();
    await tab.bare.close();
  });
  return tab;
}
