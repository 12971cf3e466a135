/** The plots of simulated days, drawn as SVG without a browser. */
import { type SurgeLevelId, surgeLevels } from '../../core/types/rules.ts';
import type { PlotOption } from '../../text/plot/draw.ts';
import { figureOf, type LegendKey, type Plot } from '../../text/plot/figure.ts';
import type { Figures } from './figures.ts';
import type { Outcome } from './plans.ts';
import { quarterOf, quarterText } from './time-of-day.ts';
import type { Words } from './words/en/words.ts';
import { dayOf } from './working-hours.ts';

const minuteMs = 60_000;
/** Two plots stand side by side on A4. */
const size = { width: 460, height: 250 };
/** Waits are drawn in spans of this many minutes, up to the last. */
const waitSpan = { minutes: 5, spans: 25 };

const colours: Readonly<Record<SurgeLevelId, string>> = {
  attention: '#e8c547',
  busy: '#e8853a',
  emergency: '#c0392b',
};

const bars = { first: '#1f5582', later: '#d9b44a' } as const;
/** So many lines are told apart: first by colour, then by how they are drawn. */
const lineColours = ['#1f5582', '#b4521f', '#4c9a5b', '#8b5aa8', '#c99a1a', '#3aa0b5', '#a3371b', '#55626e'];
const strokes = ['line', 'dashed', 'dotted'] as const;

type Series = { name: string; values: readonly (number | undefined)[]; colour: string; stroke?: Stroke };
type Stroke = (typeof strokes)[number];
export type Chart = {
  title: string;
  across: readonly string[];
  unit: string;
  series: readonly Series[];
  is: 'line' | 'bar';
  stacked?: true;
};

/** `name`: distinct from the other plans on the page. */
export function chartsOf(name: string, outcome: Outcome, words: Words): string[] {
  return [overTheDay, distribution, counterUse, surge].map((drawn, nth) =>
    chartOf(`${name}-${nth}`, drawn(outcome, words)),
  );
}

/** `id`: distinct on the page. */
export function chartOf(id: string, chart: Chart): string {
  return figureOf(id, plotOf(chart));
}

/** Of several plans the waits of each queue over the day, and the first waits of all, over each other in one picture each. */
export function comparedCharts(outcomes: readonly Outcome[], words: Words): string[] {
  const [first] = outcomes;
  if (first === undefined) return [];
  const across = workingQuarters(first);
  const perQueue = [...first.figures.waits.overTheDay.keys()].flatMap((queue): Chart[] => {
    const series = outcomes.map((outcome, nth) => ({
      name: outcome.plan.name,
      ...lineLooks(nth),
      values: meansIn(outcome, queue, across),
    }));
    if (series.every(({ values }) => values.every(value => value === undefined))) return [];
    const title = words.charts.overTheDayIn(nameOf(first, queue));
    return [{ title, across: across.map(quarterText), unit: words.charts.minutes, series, is: 'line' }];
  });
  const { minutes, spans } = waitSpan;
  const firstSteps: Chart = {
    title: words.charts.distributionFirst,
    across: waitSpans(),
    unit: words.charts.calls,
    series: outcomes.map((outcome, nth) => ({
      name: outcome.plan.name,
      ...lineLooks(nth),
      values: outcome.figures.waits.direct.histogram(minutes * minuteMs, spans),
    })),
    is: 'line',
  };
  return [...perQueue, firstSteps].map((chart, nth) => chartOf(`compared-${nth}`, chart));
}

