/** The figures and plots of simulated days as one page that needs nothing else; prints on A4. */
import { figureStyle } from '../../text/plot/figure.ts';
import { escaped } from '../../text/plot/html.ts';
import { chartsOf, comparedCharts } from './charts.ts';
import { comparisonOf } from './comparison.ts';
import { type Setup, seedText } from './days.ts';
import type { Outcome } from './plans.ts';
import { reportOf } from './report-text.ts';
import { htmlOf } from './told.ts';
import type { Words } from './words/en/words.ts';

/** `hall`: its name. */
export function page(hall: string, setup: Setup, outcomes: readonly Outcome[], words: Words): string {
  const title = words.page.title(hall, setup.days, seedText(setup));
  const compared =
    outcomes.length > 1
      ? [
          `<section>
<div class="plots">${comparedCharts(outcomes, words).join('\n')}</div>
${htmlOf(comparisonOf(outcomes, words))}
</section>`,
        ]
      : [];
  return documentOf(
    { title, tag: words.page.tag },
    [...compared, ...outcomes.map((outcome, nth) => planPart(outcome, nth, words))].join('\n'),
  );
}

/** A page of `sections`. `tag`: of their language. */
export function documentOf({ title, tag }: { title: string; tag: string }, sections: string): string {
  return `<!doctype html>
<html lang="${tag}">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${style}</style>
<h1>${escaped(title)}</h1>
${sections}
</html>
`;
}

function planPart(outcome: Outcome, nth: number, words: Words): string {
  return `<section>
<h2>${escaped(outcome.plan.name)}</h2>
<div class="plots">${chartsOf(`plan-${nth}`, outcome, words).join('\n')}</div>
${htmlOf(reportOf(outcome, words))}
</section>`;
}

const style = `
@page { size: A4; margin: 12mm; }
body { font-family: sans-serif; max-width: 960px; margin: 1em auto; }
h1 { font-size: 18px; }
h2 { font-size: 16px; }
.plots { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
${figureStyle}figcaption { font-size: 14px; font-weight: 600; text-align: center; }
table { border-collapse: collapse; margin: 1em 0; font-size: 13px; font-variant-numeric: tabular-nums; }
th, td { padding: 2px 10px; border-bottom: 1px solid #ddd; text-align: right; font-weight: 400; vertical-align: bottom; }
thead th { font-weight: 600; }
th.word, td.word { text-align: left; }
@media print { table { font-size: 11px; } section { break-before: page; } section:first-of-type { break-before: auto; } }
`;
