import type { Align, PaperRow, PaperSpan, Roll } from '../../page/contract.ts';
import type { ImageSize, PaperCommand, PrintStyle } from './stream.ts';

const pictureMs = 150;
/** Enough for a person to look back at. */
const ticketsKept = 20;
/** A drawing is told at every line, so it has only the newest, and of what nobody cuts off only the end. */
const ticketsDrawn = 5;
const rowsDrawn = 300;
const columnDots = 12;
const plain: PrintStyle = { wide: 1, tall: 1, bold: false };
/** What the manuals name as the standard. */
const usualCode = { moduleDots: 3, correction: 'L' } as const;

type Code = Omit<Extract<PaperRow, { is: 'qr' }>, 'is' | 'align'>;

/** What comes out of the printer, wrapped at `columns` as the hardware does. Chinese takes two columns. */
export function paper(columns: number, lineMs: number) {
  let tickets: Roll['tickets'] = [];
  /** Since the start; a blank piece is none. */
  let cutOff = 0;
  /** Printed, but not cut off. */
  let piece: PaperRow[] = [];
  let setting: PaperSpan[] = [];
  let used = 0;
  let style = plain;
  let align: Align = 'left';
  let code: Code = { data: '', ...usualCode };
  let image: ImageSize = { widthDots: 0, heightDots: 0 };

  function line(): void {
    piece.push({ is: 'text', align, spans: setting });
    clear();
  }

  function endLine(): void {
    if (setting.length > 0) line();
  }

  function clear(): void {
    setting = [];
    used = 0;
  }

  /** True when the line before it was full and came out. */
  function char(bytes: Uint8Array): boolean {
    const width = Math.min(bytes.length, 2) * style.wide;
    const full = used > 0 && used + width > columns;
    if (full) line();
    const last = setting.at(-1);
    if (last !== undefined && isSame(last, style)) last.text += glyph(bytes);
    else setting.push({ text: glyph(bytes), ...style });
    used += width;
    return full;
  }

  function picture(row: PaperRow): number {
    endLine();
    piece.push(row);
    return pictureMs;
  }

  /** What is wider than the paper is cut off by its edge. */
  function printImage({ widthDots, heightDots }: ImageSize): number {
    const fits = Math.min(widthDots, columns * columnDots);
    return picture({ is: 'image', align, widthDots: fits, heightDots });
  }

  return {
    /** Does it, and tells how long the paper moves. */
    obey(command: PaperCommand) {
      switch (command.is) {
        case 'char':
          return char(command.bytes) ? lineMs : 0;
        case 'line':
          line();
          return lineMs;
        case 'feed':
          endLine();
          for (let fed = 0; fed < command.lines; fed += 1) line();
          return command.lines * lineMs;
        case 'style':
          style = { ...style, ...command.style };
          return 0;
        case 'align':
          // Obeyed only at the beginning of a line.
          if (setting.length === 0) align = command.align;
          return 0;
        case 'qr-module':
          code = { ...code, moduleDots: command.dots };
          return 0;
        case 'qr-correction':
          code = { ...code, correction: command.correction };
          return 0;
        case 'qr-store':
          code = { ...code, data: new TextDecoder().decode(command.data) };
          return 0;
        case 'qr-print':
          return picture({ is: 'qr', align, ...code });
        case 'image':
          return printImage(command.size);
        case 'image-store':
          image = command.size;
          return 0;
        case 'image-print':
          return printImage(image);
        default:
          return command satisfies never;
      }
    },
    cut() {
      endLine();
      if (piece.some(row => readable(row).trim() !== '')) {
        cutOff += 1;
        tickets = [...tickets, { nth: cutOff, rows: piece }].slice(-ticketsKept);
      }
      piece = [];
    },
    /** ESC @: nothing is magnified, bold or aligned any more, and the line being set is forgotten. */
    reset() {
      style = plain;
      align = 'left';
      code = { ...code, ...usualCode };
      clear();
    },
    /** Forgets the line being set. */
    clear,
    /** Somebody takes away what hangs from the printer uncut. */
    takeUnfinished() {
      piece = [];
    },
    tear() {
      tickets = [];
    },
    /** What can be read on the last ones. */
    tickets: () => tickets.map(({ rows }) => ({ lines: rows.map(readable) })),
    roll: () => ({
      columns,
      tickets: tickets.slice(-ticketsDrawn).map(({ nth, rows }) => ({ nth, rows: rows.slice(-rowsDrawn) })),
      uncut: piece.slice(-rowsDrawn),
    }),
  };
}

function isSame(one: PrintStyle, other: PrintStyle): boolean {
  return one.wide === other.wide && one.tall === other.tall && one.bold === other.bold;
}

function readable(row: PaperRow): string {
  if (row.is === 'qr') return `[QR ${row.data}]`;
  return row.is === 'image' ? '[image]' : row.spans.map(({ text }) => text).join('');
}

/** Without Chinese mode each half of a 汉字 is some other sign; four-byte characters are missing from the font. */
function glyph(bytes: Uint8Array): string {
  if (bytes.length > 2) return '□';
  if (bytes.length === 1 && (bytes[0] ?? 0) > 0x7e) return '\ufffd';
  return new TextDecoder('gb18030').decode(bytes);
}
