/** What happened when on one day: at each counter, of the surge plan, and which device was down. */
import { type SurgeLevelId, surgeLevels } from '../../core/types/rules.ts';
import type { Span } from '../../history/counters.ts';
import type { DayTold } from '../../history/day-book.ts';
import type { PlotOption } from '../../text/plot/draw.ts';
import type { LegendKey, Plot } from '../../text/plot/figure.ts';
import { roomFor } from '../../text/plot/text-width.ts';
import { type Figures, overlapMs } from './figures.ts';
import type { Naming } from './names.ts';
import { colours, labelGap, rowAxis, ticks } from './plot.ts';

const hourMs = 60 * 60_000;
/** Narrower gaps than this cannot be seen. */
const seenMs = 45_000;

type Bar = Span & { row: number };
/** `thick`: how much of the row's height it takes, from 0 to 1. */
type Bars = { name: string; colour: string; thick: number; bars: readonly Bar[] };

export function countersOfTheDay({ last }: Figures, naming: Naming): Plot[] {
  const { words, ids, name } = naming;
  const counters = ids('counter').filter(id => (last.counters.get(id)?.length ?? 0) > 0);
  const rowOf = new Map(counters.map((id, row) => [id, row]));
  const open = (is: 'open' | 'paused') =>
    counters.flatMap((id, row) =>
      (last.counters.get(id) ?? [])
        .filter(span => span.is === is)
        .map(({ from, until }) => ({ from, until, row })),
    );
  const series = [
    { name: words.plots.open, colour: colours.faint, thick: 0.8, bars: open('open') },
    { name: words.plots.paused, colour: colours.middle, thick: 0.8, bars: open('paused') },
    { name: words.plots.busy, colour: colours.dark, thick: 0.5, bars: busyBars(last, rowOf) },
  ];
  return timeline(
    words.plots.counters,
    counters.map(id => name('counter', id)),
    series,
    last,
    naming,
  );
}

function busyBars({ tracks, until }: DayTold, rowOf: ReadonlyMap<string, number>): Bar[] {
  const bars: Bar[] = [];
  for (const { facts, hand } of tracks.values()) {
    for (const fact of facts) {
      const row = rowOf.get(fact.counter ?? '');
      if (fact.is === 'held' && row !== undefined) bars.push({ from: fact.from, until: fact.at, row });
    }
    const row = rowOf.get(hand?.counter ?? '');
    if (hand !== undefined && row !== undefined) bars.push({ from: hand.since, until, row });
  }
  return joined(bars);
}

/** Bars with no gap that could be seen are one. */
function joined(bars: readonly Bar[]): Bar[] {
  const found: Bar[] = [];
  for (const bar of bars.toSorted((one, other) => one.row - other.row || one.from - other.from)) {
    const before = found.at(-1);
    if (before?.row === bar.row && bar.from - before.until < seenMs)
      before.until = Math.max(before.until, bar.until);
    else found.push({ ...bar });
  }
  return found;
}

export function surgeOfTheDay({ last }: Figures, naming: Naming): Plot[] {
  const { words, level } = naming;
  const series = surgeLevels.map((id: SurgeLevelId, row) => ({
    name: level(id),
    colour: colours.levels[id],
    thick: 0.7,
    bars: last.surge.filter(span => span.level === id).map(({ from, until }) => ({ from, until, row })),
  }));
  return series.every(({ bars }) => bars.length === 0)
    ? []
    : timeline(words.plots.surge, surgeLevels.map(level), series, last, naming);
}

export function devicesOfTheDay({ last }: Figures, naming: Naming): Plot[] {
  const { words } = naming;
  const down = last.repairs
    .map(({ device, openedAt, mendedAt }) => ({ device, from: openedAt, until: mendedAt ?? last.until }))
    .filter(span => last.openSpans.some(open => overlapMs(span, open) > 0));
  const devices = [...new Set(down.map(({ device }) => device))];
  const bars = joined(down.map(({ device, from, until }) => ({ from, until, row: devices.indexOf(device) })));
  const series = [{ name: words.plots.down, colour: colours.alarm, thick: 0.6, bars }];
  return timeline(words.plots.devices, devices, series, last, naming);
}

function timeline(
  title: string,
  rows: readonly string[],
  series: readonly Bars[],
  { openSpans, until }: DayTold,
  { time }: Naming,
): Plot[] {
  const opened = openSpans[0]?.from;
  if (rows.length === 0 || opened === undefined) return [];
  const from = opened - (minuteOf(time(opened)) * 60_000 + (opened % 60_000));
  const end = from + Math.max(1, Math.ceil((until - from) / hourMs)) * hourMs;
  const room = roomFor(rows, 11, 230);
  const option: PlotOption = {
    grid: { left: room + labelGap, right: 25, top: 8, bottom: 24, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: from,
      max: end,
      // A day that nobody closed lasts long.
      interval: Math.ceil((end - from) / hourMs / 14) * hourMs,
      axisLabel: { ...ticks, formatter: (at: number) => time(at) },
      axisLine: { show: true },
    },
    yAxis: { ...rowAxis(rows, room, 15), axisTick: { show: false } },
    series: series.map(one => barSeries(one, from, end)),
  };
  const legend = series.map(({ name, colour }): LegendKey => ({ name, colour, is: 'bar' }));
  const size = { width: 700, height: 36 + 19 * rows.length };
  return [{ title, option, size, ...(series.length > 1 && { legend }) }];
}

/** `HH:MM` */
const minuteOf = (time: string) => Number(time.slice(3));

type Api = {
  value(dimension: number): number;
  coord(at: [number, number]): [number, number];
  size(of: [number, number]): [number, number];
};

function barSeries({ colour, thick, bars }: Bars, from: number, end: number) {
  return {
    type: 'custom',
    color: colour,
    encode: { x: [1, 2], y: 0 },
    data: bars
      .filter(bar => bar.until > from && bar.from < end)
      .map(bar => [bar.row, Math.max(from, bar.from), Math.min(end, bar.until)]),
    renderItem: (_: unknown, api: Api) => {
      const [left, middle] = api.coord([api.value(1), api.value(0)]);
      const [right] = api.coord([api.value(2), api.value(0)]);
      const height = api.size([0, 1])[1] * thick;
      return {
        type: 'rect',
        // What was short must be seen, too.
        shape: { x: left, y: middle - height / 2, width: Math.max(1.2, right - left), height },
        style: { fill: colour },
      };
    },
  };
}
