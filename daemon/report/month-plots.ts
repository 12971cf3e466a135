/** What can be drawn of a month in place of the hours of a day. */
import { surgeLevels } from '../core/rules.ts';
import type { PlotOption } from '../plots/draw.ts';
import { rounded } from './figure-list.ts';
import type { Figures } from './figures.ts';
import { emptyGroup } from './group.ts';
import type { Naming } from './naming.ts';
import { colours, type Plot, plot, small, textStyle } from './plot.ts';

export function countersUse({ groups }: Figures, { words, ids, name }: Naming): Plot {
  const counters = ids('counter');
  const use = counters.map(id => {
    const { busyMs, openMs, pausedMs } = groups.counter.get(id) ?? emptyGroup();
    const all = openMs + pausedMs;
    return all === 0 ? 0 : rounded((100 * busyMs) / all, 'percent');
  });
  const rows = counters.map(id => name('counter', id));
  return rowBars(words.plots.countersUse, rows, use, words.units.percent, colours.dark);
}

export function devicesDown({ downMs }: Figures, { words }: Naming): Plot[] {
  const down = [...downMs].filter(([, ms]) => ms > 0).sort(([, one], [, other]) => other - one);
  if (down.length === 0) return [];
  const hours = down.map(([, ms]) => rounded(ms / 3_600_000, 'hours'));
  const devices = down.map(([device]) => device);
  return [rowBars(words.plots.devices, devices, hours, words.units.hours, colours.alarm)];
}

function rowBars(title: string, rows: string[], values: number[], unit: string, color: string): Plot {
  const option: PlotOption = {
    grid: { left: 90, right: 45, top: 8, bottom: 24 },
    xAxis: { type: 'value', name: unit, nameTextStyle: small, axisLabel: small },
    yAxis: { type: 'category', inverse: true, data: rows, axisLabel: { ...textStyle, interval: 0 } },
    series: [
      {
        type: 'bar',
        data: values,
        color,
        barCategoryGap: '30%',
        label: { show: true, position: 'right', ...small },
      },
    ],
  };
  return plot(title, option, { width: 700, height: 40 + 19 * rows.length });
}

export function surgeByDay({ days, surgeByDay: byDay }: Figures, { words, level }: Naming): Plot[] {
  if ([...byDay.values()].every(levels => levels.size === 0)) return [];
  const option: PlotOption = {
    legend: { bottom: 0, itemGap: 22, textStyle },
    grid: { left: 45, right: 20, top: 25, bottom: 50 },
    xAxis: { type: 'category', data: days.map(day => String(Number(day.slice(-2)))), axisLabel: small },
    yAxis: { type: 'value', name: words.units.hours, nameTextStyle: small, axisLabel: small },
    series: surgeLevels.map(id => ({
      name: level(id),
      type: 'bar',
      stack: 'levels',
      color: colours.levels[id],
      data: days.map(day => rounded((byDay.get(day)?.get(id) ?? 0) / 3_600_000, 'hours')),
    })),
  };
  return [plot(words.plots.surgeByDay, option, { width: 700, height: 200 })];
}
