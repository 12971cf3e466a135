/** What is read on an LED board of the page, from the pixels of its canvas and nothing else. */
import type { Locator, Page } from 'playwright-core';
import type { FontDots } from '../../simulators/page/boards/led-matrix.ts';

export type Light = readonly [red: number, green: number, blue: number];
/** Of each dot the pixel in its middle, row by row. */
export type Dots = Light[][];

/** A dark light is at most 38 bright, one at the least brightness at least 90. */
export const isLit = (light: Light | undefined): boolean => Math.max(...(light ?? [0])) > 64;
/** `width`: in dots. */
export type Board = { id: string; width: number };

/**
 * Which of `candidates`, of two characters or more, stand there with every dot of theirs lit and every other dark; from top
 * to bottom, then left to right. One that is a part of another found is left out. Nothing while a number that blinks is away.
 */
export async function readBoard(page: Page, board: Board, candidates: readonly string[]): Promise<string[]> {
  return foundIn(await dotsOn(page, board), await stampsOf(page, candidates));
}

/** Pixels to a dot are whole sixteenths. */
export async function dotsOn(page: Page, { id, width }: Board): Promise<Dots> {
  const read = await boardOn(page, id)
    .locator('canvas')
    .evaluate((canvas, across) => {
      // Whoever asks a new canvas first decides.
      const pen =
        canvas instanceof HTMLCanvasElement
          ? canvas.getContext('2d', { willReadFrequently: true, alpha: false })
          : null;
      if (pen === null) throw new Error('a board is drawn on a canvas');
      const { width: wide, height: high } = pen.canvas;
      const pitch = Math.round((wide / across) * 16) / 16;
      const { data } = pen.getImageData(0, 0, wide, high);
      const middle = (dot: number): number => Math.floor((dot + 0.5) * pitch);
      // As one text: what is handed over from a browser in parts takes a hundred times as long.
      let bytes = '';
      for (let dot = 0; dot < Math.round(high / pitch) * across; dot += 1) {
        const at = (middle(Math.floor(dot / across)) * wide + middle(dot % across)) * 4;
        bytes += String.fromCharCode(...data.subarray(at, at + 3));
      }
      return bytes;
    }, width);
  const lights = Buffer.from(read, 'latin1');
  const lightAt = (dot: number): Light => [
    lights[dot * 3] ?? 0,
    lights[dot * 3 + 1] ?? 0,
    lights[dot * 3 + 2] ?? 0,
  ];
  return Array.from({ length: lights.length / 3 / width }, (_, y) =>
    Array.from({ length: width }, (_, x) => lightAt(y * width + x)),
  );
}

export function boardOn(page: Page, device: string): Locator {
  return page.locator('.device', { has: page.getByText(device, { exact: true }) }).locator('.device-face');
}

/** A text as the fonts of the page have it: its rows of dots, # lit. */
type Stamp = { text: string; rows: string[] };

/** The fonts are the same on every page. */
const known = new Map<string, Stamp[]>();

async function stampsOf(page: Page, texts: readonly string[]): Promise<Stamp[]> {
  const unknown = texts.filter(text => !known.has(text));
  if (unknown.length > 0) {
    const made = await makeStamps(page, unknown);
    for (const text of unknown)
      known.set(
        text,
        made.filter(stamp => stamp.text === text),
      );
  }
  return texts.flatMap(text => known.get(text) ?? []);
}

async function makeStamps(page: Page, texts: readonly string[]): Promise<Stamp[]> {
  const led = await page.evaluateHandle<typeof import('../../simulators/page/boards/led-glyphs.ts')>(
    "import('/page/boards/led-glyphs.ts')",
  );
  return led.evaluate(async ({ openGlyphs }, wanted) => {
    const glyphs = openGlyphs();
    await glyphs.missing(wanted.join(''));
    const fonts: readonly FontDots[] = [16, 24, 32];
    return wanted.flatMap(text =>
      fonts.map(high => {
        const blocks = Array.from(text, character => glyphs.of(character, high)).filter(one => !!one);
        const rowOf = (y: number): string =>
          blocks
            .flatMap(({ wide, lit }) => Array.from(lit.subarray(y * wide, (y + 1) * wide)))
            .map(dot => (dot === 1 ? '#' : '.'))
            .join('');
        return { text, rows: Array.from({ length: high }, (_, y) => rowOf(y)) };
      }),
    );
  }, texts);
}

function foundIn(dots: Dots, stamps: readonly Stamp[]): string[] {
  const board = dots.map(row => row.map(light => (isLit(light) ? '#' : '.')).join(''));
  const places = stamps.flatMap(stamp =>
    placesOf(stamp, board).map(place => ({ text: stamp.text, ...place })),
  );
  const texts = places.toSorted((a, b) => a.top - b.top || a.left - b.left).map(({ text }) => text);
  return [...new Set(texts)].filter(text => !texts.some(other => other !== text && other.includes(text)));
}

/** Looked for by the row of it that is seldom found elsewhere. */
function placesOf({ rows }: Stamp, board: readonly string[]): { left: number; top: number }[] {
  const middle = Math.floor(rows.length / 2);
  return board.flatMap((line, y) => {
    const top = y - middle;
    return everyPlace(line, rows[middle] ?? '')
      .filter(left => rows.every((row, down) => board[top + down]?.startsWith(row, left)))
      .map(left => ({ left, top }));
  });
}

function everyPlace(line: string, part: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(part); at >= 0 && at < line.length; at = line.indexOf(part, at + 1))
    places.push(at);
  return places;
}
