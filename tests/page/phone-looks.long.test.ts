/** The page of a ticket wherever it may stand, in both languages, by day and by night, on every phone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { call } from './display/full-hall.ts';
import { cutOff, objections, settled } from './display/legible.ts';
import { startScreens } from './display/tab.ts';
import { addressOf, withLetters } from './phone/tab.ts';
import { openToldPhone, type ToldPhone, waits } from './phone/told-phone.ts';

const screenshots = 'tests/page/screenshots';
const sizes = {
  small: { width: 320, height: 568, colorScheme: 'light' },
  phone: { width: 390, height: 844, colorScheme: 'light' },
  large: { width: 430, height: 932, colorScheme: 'dark' },
  '1080p': { width: 1920, height: 1080, colorScheme: 'light' },
} as const;

const two = [
  { queue: 'approval', doneAt: '3' },
  { choice: 'bank', among: ['icbc', 'ccb'] },
];
const atCounter = (place: string) => ({ place, queue: 'approval', counter: '12' });

/** By the name of its picture: what is told of the hall, and what then stands on the page. */
const places: Record<string, { says: RegExp; tell(phone: ToldPhone): Promise<void> }> = {
  waiting: {
    says: /^25–35$/,
    async tell({ visit, answers }) {
      answers(waits(13, [25, 35], { wentBefore: { green: 2, appointment: 1, returned: 1, other: 1 } }));
      await visit('A041', {});
    },
  },
  next: {
    says: /下一位就是您|You are next/,
    async tell({ visit, answers }) {
      answers(waits(0, [0, 5]));
      await visit('A041', {});
    },
  },
  'no-counter': {
    says: /暂无窗口|no counter open/,
    async tell({ visit, answers }) {
      answers(waits(4));
      await visit('A041', {});
    },
  },
  away: {
    says: /^5–10$/,
    async tell({ visit, answers }) {
      answers(waits(2, [5, 10], { place: 'away' }));
      await visit('A041', { place: 'away' });
    },
  },
  due: {
    says: /已到号|Your turn has come/,
    tell: ({ visit }) => visit('A041', { place: 'away', backBy: Date.now() + 1_500_000 }),
  },
  called: {
    says: /请到|Please go to/,
    async tell({ visit, hall }) {
      await call(hall, { counter: '12', ticket: 'A041' });
      await visit('A041', atCounter('called'));
    },
  },
  'called-by-name': {
    says: /请到|Please go to/,
    tell: ({ visit }) => visit('A041', { ...atCounter('called'), counter: 'information-desk' }),
  },
  serving: { says: /正在办理|Being served/, tell: ({ visit }) => visit('A041', atCounter('serving')) },
  parked: { says: /办好后|When you are ready/, tell: ({ visit }) => visit('A041', atCounter('parked')) },
  missed: { says: /您已过号|You missed/, tell: ({ visit }) => visit('A041', { place: 'missed' }) },
  rating: {
    says: /^20–30$/,
    async tell({ visit, answers }) {
      answers(waits(5, [20, 30], { queue: 'icbc' }));
      await visit('A041', atCounter('serving'));
      await visit('A041', { step: 1, queue: 'icbc', route: two });
    },
  },
  done: {
    says: /已办结|Done, thank you/,
    async tell({ visit }) {
      await visit('A041', atCounter('serving'));
      await visit('A041', '');
    },
  },
  left: {
    says: /此号已结束|This ticket has ended/,
    tell: async ({ visit }) => visit('A041', ''),
  },
  silent: { says: /请听工作人员叫号|listen to the staff/, tell: ({ beat }) => beat('offline') },
};

test.each(['zh-CN', 'en'])('in %s nothing is cut, and axe finds nothing', async locale => {
  mkdirSync(screenshots, { recursive: true });
  const browser = await openBrowser({ locale });
  onTestFinished(browser.close);
  const faults: unknown[] = [];
  for (const [name, { says, tell }] of Object.entries(places)) {
    const phone = await openToldPhone();
    try {
      await phone.visit('A041', {});
      const { url, program } = await startScreens(phone.told.url);
      await program.until('The hall fuzhou is heard.');
      const page = await browser.open('about:blank');
      await page.goto(addressOf(url, phone.tokenOf('A041')));
      await page.locator('.place').waitFor();
      await tell(phone);
      await page.getByText(says).first().waitFor();
      await withLetters(page);
      for (const [size, { colorScheme, ...viewport }] of Object.entries(sizes)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await settled(page);
        const where = `${name}-${locale}-${size}`;
        await page.screenshot({ path: join(screenshots, `phone-${where}.png`), fullPage: true });
        for (const fault of [...(await cutOff(page, true)), ...(await objections(page))])
          faults.push([where, fault]);
      }
      await page.close();
      await program.end('SIGTERM');
    } finally {
      await phone.close();
    }
  }
  expect(faults).toEqual([]);
  expect(browser.complaints).toEqual([]);
});
