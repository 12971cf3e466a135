/** The plots of simulated days, drawn as SVG without a browser. */
import { type SurgeLevelId, surgeLevels } from '../core/rules.ts';
import { drawn } from '../plots/draw.ts';
import type { Figures } from './figures.ts';
import type { Outcome } from './plans.ts';
import { quarterOf, quarterText } from './time-of-day.ts';
import { dayOf } from './working-hours.ts';

const minuteMs = 60_000;
/** Two plots stand side by side on A4. */
const size = { width: 460, height: 280 };
/** Waits are drawn in spans of this many minutes, up to the last. */
const waitSpan = { minutes: 5, spans: 25 };

const colours: Readonly<Record<SurgeLevelId, string>> = {
  attention: '#e8c547',
  busy: '#e8853a',
  emergency: '#c0392b',
};

/** `colour`: left out, the next one of the library. */
type Series = { name: string; values: readonly (number | undefined)[]; colour?: string };
type Plot = {
  title: string;
  across: readonly string[];
  unit: string;
  series: readonly Series[];
  is: 'line' | 'bar';
  stacked?: true;
};

/** `name`: distinct from the other plans on the page. */
export function chartsOf(name: string, outcome: Outcome): string[] {
  return [overTheDay(outcome), distribution(outcome), counterUse(outcome), surge(outcome)].map((plot, nth) =>
    draw(`${name}-${nth}`, plot),
  );
}

function draw(name: string, { title, across, unit, series, is, stacked }: Plot): string {
  const option = {
    title: { text: title, left: 'center', textStyle: { fontSize: 14 } },
    legend: { show: series.length > 1, bottom: 0, textStyle: { fontSize: 11 } },
    grid: { left: 50, right: 15, top: 45, bottom: series.length > 1 ? 55 : 30 },
    xAxis: { type: 'category', data: across },
    yAxis: { type: 'value', name: unit },
    series: series.map(({ name: of, values, colour }) => ({
      name: of,
      type: is,
      data: values.map(value => value ?? '-'),
      showSymbol: false,
      ...(colour !== undefined && { color: colour }),
      ...(stacked && { stack: 'all', areaStyle: {} }),
    })),
  };
  return drawn(name, option, size);
}

/** From the first quarter of an hour in which anybody works to the last. */
function workingQuarters({ plan }: Outcome): number[] {
  const { fromMs, untilMs } = dayOf(plan.rules);
  const first = quarterOf(fromMs);
  return Array.from({ length: quarterOf(untilMs) - first + 1 }, (_, index) => first + index);
}

function overTheDay(outcome: Outcome): Plot {
  const across = workingQuarters(outcome);
  const series = [...outcome.figures.waits.overTheDay].map(([queue, { sumMs, count }]) => ({
    name: nameOf(outcome, queue),
    values: across.map(quarter => {
      const joined = count[quarter] ?? 0;
      return joined === 0 ? undefined : (sumMs[quarter] ?? 0) / joined / minuteMs;
    }),
  }));
  return {
    title: 'Mean wait of those who joined at (breaks left out)',
    across: across.map(quarterText),
    unit: 'min',
    series,
    is: 'line',
  };
}

function distribution(outcome: Outcome): Plot {
  const { direct, onward } = outcome.figures.waits;
  const { minutes, spans } = waitSpan;
  const across = Array.from(
    { length: spans },
    (_, span) => `${span * minutes}${span === spans - 1 ? '+' : ''}`,
  );
  const series = [
    { name: 'first step', values: direct.histogram(minutes * minuteMs, spans) },
    { name: 'later steps', values: onward.histogram(minutes * minuteMs, spans) },
  ];
  return { title: 'How many waited so long, min', across, unit: 'calls', series, is: 'bar' };
}

function counterUse({ figures }: Outcome): Plot {
  const counters = [...figures.counters];
  const values = counters.map(([, { openMs, busyMs }]) => (openMs === 0 ? 0 : (100 * busyMs) / openMs));
  const across = counters.map(([id]) => id);
  return {
    title: 'Counters: time with somebody in hand',
    across,
    unit: '%',
    series: [{ name: 'busy', values }],
    is: 'bar',
  };
}

function surge(outcome: Outcome): Plot {
  const { days, surge: levels }: Figures = outcome.figures;
  const across = workingQuarters(outcome);
  const series = surgeLevels.map(level => ({
    name: level,
    colour: colours[level],
    values: across.map(
      quarter => (100 * (levels.get(level)?.overTheDay[quarter] ?? 0)) / (15 * minuteMs * days),
    ),
  }));
  return {
    title: 'Surge levels: share of the days',
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
