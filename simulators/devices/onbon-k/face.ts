/**
 * What a person reads in the areas of an Onbon card, and where its dots stand, from the bytes that the card holds. Where the
 * maker's document is silent: at speed s one dot is wandered in (s + 1) × 10 ms, and rows shorter than the longest of their
 * area begin where that one does.
 */
import { type Area, displayModes } from '../../../drivers/onbon-k/codec.ts';
import type { DotArea, DotColour } from '../../page/contract.ts';

/** An area, its text taken apart into the rows of each page. */
type OpenArea = { of: Area; pages: Row[][]; scroll: boolean };
/** What a person would say of it. */
export type ReadLine = { text: string; blink: boolean; colour: string; scroll: boolean };

type Row = DotArea['pages'][number]['rows'][number];
type Style = Pick<Row, 'fontDots' | 'colour'>;

const colours: readonly DotColour[] = ['red', 'green', 'yellow', 'blue', 'cyan', 'magenta', 'white'];
/** §11.1: font heights by the last digit of the font's name, and the codes in a text. */
const fontHeights = [16, 24, 32] as const;
const formatCode = /\\F[OE]00([0-2])|\\C([1-7])/g;
const lineBreak = /\\n|\n/;
const unwritten: Style = { fontDots: 16, colour: 'red' };

/** Top to bottom, then left to right. */
export function readAreas(areas: Iterable<Area>): ReadLine[] {
  return [...areas]
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(openArea)
    .map(lineOf);
}

/** In the order in which they were drawn: what came later lies over the others. */
export function drawAreas(areas: Iterable<Area>): DotArea[] {
  return Array.from(areas, area => dotsOf(openArea(area)));
}

function openArea(area: Area): OpenArea {
  // GB2312 is a part of GB18030; this decoder shares nothing with the driver's encoder.
  const rows = readRows(new TextDecoder('gb18030').decode(area.text));
  const { fontDots } = rows[0];
  const pages = area.singleLine
    ? [[{ ...rows[0], text: rows.map(({ text }) => text).join('') }]]
    : paginate(rows, Math.floor(area.height / fontDots));
  return { of: area, pages, scroll: area.displayMode === displayModes.scrollLeft };
}

/** §11.2: font and colour hold until the next are named; of two named in one row the first counts. */
function readRows(encoded: string): [Row, ...Row[]] {
  let style: Style = { ...unwritten, ...stylesIn(encoded) };
  const read = (row: string): Row => {
    style = { ...style, ...stylesIn(row) };
    return { text: row.replaceAll(formatCode, ''), ...style };
  };
  const [first = '', ...others] = encoded.split(lineBreak);
  return [read(first), ...others.map(read)];
}

function stylesIn(text: string): Partial<Style> {
  const codes = [...text.matchAll(formatCode)];
  const fontDots = fontHeights[Number(codes.find(code => code[1] !== undefined)?.[1])];
  const colour = colours[Number(codes.find(code => code[2] !== undefined)?.[2]) - 1];
  return { ...(fontDots && { fontDots }), ...(colour && { colour }) };
}

/** As many rows a page as the area is high. */
function paginate(rows: readonly Row[], rowsPerPage: number): Row[][] {
  const size = Math.max(1, rowsPerPage);
  const pages: Row[][] = [];
  for (let at = 0; at < rows.length; at += size) pages.push(rows.slice(at, at + size));
  return pages;
}

function lineOf({ of, pages, scroll }: OpenArea): ReadLine {
  const texts = pages.map(rows => rows.map(({ text }) => text).join('\n'));
  const inked = (of.singleLine ? texts : texts.map(text => text.trim())).filter(text => text !== '');
  return {
    text: inked.join(' '),
    blink: inked.length > 0 && inked.length < pages.length,
    colour: pages[0]?.[0]?.colour ?? unwritten.colour,
    scroll,
  };
}

/** Where its text stands: what is centred is told as the narrower rectangle that it fills. */
function dotsOf({ of, pages, scroll }: OpenArea): DotArea {
  const inked = pages.map(rows => (rows.some(({ text }) => text.trim() !== '') ? rows : []));
  const longest = Math.max(0, ...inked.flat().map(widthOf));
  const width = of.centred && !scroll && longest > 0 ? Math.min(longest, of.width) : of.width;
  return {
    x: of.x + Math.floor((of.width - width) / 2),
    y: of.y,
    width,
    height: of.height,
    pages: inked.map(rows => ({ rows })),
    moves: scroll ? 'left' : 'still',
    stayMs: scroll ? (of.speed + 1) * 10 : of.stayHalfSeconds * 500,
  };
}

/** Dots: Chinese is as wide as high, ASCII half of that. */
function widthOf({ text, fontDots }: Row): number {
  return Array.from(text).reduce((sum, one) => sum + (one <= '\x7f' ? fontDots / 2 : fontDots), 0);
}

/** The programme stored in the card at installation (flash); the host never writes it. */
export const storedProgramme: ReadLine = {
  text: '请听工作人员叫号',
  blink: false,
  colour: 'red',
  scroll: false,
};

/** As a technician would set it on a board of this size, in dots: as large as it goes, in rows of one length. */
export function programmeDots(board: { width: number; height: number }): DotArea {
  const text = storedProgramme.text;
  const rowsAt = (fontDots: number): number =>
    Math.ceil(text.length / Math.max(1, Math.floor(board.width / fontDots)));
  const fits = (fontDots: number): boolean => rowsAt(fontDots) * fontDots <= board.height;
  const fontDots = fontHeights.findLast(fits) ?? fontHeights[0];
  const perRow = Math.ceil(text.length / rowsAt(fontDots));
  const rows = text.match(new RegExp(`.{1,${perRow}}`, 'g')) ?? [];
  const [width, height] = [perRow * fontDots, rows.length * fontDots];
  return {
    x: Math.max(0, Math.floor((board.width - width) / 2)),
    y: Math.max(0, Math.floor((board.height - height) / 2)),
    width: Math.min(width, board.width),
    height: Math.min(height, board.height),
    pages: [{ rows: rows.map(row => ({ text: row, fontDots, colour: 'red' })) }],
    moves: 'still',
    stayMs: 0,
  };
}