function plotOf({ title, across, unit, series, is, stacked }: Chart): Plot {
  const option: PlotOption = {
    grid: { left: 50, right: 20, top: 30, bottom: 28 },
    xAxis: { type: 'category', data: [...across], axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', name: unit, axisLabel: { hideOverlap: true } },
    series: series.map(({ values, colour, stroke = 'line' }) => ({
      type: is,
      data: values.map(value => value ?? '-'),
      showSymbol: false,
      color: colour,
      lineStyle: { type: stroke === 'line' ? 'solid' : stroke },
      ...(stacked && { stack: 'all', areaStyle: {} }),
    })),
  };
  const legend = series.map(
    ({ name, colour, stroke = 'line' }): LegendKey => ({
      name,
      colour,
      is: is === 'bar' || stacked ? 'bar' : stroke,
    }),
  );
  return { title, option, size, ...(series.length > 1 && { legend }) };
}

export function lineLooks(nth: number): { colour: string; stroke: Stroke } {
  const round = Math.floor(nth / lineColours.length);
  return {
    colour: lineColours[nth % lineColours.length] ?? bars.first,
    stroke: strokes[round % strokes.length] ?? 'line',
  };
}

/** From the first quarter of an hour in which anybody works to the last. */
function workingQuarters({ plan }: Outcome): number[] {
  const { fromMs, untilMs } = dayOf(plan.rules);
  const first = quarterOf(fromMs);
  return Array.from({ length: quarterOf(untilMs) - first + 1 }, (_, index) => first + index);
}

function overTheDay(outcome: Outcome, words: Words): Chart {
  const across = workingQuarters(outcome);
  const series = [...outcome.figures.waits.overTheDay.keys()].map((queue, nth) => ({
    name: nameOf(outcome, queue),
    ...lineLooks(nth),
    values: meansIn(outcome, queue, across),
  }));
  return {
    title: words.charts.overTheDay,
    across: across.map(quarterText),
    unit: words.charts.minutes,
    series,
    is: 'line',
  };
}

/** In minutes, of those who joined in each of these quarters; none where nobody did. */
function meansIn({ figures }: Outcome, queue: string, across: readonly number[]): (number | undefined)[] {
  const { sumMs = [], count = [] } = figures.waits.overTheDay.get(queue) ?? {};
  return across.map(quarter => {
    const joined = count[quarter] ?? 0;
    return joined === 0 ? undefined : (sumMs[quarter] ?? 0) / joined / minuteMs;
  });
}

function waitSpans(): string[] {
  const { minutes, spans } = waitSpan;
  return Array.from({ length: spans }, (_, span) => `${span * minutes}${span === spans - 1 ? '+' : ''}`);
}

function distribution(outcome: Outcome, words: Words): Chart {
  const { direct, onward } = outcome.figures.waits;
  const { minutes, spans } = waitSpan;
  const across = waitSpans();
  const series = [
    { name: words.charts.firstStep, colour: bars.first, values: direct.histogram(minutes * minuteMs, spans) },
    {
      name: words.charts.laterSteps,
      colour: bars.later,
      values: onward.histogram(minutes * minuteMs, spans),
    },
  ];
  return { title: words.charts.distribution, across, unit: words.charts.calls, series, is: 'bar' };
}

function counterUse({ figures }: Outcome, words: Words): Chart {
  const counters = [...figures.counters];
  const values = counters.map(([, { openMs, busyMs }]) => (openMs === 0 ? 0 : (100 * busyMs) / openMs));
  const across = counters.map(([id]) => id);
  return {
    title: words.charts.counters,
    across,
    unit: '%',
    series: [{ name: words.charts.busy, colour: bars.first, values }],
    is: 'bar',
  };
}

function surge(outcome: Outcome, words: Words): Chart {
  const { days, surge: levels }: Figures = outcome.figures;
  const across = workingQuarters(outcome);
  const series = surgeLevels.map(level => ({
    name: words.levels[level],
    colour: colours[level],
    values: across.map(
      quarter => (100 * (levels.get(level)?.overTheDay[quarter] ?? 0)) / (15 * minuteMs * days),
    ),
  }));
  return {
    title: words.charts.surge,
    across: across.map(quarterText),
    unit: '%',
    series,
    is: 'line',
    stacked: true,
  };
}

function nameOf({ plan }: Outcome, queue: string): string {
  return plan.rules.queues.get(queue)?.name ?? queue;
}
