import type { Page } from 'playwright-core';
import type { BarePage } from './bare-page.ts';

let marks = 0;

/** Resolves when the page has taken in all that was said: what the daemon says of itself is drawn, and came last. */
export async function takenIn({ page, bare }: { page: Page; bare: BarePage }): Promise<void> {
  const state = `test ${++marks}`;
  await bare.say('$state', { state });
  await page.locator('.daemon', { hasText: state }).waitFor({ state: 'attached' });
}

/** All that was said is taken back, and nothing of it is drawn any more: what a test left is not there for the next. */
export async function takenBack({ page, bare }: { page: Page; bare: BarePage }): Promise<void> {
  await bare.takeBackAll();
  await takenIn({ page, bare });
  await bare.takeBackAll();
  await page.locator('.daemon', { hasText: `test ${marks}` }).waitFor({ state: 'detached' });
}
