/** What can be drawn of a month in place of the hours of a day. */
import { surgeLevels } from '../../core/types/rules.ts';
import type { PlotOption } from '../../text/plot/draw.ts';
import type { LegendKey, Plot } from '../../text/plot/figure.ts';
import { roomFor } from '../../text/plot/text-width.ts';
import { rounded } from './figure-list.ts';
import type { Figures } from './figures.ts';
import { emptyGroup } from './group.ts';
import type { Naming } from './names.ts';
import { categoryAxis, colours, labelGap, rowAxis, small, valueAxis } from './plot.ts';

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
  const room = roomFor(rows, 11, 230);
  const option: PlotOption = {
    grid: { left: room + labelGap, right: 45, top: 8, bottom: 38, outerBoundsMode: 'none' },
    xAxis: valueAxis(unit, { nameLocation: 'middle', nameGap: 20 }),
    yAxis: rowAxis(rows, room, 15),
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
  return { title, option, size: { width: 700, height: 54 + 19 * rows.length } };
}

export function surgeByDay({ days, surgeByDay: byDay }: Figures, { words, level }: Naming): Plot[] {
  if ([...byDay.values()].every(levels => levels.size === 0)) return [];
  const option: PlotOption = {
    grid: { left: 45, right: 20, top: 25, bottom: 22 },
    xAxis: categoryAxis(days.map(day => String(Number(day.slice(-2))))),
    yAxis: valueAxis(words.units.hours),
    series: surgeLevels.map(id => ({
      type: 'bar',
      stack: 'levels',
      color: colours.levels[id],
      data: days.map(day => rounded((byDay.get(day)?.get(id) ?? 0) / 3_600_000, 'hours')),
    })),
  };
  const legend = surgeLevels.map(
    (id): LegendKey => ({ name: level(id), colour: colours.levels[id], is: 'bar' }),
  );
  return [{ title: words.plots.surgeByDay, option, size: { width: 700, height: 172 }, legend }];
}
