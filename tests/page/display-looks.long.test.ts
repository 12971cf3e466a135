/** The display in every look, on every screen, in every language, of halls with little and with too much to show. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';
import { crowdedHall, emptyHall, fullHall } from './display/full-hall.ts';
import { cutOff, digitHeights, objections, settled, tornWords } from './display/legible.ts';
import { showDisplay, startScreens } from './display/tab.ts';
import { openTold, type ToldHall } from './display/told-hall.ts';

const screenshots = 'tests/page/screenshots';
const sizes = {
  '1080p': { width: 1920, height: 1080 },
  '4k': { width: 3840, height: 2160 },
  '720p': { width: 1280, height: 720 },
  'on-its-side': { width: 1080, height: 1920 },
  'old-4-3': { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};
const sizes16To9 = ['1080p', '4k', '720p'];
const halls: Record<string, (hall: ToldHall, languages: readonly string[]) => Promise<void>> = {
  full: fullHall,
  crowded: crowdedHall,
  empty: emptyHall,
  async silent(hall, languages) {
    await fullHall(hall, languages);
    await hall.beat('offline');
  },
};

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());

const isDrawn = (page: Page) => page.locator('.calls, [data-is="not-heard"]').first().waitFor();

describe.each(Object.keys(halls))('a %s hall', name => {
  test.each([['zh-CN', 'en'], ['en'], ['zh-CN']])('in %s %s', async (...languages) => {
    const told = await openTold();
    onTestFinished(told.close);
    const hall = told.hall('fuzhou');
    await halls[name]?.(hall, languages);
    // One that is silent has said so: no beat makes it heard.
    const beats = setInterval(() => void hall.beat(name === 'silent' ? 'offline' : 'online'), 5000);
    onTestFinished(() => clearInterval(beats));
    const { url } = await startScreens(told.url);
    const page = await showDisplay(browser, url);
    const faults: unknown[] = [];
    for (const look of ['day', 'night']) {
      await page.goto(`${url}?look=${look}`);
      await isDrawn(page);
      for (const [size, viewport] of Object.entries(sizes)) {
        const where = `${name}-${languages.join('-')}-${look}-${size}`;
        await page.setViewportSize(viewport);
        await settled(page);
        const file = join(screenshots, `display-${where}.png`);
        await page.screenshot({ path: file, fullPage: size === 'phone' });
        for (const fault of [...(await cutOff(page, size === 'phone')), ...(await objections(page))])
          faults.push([where, fault]);
        // No name of a hall is as long as those of the crowded one.
        if (name !== 'crowded')
          for (const word of await tornWords(page)) faults.push([where, `${word} is torn`]);
        const heights = await digitHeights(page);
        if (sizes16To9.includes(size) && heights.some(height => height < 1 / 12))
          faults.push([where, heights]);
      }
    }
    expect(faults).toEqual([]);
    expect(browser.complaints.splice(0)).toEqual([]);
  });
});
