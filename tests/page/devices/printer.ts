/** The ticket printer on the page, in the browser: what it draws is what the simulator made of the driver's bytes. */
import { PNG } from 'pngjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TicketLine } from '../../../drivers/device.ts';
import type { Roll } from '../../../simulators/page/contract.ts';
import { ready } from '../../drivers/escpos/bench.ts';
import { emptyPlan } from '../empty-plan.ts';
import { printerDot, scannedCode } from '../person.ts';
import { device } from '../plans.ts';
import { tabOn } from '../tab.ts';

const tab = tabOn({ ...emptyPlan, devices: [device('printer-1', 'printer')] });
const viewport = { width: 1440, height: 1000 };

beforeAll(() => tab.page.setViewportSize(viewport));
afterEach(async () => {
  await tab.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await tab.bare.say('sim/printer-1/looks', undefined);
  await tab.page.locator('.printer-paper').first().waitFor({ state: 'detached' });
});

const sayLooks = (looks: object | undefined) => tab.bare.say('sim/printer-1/looks', looks);
const sayShows = (shows: object) => tab.bare.say('sim/printer-1/shows', shows);
const sayRoll = (roll: Partial<Roll>) =>
  sayLooks({
    faults: [],
    drawing: { is: 'roll', columns: 32, tickets: [], uncut: [], knifeBlocked: false, ...roll },
  });

/** A printer with its driver; what it has printed is said on the page. */
async function printer(columns: 32 | 48 = 32) {
  const { printer: driver, simulator, advance } = await ready({ columns });
  let jobs = 0;
  return {
    simulator,
    async print(...lines: TicketLine[]) {
      jobs += 1;
      driver.do({ id: `t${jobs}`, lines });
      await advance(10_000);
    },
    async say() {
      const drawing = simulator.drawing?.();
      await sayLooks({ faults: [], ...(drawing && { drawing }) });
      await sayShows(simulator.shows());
    },
  };
}

const ticket = (number: string): TicketLine[] => [
  { text: '福州住房公积金管理中心', bold: true, align: 'centre' },
  { text: number, size: 4, bold: true, align: 'centre' },
  { rule: true },
  { text: '第1步 中心审批' },
  { qr: `fuzhou/2026-11-25/${number}` },
];

/** The ticket in front, by what a screen reader calls it. */
const inFront = (number: string) => tab.page.getByRole('article', { name: `号票 ${number}` });

const scanned = () => scannedCode(tab.page);

/** Every character in front: the middle of where it is drawn, in printer dots from the left edge of the paper. */
async function middles(): Promise<(readonly [string, number])[][]> {
  const found = await tab.page.locator('.printer-sheet[data-front] .printer-row').evaluateAll(rows =>
    rows.map(row => {
      const paper = row.closest('svg')?.getBoundingClientRect().left ?? 0;
      return Array.from(row.querySelectorAll('text'), text => {
        const matrix = text.getScreenCTM();
        return Array.from(text.textContent, (char, at) => {
          const { x, width } = text.getExtentOfChar(at);
          return [char, (matrix?.e ?? 0) + (matrix?.a ?? 0) * (x + width / 2) - paper] as const;
        });
      }).flat();
    }),
  );
  return found.map(row => row.map(([char, pixels]) => [char, Math.round(pixels / printerDot)] as const));
}

