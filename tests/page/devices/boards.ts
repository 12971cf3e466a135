/** The boards on the page, in the browser: what is read from their pixels is what the simulators made of the drivers' bytes. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { BoardLine } from '../../../drivers/device.ts';
import { codes, encodeRequest } from '../../../drivers/onbon-k/codec.ts';
import { brightnessCommand } from '../../../drivers/onbon-k/settings.ts';
import type { DotArea, DotMatrix, Drawing } from '../../../simulators/page/contract.ts';
import { bench as digitsBench, digits as digitsEntry } from '../../drivers/modbus-digits/bench.ts';
import { bench, card } from '../../drivers/onbon-k/bench.ts';
import { device, smallPlan } from '../plans.ts';
import { boardOn, type Dots, dotsOn, isLit, readBoard } from '../read-board.ts';
import { tabOn } from '../tab.ts';

const tab = tabOn(smallPlan([device('board-1', 'board')]));
/** Of every board here. */
const width = 128;

beforeEach(() => untilNothing());

const untilNothing = () => expect.poll(() => boardOn(tab.page, 'board-1').innerText()).toBe('—');
const say = (drawing: Drawing | undefined) =>
  tab.bare.say('sim/board-1/looks', { faults: [], ...(drawing && { drawing }) });
const sayDots = (areas: Partial<DotArea>[], more: Partial<DotMatrix> = {}) =>
  say({
    is: 'dots',
    width,
    height: 64,
    lit: true,
    brightness: 16,
    areas: areas.map(area => ({
      x: 0,
      y: 0,
      width,
      height: 64,
      pages: [],
      moves: 'still',
      stayMs: 0,
      ...area,
    })),
    ...more,
  });
const row = (text: string, fontDots: 16 | 24 | 32 = 32) => ({
  rows: [{ text, fontDots, colour: 'red' as const }],
});
const board1 = { id: 'board-1', width };
const reads = (...candidates: string[]) => readBoard(tab.page, board1, candidates);
const dots = () => dotsOn(tab.page, board1);
const litOf = (seen: Dots) => seen.flat().filter(isLit);

/** A page that stays so long is the shortest that the page draws. */
const quick = (drawing: Drawing | undefined): Drawing | undefined =>
  drawing?.is === 'dots'
    ? {
        ...drawing,
        areas: drawing.areas.map(area => (area.moves === 'still' ? { ...area, stayMs: 200 } : area)),
      }
    : drawing;

/** A board of 128 × 64 dots with its driver; what its card holds is said on the page, but blinks more quickly. */
function onbon() {
  const { board, simulator, advance } = bench();
  const tell = (code: { group: number; command: number }, payload: Uint8Array) =>
    simulator.receive(
      encodeRequest({ screen: card.address, ...code, wantsReply: true, overProgramme: true, payload }),
    );
  return {
    tell,
    say: () => say(quick(simulator.drawing?.())),
    async show(...lines: BoardLine[]) {
      board.want({ lines }, true);
      await advance(3000);
      await say(quick(simulator.drawing?.()));
    },
  };
}

