/** How long people waited, queue by queue, held against what was promised. */
import type { PlotOption } from '../plots/draw.ts';
import type { Figures } from './figures.ts';
import { emptyGroup } from './group.ts';
import type { Naming } from './naming.ts';
import { colours, type Plot, plot, small, textStyle } from './plot.ts';

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
      legend: { show: promiseMs !== undefined, bottom: 0, itemGap: 22, textStyle: small, itemHeight: 8 },
      grid: { left: 38, right: 30, top: 24, bottom: promiseMs === undefined ? 22 : 42 },
      xAxis: {
        type: 'category',
        name: words.plots.waitsAcross,
        nameTextStyle: small,
        data: counts.map((_, nth) => String(nth * minutes)),
        axisLabel: small,
      },
      yAxis: {
        type: 'value',
        name: words.figures.calls.label,
        nameTextStyle: small,
        minInterval: 1,
        axisLabel: small,
      },
      series: [
        bars(
          words.plots.within,
          colours.light,
          counts.map((count, nth) => (within(nth) ? count : 0)),
        ),
        bars(
          words.plots.beyond,
          colours.alarm,
          counts.map((count, nth) => (within(nth) ? 0 : count)),
        ),
      ],
      textStyle,
    };
    const title = words.plots.waitsOf.replace('{queue}', name('queue', queue));
    return [plot(title, option, { width: 345, height: 150 })];
  });
}

const bars = (name: string, color: string, data: number[]) => ({
  name,
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
