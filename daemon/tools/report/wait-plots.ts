/** How long people waited, queue by queue, held against what was promised. */
import { say } from '../../core/outputs/phrases.ts';
import type { PlotOption } from '../../text/plot/draw.ts';
import type { LegendKey, Plot } from '../../text/plot/figure.ts';
import type { Figures } from './figures.ts';
import { emptyGroup } from './group.ts';
import type { Naming } from './names.ts';
import { categoryAxis, colours, small, textStyle, valueAxis } from './plot.ts';

const minuteMs = 60_000;
/** Spans of five minutes, in at most so many bars; where people waited longer, the spans are wider. */
const narrowestMinutes = 5;
const mostSpans = 24;

export function waitsOfQueues({ groups, layout }: Figures, { words, ids, name }: Naming): Plot[] {
  return ids('queue').flatMap(queue => {
    const { waits } = groups.queue.get(queue) ?? emptyGroup();
    const longest = waits.quantile(1);
    if (longest === undefined) return [];
    const promiseMs = layout?.queues.find(({ id }) => id === queue)?.promiseMs;
    const minutes = widthFor(Math.max(longest, promiseMs ?? 0) / minuteMs);
    const spans = Math.floor(Math.max(longest, promiseMs ?? 0) / (minutes * minuteMs)) + 1;
    const counts = waits.histogram(minutes * minuteMs, spans);
    const within = (nth: number) => promiseMs === undefined || (nth + 1) * minutes * minuteMs <= promiseMs;
    const option: PlotOption = {
      grid: { left: 38, right: 36, top: 24, bottom: 22 },
      xAxis: categoryAxis(
        counts.map((_, nth) => String(nth * minutes)),
        { name: words.plots.waitsAcross, nameTextStyle: small },
      ),
      yAxis: valueAxis(words.figures.calls.label, { minInterval: 1 }),
      series: [
        bars(
          colours.light,
          counts.map((count, nth) => (within(nth) ? count : 0)),
        ),
        bars(
          colours.alarm,
          counts.map((count, nth) => (within(nth) ? 0 : count)),
        ),
      ],
      textStyle,
    };
    const title = say(words.plots.waitsOf, { queue: name('queue', queue), count: waits.count() });
    const legend: LegendKey[] = [
      { name: words.plots.within, colour: colours.light, is: 'bar' },
      { name: words.plots.beyond, colour: colours.alarm, is: 'bar' },
    ];
    const size = { width: 345, height: 130 };
    return [{ title, option, size, ...(promiseMs !== undefined && { legend }) }];
  });
}

const bars = (color: string, data: number[]) => ({
  type: 'bar',
  stack: 'calls',
  barCategoryGap: '12%',
  color,
  data,
});

/** Whole fives of minutes, so that a promise of whole fives ends with a bar. */
function widthFor(longestMinutes: number): number {
  const least = (longestMinutes + 1) / mostSpans;
  return Math.max(1, Math.ceil(least / narrowestMinutes)) * narrowestMinutes;
}
