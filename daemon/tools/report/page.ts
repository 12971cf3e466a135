/** The report as one page that needs nothing else: read in twenty seconds on its first sheet of A4, in detail on the others. */
import { figureOf } from '../../text/plot/figure.ts';
import { escaped } from '../../text/plot/html.ts';
import type { FigureId } from './figure-list.ts';
import type { Figures } from './figures.ts';
import { findingsOf } from './findings.ts';
import { type Naming, namingOf, nothing } from './names.ts';
import { busiestHour, headLines } from './page-head.ts';
import { documentOf, headerOf, notesOf, tableOf } from './page-parts.ts';
import { pageStyle } from './page-style.ts';
import { firstPlot, plotsOf } from './plots.ts';
import { firstTables, footnotes, hallOf, sectionsOf } from './sections.ts';
import type { Words } from './words/zh-CN.ts';

export function reportPage(figures: Figures, words: Words): string {
  const naming = namingOf(figures, words);
  const { title, lines } = headLines(figures, naming);
  const first = firstTables(figures, naming);
  const [sideBySide, ...others] = sectionsOf(figures, naming);
  const details = others.filter(({ title: one }) => first.every(({ title: other }) => other !== one));
  return documentOf(
    { title, lang: words.tag, seq: figures.last.seq, style: pageStyle(title, words) },
    `${headerOf(title, lines)}
<section>
${keyFigures(figures, naming)}
<h2>${escaped(words.sections.findings)}</h2>
<ul class="findings">
${findingsOf(figures, naming)
  .map(({ is, text }) => `<li class="${is}">${escaped(text)}</li>`)
  .join('\n')}
</ul>
${figureOf('plot-0', firstPlot(figures, naming))}
${first.map(tableOf).join('\n')}
</section>
<section class="details">
${sideBySide === undefined ? '' : tableOf(sideBySide)}
<div class="plots">
${plotsOf(figures, naming)
  .map((plot, nth) => figureOf(`plot-${nth + 1}`, plot))
  .join('\n')}
</div>
${details.map(tableOf).join('\n')}
${notesOf(words.sections.notes, footnotes(naming))}
</section>`,
  );
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
