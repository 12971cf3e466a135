/** The plots of a report: distinct in grey too, for the printer of the hall prints no colours. */
import { say } from '../../core/outputs/phrases.ts';
import type { PlotOption } from '../../text/plot/draw.ts';
import type { LegendKey, Plot } from '../../text/plot/figure.ts';
import { roomFor } from '../../text/plot/text-width.ts';
import { estimatesPlot } from './estimate-plot.ts';
import { figureList, rounded } from './figure-list.ts';
import { type Figures, isMonth } from './figures.ts';
import { emptyGroup, type Group } from './group.ts';
import { countersUse, devicesDown, surgeByDay } from './month-plots.ts';
import type { Naming } from './names.ts';
import { categoryAxis, colours, labelGap, rowAxis, ticks, valueAxis } from './plot.ts';
import { countersOfTheDay, devicesOfTheDay, surgeOfTheDay } from './timelines.ts';
import { waitsOfQueues } from './wait-plots.ts';

/** On the first page. */
export function firstPlot(figures: Figures, naming: Naming): Plot {
  const { words, ids } = naming;
  const dimension = isMonth(figures) ? 'day' : 'hour';
  const groups = ids(dimension).map(id => [id, figures.groups[dimension].get(id) ?? emptyGroup()] as const);
  const title = isMonth(figures) ? words.plots.byDay : words.plots.byHour;
  const across = groups.map(([id]) => (dimension === 'day' ? String(Number(id.slice(-2))) : `${id}:00`));
  const waits = (figure: 'wait-median' | 'wait-p90') =>
    groups.map(([, group]) => valueOf(figure, group) ?? '-');
  const line = (figure: 'wait-median' | 'wait-p90', dashed: boolean, colour: string) => ({
    type: 'line',
    yAxisIndex: 1,
    data: waits(figure),
    color: colour,
    symbol: dashed ? 'circle' : 'rect',
    symbolSize: 6,
    lineStyle: { width: 2, type: dashed ? 'dashed' : 'solid' },
  });
  const option: PlotOption = {
    grid: { left: 45, right: 45, top: 25, bottom: 25 },
    xAxis: categoryAxis(across),
    yAxis: [
      valueAxis(words.figures.tickets.label, { minInterval: 1 }),
      valueAxis(words.units.minutes, { splitLine: { show: false } }),
    ],
    series: [
      {
        type: 'bar',
        data: groups.map(([, { tickets }]) => tickets),
        color: colours.light,
        barCategoryGap: '35%',
      },
      line('wait-median', false, colours.dark),
      line('wait-p90', true, colours.alarm),
    ],
  };
  const waitKey = (figure: 'wait-median' | 'wait-p90'): string =>
    `${words.figures[figure].label} (${words.units.minutes})`;
  const legend: LegendKey[] = [
    { name: words.figures.tickets.label, colour: colours.light, is: 'bar' },
    { name: waitKey('wait-median'), colour: colours.dark, is: 'line', symbol: 'rect' },
    { name: waitKey('wait-p90'), colour: colours.alarm, is: 'dashed', symbol: 'circle' },
  ];
  return { title, option, size: { width: 700, height: 220 }, legend };
}

export function plotsOf(figures: Figures, naming: Naming): Plot[] {
  return [
    ...waitsOfQueues(figures, naming),
    ...(isMonth(figures)
      ? [countersUse(figures, naming), ...surgeByDay(figures, naming), ...devicesDown(figures, naming)]
      : [
          ...countersOfTheDay(figures, naming),
          ...surgeOfTheDay(figures, naming),
          ...devicesOfTheDay(figures, naming),
        ]),
    ...estimatesPlot(figures, naming),
    ...ratings(figures, naming),
  ];
}

function valueOf(figure: 'wait-median' | 'wait-p90', group: Group): number | undefined {
  const value = figureList[figure].of(group);
  return value === undefined ? undefined : rounded(value, 'minutes');
}

const grades = [5, 4, 3, 2, 1] as const;

const ratingRow = 46;

function ratings({ groups }: Figures, { words, ids, name }: Naming): Plot[] {
  const rated = ids('institution').filter(id => (groups.institution.get(id)?.ratings ?? 0) > 0);
  if (rated.length === 0) return [];
  const rows = rated.map(id => name('institution', id));
  const room = roomFor(rows, 11, 125);
  const option: PlotOption = {
    grid: { left: room + labelGap, right: 20, top: 6, bottom: 24, outerBoundsMode: 'none' },
    xAxis: { type: 'value', minInterval: 1, axisLabel: ticks },
    yAxis: rowAxis(rows, room, ratingRow - 6),
    series: grades.map((grade, nth) => ({
      type: 'bar',
      stack: 'grades',
      barMaxWidth: 26,
      color: colours.grades[nth],
      itemStyle: { borderColor: colours.paper, borderWidth: 1 },
      data: rated.map(id => groups.institution.get(id)?.grades.get(grade) ?? 0),
    })),
  };
  const legend = grades.map(
    (grade, nth): LegendKey => ({
      name: say(words.plots.grade, { grade }),
      colour: colours.grades[nth] ?? colours.ink,
      is: 'bar',
    }),
  );
  const count = rated.reduce((sum, id) => sum + (groups.institution.get(id)?.ratings ?? 0), 0);
  const size = { width: 345, height: 30 + ratingRow * rated.length };
  return [{ title: say(words.plots.ratings, { count }), option, size, legend }];
}