describe('a board with a card', () => {
  it('has the number and the Chinese that its driver sent, each light of them', async () => {
    const { show } = onbon();
    await show({ text: 'A001' }, { text: '请到12号窗口' });
    const candidates = ['A001', 'A002', 'A007', 'B001', '请到12号窗口', '请到13号窗口'];
    await expect.poll(() => reads(...candidates)).toEqual(['A001', '请到12号窗口']);
    await show({ text: 'A002' }, { text: '请到13号窗口' });
    await expect.poll(() => reads(...candidates)).toEqual(['A002', '请到13号窗口']);
  });

  it('has its lines in their colours', async () => {
    const { show } = onbon();
    await show(
      { text: 'A001', colour: 'red' },
      { text: 'A002', colour: 'green' },
      { text: 'A003', colour: 'yellow' },
    );
    await expect.poll(() => reads('A001', 'A002', 'A003')).toHaveLength(3);
    const seen = await dots();
    const third = Math.floor(seen.length / 3);
    const colours = [0, 1, 2].map(nth => {
      const lights = litOf(seen.slice(nth * third, (nth + 1) * third));
      return new Set(
        lights.map(([red, green]) => [red > 150 && 'red', green > 150 && 'green'].filter(Boolean).join()),
      );
    });
    expect(colours.map(set => [...set])).toEqual([['red'], ['green'], ['red,green']]);
  });

  it('blinks: the number is there and away by turns, while the line below stands', async () => {
    const { show } = onbon();
    await show({ text: 'A001', blink: true }, { text: 'B002' });
    for (const seen of [['A001', 'B002'], ['B002'], ['A001', 'B002']])
      await expect.poll(() => reads('A001', 'B002')).toEqual(seen);
  });

  it('shows a text that is too wide as it wanders in from the right and out at the left', async () => {
    const text = '一二三四五六七八九';
    await sayDots([{ pages: [row(text, 16)], moves: 'left', stayMs: 5 }]);
    for (const part of ['一二', '八九']) await expect.poll(() => reads('一二', '八九')).toEqual([part]);
  });

  it('asks for frames only while something on it moves', async () => {
    const asked = () =>
      tab.page.evaluate(async () => {
        const ask = requestAnimationFrame.bind(window);
        let times = 0;
        window.requestAnimationFrame = draw => {
          times += 1;
          return ask(draw);
        };
        for (let frame = 0; frame < 3; frame += 1) await new Promise(ask);
        window.requestAnimationFrame = ask;
        return times;
      });
    await sayDots([{ pages: [row('A001')] }]);
    await expect.poll(() => reads('A001')).toEqual(['A001']);
    await expect.poll(asked).toBe(0);
    await sayDots([{ pages: [row('A001')], moves: 'left', stayMs: 30 }]);
    await expect.poll(asked).toBeGreaterThan(0);
  });

  it('is as bright as it was told, and dark when it is turned off', async () => {
    const { show, say: sayAgain, tell } = onbon();
    await show({ text: 'A001' });
    await expect.poll(() => reads('A001')).toEqual(['A001']);
    const levels: number[] = [];
    for (const level of [16, 8, 1]) {
      const { payload, ...code } = brightnessCommand(level);
      tell(code, payload);
      await sayAgain();
      const brightest = async () => Math.max(...(await dots()).flat(2));
      if (levels.length > 0) await expect.poll(brightest).toBeLessThan(levels.at(-1) ?? 0);
      levels.push(await brightest());
    }
    expect(await reads('A001')).toEqual(['A001']);
    tell(codes.power, Uint8Array.of(2));
    await sayAgain();
    await expect.poll(async () => litOf(await dots()).length).toBe(0);
    await tab.page.getByRole('img', { name: '显示屏没有显示' }).waitFor();
  });

  it('is told to who cannot see it, in the language of the page', async () => {
    const { show } = onbon();
    await show({ text: 'A001', blink: true }, { text: '请到12号窗口' });
    await tab.page.getByRole('img', { name: '显示屏：A001 请到12号窗口', exact: true }).waitFor();
    await tab.page.getByRole('button', { name: 'English' }).click();
    await tab.page.getByRole('img', { name: 'Board: A001 请到12号窗口', exact: true }).waitFor();
    await tab.page.getByRole('button', { name: '中文' }).click();
  });

  it('cuts off what has no room, and lays areas over each other', async () => {
    await sayDots([
      { pages: [row('A001')] },
      { x: 96, y: 40, width: 64, pages: [row('B002', 24)] },
      { x: 0, width: 32, pages: [row('C3')] },
    ]);
    await expect.poll(() => reads('C301', 'A001')).toEqual(['C301']);
    expect(await reads('B0', 'B00', '00')).toEqual(['B0']);
  });
});

describe('the font of the boards', () => {
  it.each([16, 24, 32] as const)(
    'of %i dots has each digit and letter like itself and no other',
    async fontDots => {
      const all = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
      const [wide, perRow] = [fontDots / 2, Math.floor(256 / fontDots)];
      const lines = all.match(new RegExp(`.{1,${perRow}}`, 'g')) ?? [];
      const height = lines.length * fontDots;
      const rows = lines.map(text => ({ text, fontDots, colour: 'red' as const }));
      await sayDots([{ height, pages: [{ rows }] }], { height });
      const drawn = async () => {
        const seen = await dots();
        return Array.from(all, (_, nth) => {
          const [left, top] = [(nth % perRow) * wide, Math.floor(nth / perRow) * fontDots];
          return seen.slice(top, top + fontDots).map(line => rowOf(line.slice(left, left + wide).map(isLit)));
        });
      };
      const isInked = (block: string[]) => block.some(line => line.includes('#'));
      await expect.poll(async () => (await drawn()).every(isInked)).toBe(true);
      const written = (await tab.page.evaluate(writtenPlainly, all)).map(inBox);
      const likeliest = (await drawn()).map(inBox).map(block => {
        const like = written.map(ink => likeness(block, ink));
        return all[like.indexOf(Math.max(...like))];
      });
      expect(likeliest.join('')).toBe(all);
    },
  );
});

const rowOf = (lit: boolean[]) => lit.map(is => (is ? '#' : '.')).join('');

/** In the page: each character that is simply written, large, in the font of the page; inked is #. */
function writtenPlainly(all: string): string[][] {
  const size = 64;
  return Array.from(all, character => {
    const pen = new OffscreenCanvas(size, size).getContext('2d');
    if (pen === null) throw new Error('a new canvas can be drawn on');
    pen.font = `500 ${size}px 'Noto Sans SC Variable'`;
    pen.fillText(character, 0, 0.88 * size);
    const { data } = pen.getImageData(0, 0, size, size);
    const inkAt = (x: number, y: number) => ((data[(y * size + x) * 4 + 3] ?? 0) > 127 ? '#' : '.');
    return Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_, x) => inkAt(x, y)).join(''),
    );
  });
}

