/** The report as one page that needs nothing else: read in twenty seconds on its first sheet of A4, in detail on the others. */
import { figureOf } from '../../text/plot/figure.ts';
import { escaped, rowsHtml } from '../../text/plot/html.ts';
import type { FigureId } from './figure-list.ts';
import type { Figures } from './figures.ts';
import { findingsOf } from './findings.ts';
import { type Naming, namingOf, nothing } from './names.ts';
import { busiestHour, headLines } from './page-head.ts';
import { pageStyle } from './page-style.ts';
import { firstPlot, plotsOf } from './plots.ts';
import { firstTables, footnotes, hallOf, sectionsOf } from './sections.ts';
import type { Table } from './table.ts';
import type { Words } from './words/zh-CN.ts';

export function reportPage(figures: Figures, words: Words): string {
  const naming = namingOf(figures, words);
  const { title, lines } = headLines(figures, naming);
  const first = firstTables(figures, naming);
  const [sideBySide, ...others] = sectionsOf(figures, naming);
  const details = others.filter(({ title: one }) => first.every(({ title: other }) => other !== one));
  return `<!doctype html>
<html lang="${words.tag}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="last-event" content="${figures.last.seq}">
<title>${escaped(title)}</title>
<style>${pageStyle(title, words)}</style>
<header>
<h1>${escaped(title)}</h1>
${lines.map(line => `<p>${escaped(line)}</p>`).join('\n')}
</header>
<section>
${keyFigures(figures, naming)}
<h2>${escaped(words.sections.findings)}</h2>
<ul class="findings">
${findingsOf(figures, naming)
  .map(({ is, text }) => `<li class="${is}">${escaped(text)}</li>`)
  .join('\n')}
</ul>
${figureOf('plot-0', firstPlot(figures, naming))}
${first.map(tablePart).join('\n')}
</section>
<section class="details">
${sideBySide === undefined ? '' : tablePart(sideBySide)}
<div class="plots">
${plotsOf(figures, naming)
  .map((plot, nth) => figureOf(`plot-${nth + 1}`, plot))
  .join('\n')}
</div>
${details.map(tablePart).join('\n')}
${notesPart(naming)}
</section>
</html>
`;
}

const keys = [
  'tickets',
  'wait-median',
  'wait-p90',
  'promise-kept',
  'done',
  'left',
  'rating-mean',
  'follow-ups-open',
] as const satisfies readonly FigureId[];

function keyFigures(figures: Figures, { words, cell, name }: Naming): string {
  const hall = hallOf(figures.groups);
  const busiest = busiestHour(figures);
  const tiles = [
    ...keys.map(figure => ({
      label: words.figures[figure].label,
      value: cell(figure, hall),
      unit: unitOf(figure, words),
    })),
    { label: words.busiest, value: busiest === undefined ? nothing : name('hour', busiest.hour), unit: '' },
  ];
  return `<dl class="keys">
${tiles
  .map(
    ({ label, value, unit }) =>
      `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}${unit === '' ? '' : ` <small>${escaped(unit)}</small>`}</dd></div>`,
  )
  .join('\n')}
</dl>`;
}

/** A share has its sign in the cell already. */
function unitOf(figure: FigureId, { units }: Words): string {
  return figure === 'wait-median' || figure === 'wait-p90' ? units.minutes : '';
}

/** More than these have room on A4 only in a smaller print. */
const manyColumns = 13;

function tablePart({ title, head, rows, words, note }: Table): string {
  const kind = head.length <= 3 ? ' class="narrow"' : head.length > manyColumns ? ' class="many"' : '';
  return `<table${kind}>
<caption>${escaped(title)}</caption>
${rowsHtml(head, rows, words)}
</table>
${note === undefined ? '' : `<p class="remark">${escaped(note)}</p>`}`;
}

function notesPart(naming: Naming): string {
  const notes = footnotes(naming).map(
    ({ label, note }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(note)}</dd></div>`,
  );
  return `<h2>${escaped(naming.words.sections.notes)}</h2>
<dl class="notes">
${notes.join('\n')}
</dl>`;
}
