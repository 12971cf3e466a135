/** What is read on an LED board of the page, from the pixels of its canvas and nothing else. */
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { FontDots } from '../../simulators/page/boards/led-matrix.ts';

export type Light = readonly [red: number, green: number, blue: number];
/** Of each dot the pixel in its middle, row by row. */
export type Dots = Light[][];

/** A dark light is at most 38 bright, one at the least brightness at least 90. */
export const isLit = (light: Light | undefined): boolean => Math.max(...(light ?? [0])) > 64;
/** Pixels to a dot are whole sixteenths. */
const pitchOf = (pixels: number, dots: number): number => Math.round((pixels / dots) * 16) / 16;
const largestPitch = 12;
/** Boards are made of modules of so many dots across and down. */
const moduleDots = 8;

/**
 * Which of `candidates`, of two characters or more, stand there with every dot of theirs lit and every other dark; from top
 * to bottom, then left to right. One that is a part of another found is left out. Nothing while a number that blinks is away.
 */
export async function readBoard(
  page: Page,
  device: string,
  candidates: readonly string[],
): Promise<string[]> {
  const picture = await pictureOf(boardOn(page, device).locator('canvas'));
  const stamps = await stampsOf(page, candidates);
  const found = widthsOf(picture).map(width => foundIn(sample(picture, width), stamps));
  return found.reduce((most, texts) => (texts.length > most.length ? texts : most), []);
}

/** How many dots wide the board can be, by the size of its picture. */
function widthsOf(picture: PNG): number[] {
  const widths = Array.from({ length: picture.width / moduleDots }, (_, n) => (n + 1) * moduleDots);
  return widths.filter(width => {
    const pitch = pitchOf(picture.width, width);
    const height = Math.round(picture.height / pitch / moduleDots) * moduleDots;
    const isWhole =
      Math.round(width * pitch) === picture.width && Math.round(height * pitch) === picture.height;
    return pitch <= largestPitch && isWhole;
  });
}

/** Of a board that is `width` dots wide. */
export async function dotsOn(page: Page, device: string, width: number): Promise<Dots> {
  return sample(await pictureOf(boardOn(page, device).locator('canvas')), width);
}

export function boardOn(page: Page, device: string): Locator {
  return page.locator('.device', { has: page.getByText(device, { exact: true }) }).locator('.device-face');
}

async function pictureOf(canvas: Locator): Promise<PNG> {
  const url = await canvas.evaluate(board => (board instanceof HTMLCanvasElement ? board.toDataURL() : ''));
  return PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

function sample(picture: PNG, width: number): Dots {
  const pitch = pitchOf(picture.width, width);
  const middle = (dot: number): number => Math.floor((dot + 0.5) * pitch);
  const light = (x: number, y: number): Light => {
    const [red = 0, green = 0, blue = 0] = picture.data.subarray((y * picture.width + x) * 4);
    return [red, green, blue];
  };
  const rows = Array.from({ length: Math.round(picture.height / pitch) }, (_, y) => middle(y));
  const columns = Array.from({ length: width }, (_, x) => middle(x));
  return rows.map(y => columns.map(x => light(x, y)));
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
