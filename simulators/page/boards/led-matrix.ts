/** What an LED matrix shows over time, dot by dot: pure, given the dots of each glyph. */
import type { DotArea, DotColour } from '../contract.ts';
import type { DotBlock } from './led-fit.ts';

/** Undefined: not to be had yet; its place stays dark. */
export type GlyphOf = (character: string, fontDots: FontDots) => DotBlock | undefined;
export type FontDots = PageRow['fontDots'];

/** For each dot, row by row, 0 where it is dark, else one more than the place of its colour in `dotColours`. */
export type DotField = { width: number; height: number; dots: Uint8Array };

export const dotColours: readonly DotColour[] = [
  'red',
  'green',
  'yellow',
  'blue',
  'cyan',
  'magenta',
  'white',
];

/** What an area shows, step after step and then from the first again. */
export type Film = {
  steps: number;
  stepMs: number;
  /** What to see at a step, and how many dots to the right of the area's left edge it begins. */
  at(step: number): { field: DotField; shift: number };
};

type Page = DotArea['pages'][number];
type PageRow = Page['rows'][number];

/** Nothing turns its pages faster, whatever a card is told: three flashes a second make people ill (WCAG 2.3.1). */
const shortestPageMs = 200;
/** How long a piece of a text stands that must not wander. */
const calmPieceMs = 3000;
/** Dots; of a text that is longer, the rest is never seen. */
const longestStrip = 20_000;

/** `calm`: for who asked for less motion; what would wander comes in pieces instead. */
export function filmOf(area: DotArea, glyphOf: GlyphOf, calm: boolean): Film {
  if (area.moves === 'left' && !calm) return wanderingFilm(area, glyphOf);
  const pages = area.moves === 'left' ? area.pages.flatMap(page => inPieces(page, area.width)) : area.pages;
  const stayMs = area.moves === 'left' ? calmPieceMs : area.stayMs;
  const fields = pages.map(page => pageField(page, area, glyphOf));
  const dark = emptyField(area.width, area.height);
  return {
    steps: Math.max(1, fields.length),
    stepMs: Math.max(shortestPageMs, stayMs),
    at: step => ({ field: fields[step] ?? dark, shift: 0 }),
  };
}

/** From the first dot that comes in at the right until the last has gone out at the left. */
function wanderingFilm(area: DotArea, glyphOf: GlyphOf): Film {
  const width = Math.min(longestStrip, Math.max(0, ...area.pages.flatMap(page => page.rows.map(rowWidth))));
  const fields = area.pages.map(page => pageField(page, { width, height: area.height }, glyphOf));
  const stepsAPage = width + area.width;
  const dark = emptyField(area.width, area.height);
  return {
    steps: Math.max(1, width === 0 ? 1 : stepsAPage * fields.length),
    stepMs: Math.max(1, area.stayMs),
    at: step => ({
      field: fields[Math.floor(step / stepsAPage)] ?? dark,
      shift: area.width - 1 - (step % stepsAPage),
    }),
  };
}

/** The step that is seen `sinceMs` after the film began. */
export function stepAt({ steps, stepMs }: Film, sinceMs: number): number {
  return Math.floor(Math.max(0, sinceMs) / stepMs) % steps;
}

export function emptyField(width: number, height: number): DotField {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** Draws a step of an area over what is there. */
export function paint(onto: DotField, area: DotArea, { field, shift }: ReturnType<Film['at']>): void {
  const right = Math.min(area.x + area.width, onto.width);
  const bottom = Math.min(area.y + area.height, onto.height);
  for (let y = Math.max(0, area.y); y < bottom; y += 1) {
    for (let x = Math.max(0, area.x); x < right; x += 1) {
      onto.dots[y * onto.width + x] = dotAt(field, x - area.x - shift, y - area.y);
    }
  }
}

function dotAt({ width, height, dots }: DotField, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : (dots[y * width + x] ?? 0);
}

/** Its rows under each other. */
function pageField(page: Page, size: { width: number; height: number }, glyphOf: GlyphOf): DotField {
  const field = emptyField(size.width, size.height);
  let top = 0;
  for (const row of page.rows) {
    drawRow(field, row, top, glyphOf);
    top += row.fontDots;
  }
  return field;
}

function drawRow(field: DotField, { text, fontDots, colour }: PageRow, top: number, glyphOf: GlyphOf): void {
  const inColour = dotColours.indexOf(colour) + 1;
  let left = 0;
  for (const character of text) {
    if (left >= field.width) return;
    const glyph = glyphOf(character, fontDots);
    if (glyph !== undefined) stamp(field, glyph, { left, top, inColour });
    left += widthOf(character, fontDots);
  }
}

function stamp(
  field: DotField,
  { wide, high, lit }: DotBlock,
  { left, top, inColour }: { left: number; top: number; inColour: number },
): void {
  for (let y = 0; y < Math.min(high, field.height - top); y += 1) {
    for (let x = 0; x < Math.min(wide, field.width - left); x += 1) {
      if (lit[y * wide + x] === 1) field.dots[(top + y) * field.width + left + x] = inColour;
    }
  }
}

/** Dots: as the card's own fonts, Chinese is as wide as high, ASCII half of that. */
export function widthOf(character: string, fontDots: FontDots): number {
  return character <= '\x7f' ? fontDots / 2 : fontDots;
}

function rowWidth({ text, fontDots }: PageRow): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character, fontDots), 0);
}

/** A page of long rows as pages of rows that fit. */
function inPieces({ rows }: Page, width: number): Page[] {
  const pieces = rows.map(row => rowPieces(row, width));
  const count = Math.max(1, ...pieces.map(({ length }) => length));
  return Array.from({ length: count }, (_, n) => ({
    rows: pieces.flatMap(of => of[n] ?? []),
  }));
}

function rowPieces(row: PageRow, width: number): PageRow[] {
  const texts = [''];
  for (const character of row.text) {
    const last = texts.at(-1) ?? '';
    const fits = rowWidth({ ...row, text: last + character }) <= width;
    if (fits || last === '') texts[texts.length - 1] = last + character;
    else texts.push(character);
  }
  return texts.map(text => ({ ...row, text }));
}
