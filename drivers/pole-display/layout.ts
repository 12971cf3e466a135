/** From a picture to the two rows of a display. */
import type { BoardPicture } from '../device.ts';
import { columns, type PoleEncoding, rows as rowCount, showable, widthOf } from './codec.ts';

/** `text` fills the row. */
export type Row = { text: string; blink: boolean };

/**
 * Each line of the picture is wrapped, in the middle of a word where it must and never in the middle of a Chinese character;
 * what finds no row is left out from below. When nothing of it can be shown, the number alone is.
 */
export function layOut(picture: BoardPicture, encoding: PoleEncoding): Row[] {
  const lines = picture.lines.flatMap(({ text, blink = false }) =>
    wrap(showable(text, encoding), encoding).map(row => ({ text: row, blink })),
  );
  if (lines.length === 0) {
    const blink = picture.lines.some(line => line.blink === true);
    lines.push(...wrap(showable(picture.ticket ?? '', encoding), encoding).map(text => ({ text, blink })));
  }
  return Array.from({ length: rowCount }, (_, n) => {
    const { text, blink } = lines[n] ?? { text: '', blink: false };
    return { text: centred(text, encoding), blink };
  });
}

const cellsOf = (text: string, encoding: PoleEncoding): number =>
  Array.from(text).reduce((cells, sign) => cells + widthOf(sign, encoding), 0);

function wrap(text: string, encoding: PoleEncoding): string[] {
  const found: string[] = [];
  let row = '';
  for (const piece of text.match(/\S+|\s/g) ?? []) {
    if (row !== '' && cellsOf(row + piece, encoding) > columns) {
      found.push(row.trimEnd());
      row = '';
    }
    for (const sign of piece) {
      if (cellsOf(row + sign, encoding) > columns) {
        found.push(row);
        row = '';
      }
      if (row !== '' || sign !== ' ') row += sign;
    }
  }
  return row === '' ? found : [...found, row];
}

function centred(text: string, encoding: PoleEncoding): string {
  const free = columns - cellsOf(text, encoding);
  const before = Math.floor(free / 2);
  return `${' '.repeat(before)}${text}${' '.repeat(free - before)}`;
}