describe('the paper', () => {
  it.each([32, 48] as const)(
    'of %i columns has every character on its column, in any font',
    async columns => {
      const { print, say } = await printer(columns);
      const edge = columns * 12;
      await print(
        { text: 'W'.repeat(columns) },
        { text: '业'.repeat(columns / 2) },
        { text: 'i'.repeat(columns / 2), size: 2, bold: true },
        { text: '业'.repeat(columns / 8), size: 4 },
        { text: `A1号${'-'.repeat(columns - 6)}号` },
        { text: 'ab', align: 'centre' },
      );
      await say();
      await tab.page.locator('.printer-row').first().waitFor();
      const cells = (count: number, dots: number) =>
        Array.from({ length: count }, (_, at) => 36 + dots * (at + 0.5));
      for (const font of ['monospace', 'serif', 'sans-serif']) {
        const style = await tab.page.addStyleTag({
          content: `.printer-row text { font-family: ${font} !important }`,
        });
        const rows = (await middles()).map(row => row.map(([, middle]) => middle));
        expect(rows).toEqual([
          cells(columns, 12),
          cells(columns / 2, 24),
          cells(columns / 2, 24),
          cells(columns / 8, 96),
          [42, 54, 72, ...cells(columns - 6, 12).map(middle => middle + 48), 36 + edge - 12],
          [36 + edge / 2 - 6, 36 + edge / 2 + 6],
        ]);
        await style.evaluate(node => node.parentNode?.removeChild(node));
      }
    },
  );

  it('has large, bold and plain characters as they were sent', async () => {
    const { print, say } = await printer();
    await print({ text: 'A003', size: 4, bold: true }, { text: 'A003', size: 2 }, { text: 'A003' });
    await say();
    await tab.page.locator('.printer-row').first().waitFor();
    const drawn = await tab.page.locator('.printer-row text').evaluateAll(texts =>
      texts.flatMap(text => {
        if (!(text instanceof SVGTextElement)) return [];
        const { a: wide = 0, d: high = 0 } = text.getScreenCTM() ?? {};
        const { fontSize, fontWeight } = getComputedStyle(text);
        return [{ wide, high, fontSize, weight: Number(fontWeight) }];
      }),
    );
    const [large, double, plain] = drawn;
    for (const side of ['high', 'wide'] as const) {
      expect((large?.[side] ?? 0) / (plain?.[side] ?? 0)).toBeCloseTo(4, 1);
      expect((double?.[side] ?? 0) / (plain?.[side] ?? 0)).toBeCloseTo(2, 1);
    }
    expect(new Set(drawn.map(({ fontSize }) => fontSize)).size).toBe(1);
    expect(large?.weight).toBeGreaterThan(600);
    expect([double?.weight, plain?.weight]).toEqual([400, 400]);
  });

  it('is white by night as well, and its code is read there too', async () => {
    await tab.page.emulateMedia({ colorScheme: 'dark' });
    const { print, say } = await printer(48);
    await print(...ticket('A003'));
    await say();
    await inFront('A003').waitFor();
    expect(await scanned()).toBe('fuzhou/2026-11-25/A003');
    const box = await tab.page.locator('.printer-sheet[data-front] .printer-paper').boundingBox();
    const clip = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 12, width: 1, height: 1 };
    const [red = 0, green = 0, blue = 0] = PNG.sync.read(await tab.page.screenshot({ clip })).data;
    expect(Math.min(red, green, blue)).toBeGreaterThan(240);
  });

  it('comes out line by line, and is cut off with teeth', async () => {
    const { print, simulator } = await printer();
    await print(...ticket('A003'));
    const drawing = simulator.drawing?.();
    const rows = drawing?.is === 'roll' ? (drawing.tickets[0]?.rows ?? []) : [];
    await sayRoll({ uncut: rows.slice(0, 1) });
    const paper = tab.page.locator('.printer-sheet[data-front] .printer-paper');
    const heights: number[] = [];
    for (let printed = 1; printed <= rows.length; printed += 1) {
      await sayRoll({ uncut: rows.slice(0, printed) });
      await expect.poll(() => tab.page.locator('.printer-row').count()).toBe(printed);
      // The paper slides for a moment.
      const tall = await paper.evaluate(sheet => Number(getComputedStyle(sheet).getPropertyValue('--tall')));
      await expect.poll(async () => (await paper.boundingBox())?.height).toBeCloseTo(tall * printerDot, 1);
      heights.push(tall);
    }
    expect(heights.map((tall, at) => tall - (heights[at - 1] ?? tall))).toEqual([0, 96, 30, 30, 198]);
    const edge = () => tab.page.locator('.printer-sheet[data-front] .printer-white').getAttribute('d');
    const uncut = (await edge())?.match(/l/g)?.length ?? 0;
    await tab.page.getByRole('article', { name: '未切下的纸' }).waitFor();
    await sayRoll({ tickets: [{ nth: 1, rows }] });
    await inFront('A003').waitFor();
    expect((await edge())?.match(/l/g)?.length).toBe(2 * uncut);
  });

  it('is read aloud from its number on', async () => {
    const { print, say } = await printer();
    await print(...ticket('A003'));
    await say();
    await inFront('A003').waitFor();
    expect(await inFront('A003').locator('p').textContent()).toBe(
      'A003\n福州住房公积金管理中心\n第1步 中心审批\n二维码：fuzhou/2026-11-25/A003',
    );
  });

  it('has a grey box for an image, as large as it is', async () => {
    await sayRoll({ uncut: [{ is: 'image', align: 'right', widthDots: 200, heightDots: 80 }] });
    const box = await tab.page.locator('.printer-image').boundingBox();
    expect([box?.width, box?.height]).toEqual([100, 40]);
  });
});

