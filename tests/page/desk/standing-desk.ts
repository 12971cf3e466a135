/** Somebody at the desk's page of a hall that really stands: its daemon, its devices, its broker. */
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type StandingHall, standHall } from '../../kit/hall/standing-hall.ts';
import { type Browser, openBrowser } from '../browser.ts';
import { startScreens } from '../display/tab.ts';
import { showDesk } from './tab.ts';

export type StandingDesk = { hall: StandingHall; page: Page; browser: Browser };

/** Of config/halls/small.yaml, in its language, with these counters open; without users whoever comes may order anything. Closed with the test. */
export async function openStandingDesk(
  counters: readonly string[],
  edit: (text: string) => string,
): Promise<StandingDesk> {
  const hall = await standHall('config/halls/small.yaml', { paced: false, inItsLanguage: true, edit });
  onTestFinished(() => hall.close());
  await hall.open(...counters);
  const { url } = await startScreens(hall.broker.url);
  const browser = await openBrowser({ locale: 'zh-CN' });
  onTestFinished(browser.close);
  const page = await showDesk(browser, url.replace(/display$/, 'desk'));
  await page.getByRole('button', { name: '进入' }).click();
  return { hall, page, browser };
}

export const part = (page: Page, name: string): Promise<void> =>
  page.locator('.parts').getByRole('link', { name }).click();

/** The question that stands there in these words goes to 02, who takes it over and answers it. */
export async function passAndAnswer(page: Page, text: string): Promise<void> {
  const asked = page.locator('.questions li', { hasText: text });
  await asked.locator('summary', { hasText: '转交' }).click();
  await asked.locator('input[id^="to-"]').fill('02');
  await asked.locator('[data-verb="question-pass"]').click();
  await asked.locator('[data-verb="question-accept"]').click();
  await asked.getByText('由 02 负责').waitFor();
  await asked.locator('summary', { hasText: '答复' }).click();
  await asked.locator('textarea[id^="answer-"]').fill('可以，每年两次');
  await asked.locator('select[id^="told-"]').selectOption('phone');
  await asked.locator('[data-verb="question-close"]').click();
  await asked.waitFor({ state: 'detached' });
}
