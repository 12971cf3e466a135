import type { TicketLine } from '../device.ts';
import {
  alignment,
  feedAndCut,
  feedLines,
  fence,
  joined,
  mark,
  prologue,
  qrCode,
  textLine,
} from './codec.ts';
import type { EscposOptions } from './options.ts';
import { isAscii, printable, widthOf } from './text.ts';

/** All that is sent for a ticket, in whole commands. */
export function piecesOf(
  lines: readonly TicketLine[],
  { columns, fence: isFenced, isForgetful }: Pick<EscposOptions, 'columns' | 'fence' | 'isForgetful'>,
  isMarked: boolean,
): Uint8Array[] {
  return [
    prologue,
    ...layout(lines, columns),
    ...(isFenced && !isMarked && isForgetful !== true ? [mark] : []),
    ...(isFenced ? [fence] : []),
  ];
}

/** A long ticket. */
const ticketLines = 30;

/** How long it may take to be out: a list of a queue has many tickets' lines. */
export function outWithinMs(lines: number, { replyWithinMs }: Pick<EscposOptions, 'replyWithinMs'>): number {
  return Math.ceil(replyWithinMs * Math.max(1, lines / ticketLines));
}

/** A ticket as bytes, one piece a printed line, so that the sender may pause between any two; the cut is the last. */
export function layout(lines: readonly TicketLine[], columns: number): Uint8Array[] {
  return [...lines.flatMap(line => pieces(line, columns)), feedAndCut];
}

function pieces(line: TicketLine, columns: number): Uint8Array[] {
  if ('feed' in line) return [feedLines(line.feed)];
  if ('rule' in line) return [textLine('-'.repeat(columns), { size: 1, bold: false, align: 'left' })];
  if ('qr' in line) {
    const code = qrCode(line.qr);
    // An address too long for a code is still readable as text.
    return code === undefined ? pieces({ text: line.qr }, columns) : [joined(alignment('centre'), code)];
  }
  const style = { size: line.size ?? 1, bold: line.bold ?? false, align: line.align ?? 'left' } as const;
  return wrap(line.text, Math.floor(columns / style.size)).map(row => textLine(row, style));
}

const closing = '，。、；：？！）》」』】〕”’…％,.;:?!)]}>%';
const opening = '（《「『【〔“‘([{<';
const breakAfter = `${closing}/-`;

/** Rows of at most `columns` (2 or more): broken at a space or punctuation, else between 汉字, else anywhere. */
export function wrap(text: string, columns: number): string[] {
  const chars = Array.from(printable(text));
  const rows: string[] = [];
  let start = 0;
  do {
    const end = fitting(chars, start, columns);
    const next = end === chars.length ? end : breakBetween(chars, start, end);
    rows.push(chars.slice(start, next).join('').trimEnd());
    start = next;
    while (chars[start] === ' ') start += 1;
  } while (start < chars.length);
  return rows;
}

/** The index behind the last character that still fits into the row. */
function fitting(chars: readonly string[], start: number, columns: number): number {
  let used = 0;
  let end = start;
  for (const char of chars.slice(start)) {
    used += widthOf(char);
    if (used > columns) break;
    end += 1;
  }
  return end;
}

/** Where the row that begins at `start` ends, at `end` at the latest. */
function breakBetween(chars: readonly string[], start: number, end: number): number {
  // A good place in the first half of the row would waste more paper than it helps reading.
  const middle = start + Math.ceil((end - start) / 2);
  for (let at = end; at > middle; at -= 1) if (isAllowed(chars, at) && isGood(chars, at)) return at;
  for (let at = end; at > start; at -= 1) if (isAllowed(chars, at)) return at;
  return end;
}

function isAllowed(chars: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [chars[at - 1], chars[at]];
  if (before === ' ' || after === ' ') return true;
  if (isAscii(before) && isAscii(after)) return false;
  return !opening.includes(before) && !closing.includes(after);
}

function isGood(chars: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [chars[at - 1], chars[at]];
  return before === ' ' || after === ' ' || breakAfter.includes(before) || opening.includes(after);
}
