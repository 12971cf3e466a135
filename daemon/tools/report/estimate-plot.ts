/** What people were told they would wait, against what they waited. */
import { say } from '../../core/outputs/phrases.ts';
import type { PlotOption } from '../../text/plot/draw.ts';
import type { LegendKey, Plot } from '../../text/plot/figure.ts';
import { rounded } from './figure-list.ts';
import { expectedSpanMs, type Figures } from './figures.ts';
import type { Naming } from './names.ts';
import { categoryAxis, colours, small, textStyle, valueAxis } from './plot.ts';

const spanMinutes = expectedSpanMs / 60_000;
/** Beyond two hours they are too few to say anything. */
const mostSpans = 24;
/** Of fewer nothing can be said. */
const fewest = 5;

export function estimatesPlot({ realByExpected }: Figures, { words }: Naming): Plot[] {
  const last = Math.min(mostSpans - 1, Math.max(...realByExpected.keys()));
  if (realByExpected.size === 0 || last < 0) return [];
  const spans = Array.from({ length: last + 1 }, (_, span) => span);
  const told = spans
    .map(span => realByExpected.get(span))
    .map(real => (real && real.count() >= fewest ? real : undefined));
  const quantile = (share: number) => told.map(real => minutes(real?.quantile(share)));
  const [low, middle, high] = [quantile(0.1), quantile(0.5), quantile(0.9)];
  const option: PlotOption = {
    grid: { left: 45, right: 35, top: 25, bottom: 40 },
    xAxis: categoryAxis(
      spans.map(span => `${span * spanMinutes}–${(span + 1) * spanMinutes}`),
      { name: words.plots.expected, nameLocation: 'middle', nameGap: 20, nameTextStyle: small },
    ),
    yAxis: valueAxis(`${words.plots.real} (${words.units.minutes})`, {
      nameTextStyle: { ...small, align: 'left' },
    }),
    series: [
      // A bar that cannot be seen carries the one that can.
      {
        type: 'bar',
        stack: 'real',
        silent: true,
        color: 'transparent',
        data: low.map(value => value ?? '-'),
      },
      {
        type: 'bar',
        stack: 'real',
        color: colours.light,
        data: low.map((from, nth) => {
          const until = high[nth];
          return from === undefined || until === undefined ? '-' : rounded(until - from, 'minutes');
        }),
      },
      {
        type: 'line',
        color: colours.dark,
        symbol: 'circle',
        symbolSize: 6,
        data: middle.map(value => value ?? '-'),
      },
      {
        type: 'line',
        color: colours.alarm,
        showSymbol: false,
        lineStyle: { type: 'dashed' },
        data: spans.map(span => (span + 0.5) * spanMinutes),
      },
    ],
    textStyle,
  };
  const legend: LegendKey[] = [
    { name: words.plots.middle, colour: colours.light, is: 'bar' },
    { name: words.plots.real, colour: colours.dark, is: 'line', symbol: 'circle' },
    { name: words.plots.exact, colour: colours.alarm, is: 'dashed' },
  ];
  const count = [...realByExpected.values()].reduce((sum, real) => sum + real.count(), 0);
  const title = say(words.plots.estimates, { count });
  return [{ title, option, size: { width: 345, height: 212 }, legend }];
}

function minutes(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : rounded(ms / 60_000, 'minutes');
}