/** Does at the simulator what the page has asked for last. */
async function obey({ simulator, say }: Awaited<ReturnType<typeof printer>>, asked: object): Promise<void> {
  await expect.poll(() => tab.bare.asked.at(-1)).toEqual({ below: 'sim/printer-1/do', payload: asked });
  if ('fault' in asked) expect(simulator.fault('none')).toBe(true);
  else expect(simulator.act({ ...asked })).toBeUndefined();
  await say();
}

describe('the slot', () => {
  it('holds the last five of twenty tickets, to be leafed through by keyboard, until they are torn off', async () => {
    const it = await printer();
    for (let nth = 1; nth <= 20; nth += 1) await it.print(...ticket(`A0${String(nth).padStart(2, '0')}`));
    await it.say();
    await inFront('A020').waitFor();
    expect(await tab.page.locator('.printer-paper').count()).toBe(5);
    expect(await tab.page.getByRole('article').count()).toBe(1);
    const place = () => tab.page.locator('.printer-place').textContent();
    expect(await place()).toBe('5 / 5');

    const older = tab.page.getByRole('button', { name: '前一张号票' });
    const newer = tab.page.getByRole('button', { name: '后一张号票' });
    await tab.page.getByRole('group', { name: '出票口，5 张号票' }).focus();
    await tab.page.keyboard.press('ArrowLeft');
    await inFront('A019').waitFor();
    expect(await scanned()).toBe('fuzhou/2026-11-25/A019');
    await tab.page.keyboard.press('ArrowRight');
    await inFront('A020').waitFor();
    await tab.page.keyboard.press('ArrowRight');
    expect(await place()).toBe('5 / 5');
    expect(await newer.getAttribute('aria-disabled')).toBe('true');
    for (let leafed = 0; leafed < 6; leafed += 1) await older.press('Enter');
    await inFront('A016').waitFor();
    expect(await place()).toBe('1 / 5');
    expect(await older.getAttribute('aria-disabled')).toBe('true');
    expect(await older.evaluate(button => button === document.activeElement)).toBe(true);

    // Who reads an older one goes on reading while a new one comes, as long as it hangs there.
    await it.print(...ticket('A021'));
    await it.say();
    await inFront('A021').waitFor();
    await older.click();
    await inFront('A020').waitFor();
    await it.print(...ticket('A022'));
    await it.say();
    await expect.poll(place).toBe('3 / 5');
    await inFront('A020').waitFor();

    await tab.page.getByRole('button', { name: '撕下号票' }).click();
    await obey(it, { tear: true });
    await tab.page.getByText('出票口没有号票').waitFor();
    await tab.page.locator('.printer-falling').waitFor({ state: 'detached' });
    expect(await tab.page.locator('.printer-paper').count()).toBe(0);
    await tab.page.getByRole('button', { name: '撕下号票' }).press('Enter');
    await it.print(...ticket('A023'));
    await it.say();
    await inFront('A023').waitFor();
    expect(tab.bare.asked).toHaveLength(1);
  });

  it('lets torn tickets fall, but not for who wants no motion', async () => {
    const it = await printer();
    const fell: boolean[] = [];
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await tab.page.emulateMedia({ reducedMotion });
      await it.print(...ticket('A003'));
      await it.say();
      await inFront('A003').waitFor();
      // The page watches before the ticket is torn: an answer awaited here says that it does.
      const watch = await tab.page.evaluateHandle(() => {
        const face = document.querySelector('.printer-face') ?? document.body;
        const { promise, resolve } = Promise.withResolvers<boolean>();
        new MutationObserver(() => {
          if (face.querySelector('.printer-falling') !== null) resolve(true);
          else if (face.querySelector('.printer-empty') !== null) setTimeout(() => resolve(false));
        }).observe(face, { childList: true, subtree: true });
        return { fell: promise };
      });
      it.simulator.act({ tear: true });
      await it.say();
      fell.push(await watch.evaluate(watching => watching.fell));
      await tab.page.locator('.printer-falling').waitFor({ state: 'detached' });
    }
    expect(fell).toEqual([true, false]);
  });

  it('shows a ticket longer than its place from the head, and while it is printed from the slot', async () => {
    const long = Array.from({ length: 60 }, (_, at) => ({
      is: 'text' as const,
      align: 'left' as const,
      spans: [{ text: `line ${at}`, wide: 1, tall: 1, bold: false }],
    }));
    await sayRoll({ uncut: long });
    const isSeen = (text: string) =>
      tab.page.locator('.printer-row', { hasText: new RegExp(`^${text}$`) }).evaluate(row => {
        const { top, bottom } = row.getBoundingClientRect();
        const slot = row.closest('.printer-slot')?.getBoundingClientRect();
        return slot !== undefined && top >= slot.top && bottom <= slot.bottom;
      });
    await expect.poll(() => isSeen('line 59')).toBe(true);
    expect(await isSeen('line 0')).toBe(false);
    await sayRoll({ tickets: [{ nth: 1, rows: long }] });
    await expect.poll(() => isSeen('line 0')).toBe(true);
  });
});

