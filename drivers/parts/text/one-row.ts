/** What a board of one row of characters shows of a picture. A Chinese character takes two cells. */
import type { BoardPicture, Colour } from '../../device.ts';
import { chineseRows, gb2312 } from './gb2312.ts';

/** `text` fills the row. */
export type Row = { text: string; colour: Colour };
/** One, or two that take turns, because such a board cannot blink by itself. */
export type RowPages = readonly [Row, ...Row[]];

/** The only way by which text from outside reaches such a board. */
export function characterBytes(sign: string): Uint8Array | undefined {
  return /^[ -~]$/.test(sign) ? Uint8Array.of(sign.charCodeAt(0)) : gb2312(sign, chineseRows);
}

/**
 * The first line that has room in its row and no other characters than it can show, else the bare number. Of a number for
 * which there is no room nothing is shown, because the rest of it would be somebody else's.
 */
export function rowPages({ lines, ticket = '' }: BoardPicture, columns: number): RowPages {
  const blinks = lines.some(({ blink }) => blink === true);
  const readable = lines.map(line => ({ ...line, text: line.text.trim() })).filter(({ text }) => text !== '');
  const line = readable.find(({ text }) => fits(text, columns));
  const number = ticket.trim();
  const text = line?.text ?? (fits(number, columns) ? number : '');
  const page: Row = { text: centred(text, columns), colour: (line ?? readable[0])?.colour ?? 'red' };
  return blinks && text !== '' ? [page, { ...page, text: ' '.repeat(columns) }] : [page];
}

/** Undefined: it has characters that such a board cannot show. */
function cellsOf(text: string): number | undefined {
  const all = Array.from(text, characterBytes);
  return all.every(bytes => bytes !== undefined)
    ? all.reduce((cells, bytes) => cells + bytes.length, 0)
    : undefined;
}

function fits(text: string, columns: number): boolean {
  const cells = cellsOf(text);
  return cells !== undefined && cells <= columns;
}

function centred(text: string, columns: number): string {
  const free = columns - (cellsOf(text) ?? 0);
  const before = Math.floor(free / 2);
  return `${' '.repeat(before)}${text}${' '.repeat(free - before)}`;
}
