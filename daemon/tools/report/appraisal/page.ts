/** Sheets as one page that needs nothing else: each begins on paper of its own, and takes two sides of A4 at most. */
import { escaped } from '../../../text/plot/html.ts';
import { documentOf, headerOf, notesOf, tableOf } from '../page-parts.ts';
import { pageStyle } from '../page-style.ts';
import { type Appraising, type Sheet, type Subject, sheetOf } from './sheet.ts';

const style = `
.troubles { margin: 0 0 2mm; padding: 0; list-style: none; font-weight: 600; color: #a3371b; }
.troubles li::before { content: "▲ "; }
.sheet + .sheet { break-before: page; }
.sheet table.narrow { width: 80%; }
`;

export function sheetsPage(about: Appraising, subjects: readonly Subject[]): string {
  const { naming, figures } = about;
  const sheets = subjects.map(subject => sheetOf(about, subject));
  const title = sheets.length === 1 ? (sheets[0]?.title ?? '') : figures.period;
  return documentOf(
    {
      title,
      lang: naming.words.tag,
      seq: figures.last.seq,
      style: pageStyle(title, naming.words) + style,
    },
    sheets.map(sheet => sheetPart(sheet, about.own.sections.notes)).join('\n'),
  );
}

function sheetPart({ title, troubles, lines, tables, notes }: Sheet, heading: string): string {
  const left = troubles.map(trouble => `<li>${escaped(trouble)}</li>`).join('\n');
  return `<section class="sheet">
${headerOf(title, lines)}
${troubles.length === 0 ? '' : `<ul class="troubles">\n${left}\n</ul>`}
${tables.map(tableOf).join('\n')}
${notesOf(heading, notes)}
</section>`;
}
