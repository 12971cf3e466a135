/** Where everything stands on the paper, in printer dots (8 a millimetre), as the printer places it. */
import type { Align, PaperRow, PaperSpan } from '../contract.ts';
import { type QrCode, qrCode } from './qr-code.ts';

/** The cell of the smallest character; one of 汉字 is as wide as high. */
export const columnDots = 12;
export const cellDots = 24;
/** From one line to the next; a line of taller characters takes their height. */
const lineDots = 30;
/** White that a reader of codes needs around it, in modules. */
const quietModules = 4;
/** Left and right of what can be printed. */
export const marginDots = 36;

/** `x`, `y`: its top left, `y` within the row. */
export type Mark = { x: number; y: number } & (
  | TextMark
  | { is: 'code'; code: QrCode; moduleDots: number }
  | { is: 'image'; widthDots: number; heightDots: number }
);

/**
 * Characters of one kind: `full` stand on cells of two columns. `centres`: of the cells, from the left, before all of it is
 * stretched `wide` and `tall`.
 */
export type TextMark = { is: 'text'; full: boolean; centres: number[] } & PaperSpan;

export type PlacedRow = { top: number; height: number; marks: Mark[] };

export type PlacedRows = { rows: PlacedRow[]; heightDots: number };

/** `columns`: of the paper. */
export function placeRows(rows: readonly PaperRow[], columns: number): PlacedRows {
  let heightDots = 0;
  const placed = rows.map(row => {
    const { height, marks } = place(row, columns * columnDots);
    const top = heightDots;
    heightDots += height;
    return { top, height, marks };
  });
  return { rows: placed, heightDots };
}

function place(row: PaperRow, roomDots: number): Omit<PlacedRow, 'top'> {
  switch (row.is) {
    case 'text':
      return placeText(row.spans, row.align, roomDots);
    case 'image': {
      const { align, widthDots, heightDots } = row;
      const x = startOf(align, widthDots, roomDots);
      return { height: heightDots, marks: [{ is: 'image', x, y: 0, widthDots, heightDots }] };
    }
    case 'qr': {
      const { moduleDots, align } = row;
      const code = qrCode(row.data, row.correction);
      const sideDots = (code?.side ?? 0) * moduleDots;
      // A printer does not print a code that is too wide for its paper.
      if (code === undefined || sideDots > roomDots) return { height: lineDots, marks: [] };
      const quietDots = quietModules * moduleDots;
      const x = startOf(align, sideDots, roomDots);
      return {
        height: sideDots + 2 * quietDots,
        marks: [{ is: 'code', x, y: quietDots, code, moduleDots }],
      };
    }
    default:
      return row satisfies never;
  }
}

/** On one base line, the tallest from the top of the row. */
function placeText(spans: readonly PaperSpan[], align: Align, roomDots: number): Omit<PlacedRow, 'top'> {
  const runs = spans.flatMap(runsIn);
  const tallest = runs.reduce((most, { tall }) => Math.max(most, tall), 1);
  const widthDots = runs.reduce((sum, run) => sum + widthOf(run), 0);
  let x = startOf(align, widthDots, roomDots);
  const marks = runs.map(run => {
    const mark = { x, y: (tallest - run.tall) * cellDots, ...run };
    x += widthOf(run);
    return mark;
  });
  return { height: Math.max(lineDots, tallest * cellDots), marks };
}

function startOf(align: Align, widthDots: number, roomDots: number): number {
  const leftDots = Math.max(0, roomDots - widthDots);
  return align === 'left' ? 0 : align === 'right' ? leftDots : Math.floor(leftDots / 2);
}

function widthOf({ centres, full, wide }: TextMark): number {
  return centres.length * (full ? cellDots : columnDots) * wide;
}

/** Broken where characters of one column stand beside those of two. */
function runsIn({ text, ...style }: PaperSpan): TextMark[] {
  return (text.match(/[ -~\ufffd]+|[^ -~\ufffd]+/gu) ?? []).map(run => {
    const full = !/^[ -~\ufffd]/u.test(run);
    const cell = full ? cellDots : columnDots;
    const centres = Array.from(run, (_, index) => cell * (index + 0.5));
    return { is: 'text', text: run, full, centres, ...style };
  });
}
