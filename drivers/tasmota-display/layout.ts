/** From a picture to the rows of a display of characters. */
import type { BoardPicture } from '../device.ts';
import { showable } from './codec.ts';

export type Row = { text: string; blink: boolean };

/**
 * Each line of the picture is wrapped at words; what is longer than a row is cut; what finds no row is left out from below.
 * A line of which nothing can be shown takes no row. When that is true of all of them, the number alone is shown.
 */
export function layOut(picture: BoardPicture, columns: number, lines: number): Row[] {
  const rows = picture.lines.flatMap(({ text, blink = false }) =>
    wrap(showable(text), columns).map(row => ({ text: row, blink })),
  );
  if (rows.length === 0) {
    const blink = picture.lines.some(line => line.blink === true);
    rows.push(...wrap(showable(picture.ticket ?? ''), columns).map(text => ({ text, blink })));
  }
  return Array.from({ length: lines }, (_, n) => rows[n] ?? { text: '', blink: false });
}

function wrap(text: string, columns: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ').filter(one => one !== '')) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      rows[rows.length - 1] = `${last} ${word}`;
    else for (let at = 0; at < word.length; at += columns) rows.push(word.slice(at, at + columns));
  }
  return rows;
}