describe('the machine', () => {
  it('says in words what is wrong with it, and draws it', async () => {
    const it = await printer();
    await it.say();
    const state = () => tab.page.locator('.printer-state p').allInnerTexts();
    const drawn = (part: string) => tab.page.locator(`.printer-${part}`).count();
    await expect.poll(state).toEqual(['纸张充足']);
    expect([await drawn('flap'), await drawn('knife'), await drawn('lamp-bad')]).toEqual([0, 0, 0]);

    await tab.page.getByRole('button', { name: '让纸将尽' }).click();
    await obey(it, { paper: 'low' });
    await expect.poll(state).toEqual(['纸将用尽']);
    expect(await drawn('lamp-warn')).toBe(1);
    await tab.page.getByRole('button', { name: '换新纸卷' }).click();
    await obey(it, { paper: 'full' });
    await expect.poll(state).toEqual(['纸张充足']);

    await tab.page.getByRole('button', { name: '卡住切刀' }).click();
    await obey(it, { cutter: 'block' });
    await expect.poll(state).toEqual(['切刀前有异物，下次切纸会卡住']);
    expect([await drawn('crumb'), await drawn('blade')]).toEqual([1, 0]);
    await it.print(...ticket('A003'));
    await it.say();
    await expect.poll(state).toEqual(['切刀卡住']);
    expect([await drawn('crumb'), await drawn('blade'), await drawn('lamp-bad')]).toEqual([1, 1, 1]);
    await tab.page.getByRole('article', { name: '未切下的纸' }).waitFor();
    await tab.page.getByRole('button', { name: '排除全部故障' }).click();
    await obey(it, { fault: 'none' });
    await expect.poll(state).toEqual(['纸张充足']);

    it.simulator.fault('cover-open');
    it.simulator.fault('paper-out');
    await it.say();
    await expect.poll(state).toEqual(['机盖开着', '缺纸']);
    expect([await drawn('flap'), await drawn('lying')]).toEqual([1, 0]);
  });

  it('stands with a dash before it has said anything, and with whatever is odd', async () => {
    const slot = tab.page.locator('.printer-slot');
    await expect.poll(() => slot.innerText()).toBe('—');
    await sayShows({ paper: 7, cover: null });
    for (const drawing of [
      { is: 'roll' },
      { is: 'roll', tickets: [null], uncut: [{ is: 'text', spans: 'x' }] },
    ])
      await sayLooks({ faults: [], drawing });
    await expect.poll(() => tab.page.locator('.printer-paper').count()).toBe(2);
    await sayLooks(undefined);
    await expect.poll(() => slot.innerText()).toBe('—');
  });

  it('fits on a phone', async () => {
    const it = await printer(48);
    await it.print(...ticket('A003'));
    await it.print(...ticket('A004'));
    await it.say();
    await tab.page.setViewportSize({ width: 360, height: 800 });
    await inFront('A004').waitFor();
    const face = tab.page.locator('.printer-face');
    expect(await face.evaluate(box => box.scrollWidth - box.clientWidth)).toBe(0);
    const paper = await tab.page.locator('.printer-sheet[data-front]').boundingBox();
    expect((paper?.x ?? -1) >= 0 && (paper?.x ?? 0) + (paper?.width ?? 999) <= 360).toBe(true);
    await tab.page.setViewportSize(viewport);
  });
});
