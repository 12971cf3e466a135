/** What the pages are made of that are read and printed: a document that asks for nothing, its head, tables and definitions. */
import { escaped, rowsHtml } from '../../text/plot/html.ts';
import type { Table } from './table.ts';

/** `seq`: the last event that it tells of. */
export function documentOf(
  { title, lang, seq, style }: { title: string; lang: string; seq: number; style: string },
  body: string,
): string {
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="last-event" content="${seq}">
<title>${escaped(title)}</title>
<style>${style}</style>
${body}
</html>
`;
}

export function headerOf(title: string, lines: readonly string[]): string {
  return `<header>
<h1>${escaped(title)}</h1>
${lines.map(line => `<p>${escaped(line)}</p>`).join('\n')}
</header>`;
}

/** More than these have room on A4 only in a smaller print. */
const manyColumns = 13;

export function tableOf({ title, head, rows, words, note }: Table): string {
  const kind = head.length <= 3 ? ' class="narrow"' : head.length > manyColumns ? ' class="many"' : '';
  return `<table${kind}>
<caption>${escaped(title)}</caption>
${rowsHtml(head, rows, words)}
</table>
${note === undefined ? '' : `<p class="remark">${escaped(note)}</p>`}`;
}

export function notesOf(title: string, notes: readonly { label: string; note: string }[]): string {
  const each = notes.map(
    ({ label, note }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(note)}</dd></div>`,
  );
  return `<h2>${escaped(title)}</h2>
<dl class="notes">
${each.join('\n')}
</dl>`;
}