/** How much is inked of each of 6 × 11 places of the box around all ink, whatever its size; less what is inked on average. */
function inBox(block: string[]): number[] {
  const rows = block.flatMap((line, y) => (line.includes('#') ? [y] : []));
  const columns = block.flatMap(line => Array.from(line).flatMap((ink, x) => (ink === '#' ? [x] : [])));
  const [top, bottom] = [Math.min(...rows), Math.max(...rows) + 1];
  const [left, right] = [Math.min(...columns), Math.max(...columns) + 1];
  const fine = 5;
  const points = Array.from({ length: 6 * 11 * fine ** 2 }, (_, at) => {
    const [place, point] = [Math.floor(at / fine ** 2), at % fine ** 2];
    const across = ((place % 6) + ((point % fine) + 0.5) / fine) / 6;
    const down = (Math.floor(place / 6) + (Math.floor(point / fine) + 0.5) / fine) / 11;
    const line = block[Math.floor(top + down * (bottom - top))];
    return line?.[Math.floor(left + across * (right - left))] === '#' ? 1 : 0;
  });
  const places = Array.from({ length: 66 }, (_, place) =>
    mean(points.slice(place * fine ** 2, (place + 1) * fine ** 2)),
  );
  return places.map(ink => ink - mean(places));
}

const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;

/** 1: the same but for their strength. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const product = (a: readonly number[], b: readonly number[]) => mean(a.map((x, at) => x * (b[at] ?? 0)));
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

/** Of each place, which of the segments a to g are lit. */
const segments = () =>
  boardOn(tab.page, 'board-1')
    .locator('svg g')
    .evaluateAll(places =>
      places.map(place =>
        Array.from(place.querySelectorAll('polygon'), segment => getComputedStyle(segment).fill)
          .flatMap((fill, nth) => (Number(/\d+/.exec(fill)?.[0]) > 100 ? ['abcdefg'[nth]] : []))
          .join(''),
      ),
    );

describe('a board of digits', () => {
  it('lights the segments of the number that its driver sent', async () => {
    const b = digitsBench([digitsEntry]);
    b.show('A047');
    await b.advance(500);
    await say(b.at(0).simulator.drawing?.());
    await expect.poll(segments).toEqual(['', '', 'abcefg', 'abcdef', 'bcfg', 'abc']);
    await tab.page.getByRole('img', { name: '显示屏：A047', exact: true }).waitFor();
  });

  it('has every digit as seven segments have it', async () => {
    await say({ is: 'digits', places: 10, text: '0123456789', blink: false });
    await expect
      .poll(segments)
      .toEqual('abcdef bc abdeg abcdg bcfg acdfg acdefg abc abcdefg abcdfg'.split(' '));
  });

  it('that blinks by itself is lit and dark by turns', async () => {
    await say({ is: 'digits', places: 2, text: '17', blink: true });
    for (const seen of [
      ['bc', 'abc'],
      ['', ''],
      ['bc', 'abc'],
    ])
      await expect.poll(segments).toEqual(seen);
  });
});

it('for who wants less motion a wide text stands in pieces, and a number blinks still', async () => {
  const { show } = onbon();
  await show({ text: 'A001', blink: true }, { text: '一二三四五六七八九十' });
  await expect.poll(() => reads('A001')).toEqual(['A001']);
  await tab.page.emulateMedia({ reducedMotion: 'reduce' });
  const piece = '一二三四五六七八';
  for (const standing of [['A001', piece], [piece], ['A001', piece]])
    await expect.poll(() => reads('A001', piece)).toEqual(standing);
  await tab.page.emulateMedia({ reducedMotion: null });
});

it('a drawing that cannot be drawn leaves a dash, and the next one is drawn', async () => {
  const odd: object[] = [
    { is: 'dots' },
    { is: 'dots', width: 1e9, height: 1, brightness: 1, areas: [] },
    { is: 'dots', width: 64, height: 16, brightness: 16, areas: [{ pages: [null] }] },
    { is: 'digits', places: -1, text: '1' },
    { is: 'digits', places: 3, text: { length: 1 } },
  ];
  for (const drawing of odd) {
    await sayDots([{ pages: [row('A001')] }]);
    await expect.poll(() => reads('A001')).toEqual(['A001']);
    await tab.bare.say('sim/board-1/looks', { faults: [], drawing });
    await untilNothing();
  }
});

it('fits on a phone, black by day and by night', async () => {
  const { show } = onbon();
  await tab.page.setViewportSize({ width: 360, height: 800 });
  await show({ text: 'A001', colour: 'green' }, { text: '请到12号窗口' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.page.emulateMedia({ colorScheme });
    await expect.poll(() => reads('A001', '请到12号窗口')).toHaveLength(2);
    const face = boardOn(tab.page, 'board-1').locator('.board-face');
    const canvas = await face.locator('canvas').boundingBox();
    expect((canvas?.x ?? -1) >= 0 && (canvas?.x ?? 0) + (canvas?.width ?? 999) <= 360).toBe(true);
    expect(await face.evaluate(box => getComputedStyle(box).backgroundColor)).toBe('rgb(6, 6, 7)');
  }
});
