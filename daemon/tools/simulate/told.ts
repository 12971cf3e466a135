/** What is told of days, on the terminal and on a page: sentences and tables, one below the other. */
import { escaped, rowsHtml } from '../../text/plot/html.ts';
import { tableText } from '../../text/table.ts';

/** The first `words` columns are words, the others are figures. */
export type Table = { head: readonly string[]; rows: readonly (readonly string[])[]; words: number };
/** `''`: an empty line. */
export type Told = readonly (string | Table)[];

export function textOf(told: Told): string {
  return told
    .map(one => (typeof one === 'string' ? one : tableText(one.head, one.rows, one.words)))
    .join('\n');
}

/** Which font stands there, and how wide it is, is not known: only a table of its own keeps figures below each other. */
export function htmlOf(told: Told): string {
  return told
    .filter(one => one !== '')
    .map(one =>
      typeof one === 'string'
        ? `<p>${escaped(one)}</p>`
        : `<table>\n${rowsHtml(one.head, one.rows, one.words)}\n</table>`,
    )
    .join('\n');
}
