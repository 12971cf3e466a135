/** The plots of a report: distinct in grey too, for the printer of the hall prints no colours. */
import type { PlotOption } from '../plots/draw.ts';
import { estimatesPlot } from './estimate-plot.ts';
import { figureList, rounded } from './figure-list.ts';
import { type Figures, isMonth } from './figures.ts';
import { emptyGroup, type Group } from './group.ts';
import { countersUse, devicesDown, surgeByDay } from './month-plots.ts';
import type { Naming } from './naming.ts';
import { colours, type Plot, plot, small, textStyle } from './plot.ts';
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
    name: `${words.figures[figure].label} (${words.units.minutes})`,
    type: 'line',
    yAxisIndex: 1,
    data: waits(figure),
    color: colour,
    symbol: dashed ? 'circle' : 'rect',
    symbolSize: 6,
    lineStyle: { width: 2, type: dashed ? 'dashed' : 'solid' },
  });
  const option: PlotOption = {
    legend: { bottom: 0, itemGap: 22, textStyle },
    grid: { left: 45, right: 45, top: 25, bottom: 55 },
    xAxis: {
      type: 'category',
      data: across,
      axisLabel: small,
    },
    yAxis: [
      {
        type: 'value',
        name: words.figures.tickets.label,
        minInterval: 1,
        axisLabel: small,
        nameTextStyle: small,
      },
      {
        type: 'value',
        name: words.units.minutes,
        axisLabel: small,
        nameTextStyle: small,
        splitLine: { show: false },
      },
    ],
    series: [
      {
        name: words.figures.tickets.label,
        type: 'bar',
        data: groups.map(([, { tickets }]) => tickets),
        color: colours.light,
        barCategoryGap: '35%',
      },
      line('wait-median', false, colours.dark),
      line('wait-p90', true, colours.alarm),
    ],
  };
  return plot(title, option, { width: 700, height: 250 });
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

function ratings({ groups }: Figures, { words, ids, name }: Naming): Plot[] {
  const rated = ids('institution').filter(id => (groups.institution.get(id)?.ratings ?? 0) > 0);
  if (rated.length === 0) return [];
  const option: PlotOption = {
    legend: { bottom: 0, itemGap: 8, itemWidth: 14, textStyle: small },
    grid: { left: 90, right: 20, top: 10, bottom: 50 },
    xAxis: { type: 'value', minInterval: 1, axisLabel: small },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rated.map(id => name('institution', id)),
      axisLabel: textStyle,
    },
    series: grades.map((grade, nth) => ({
      name: words.plots.grade.replace('{grade}', String(grade)),
      type: 'bar',
      stack: 'grades',
      barMaxWidth: 26,
      color: colours.grades[nth],
      itemStyle: { borderColor: colours.paper, borderWidth: 1 },
      data: rated.map(id => groups.institution.get(id)?.grades.get(grade) ?? 0),
    })),
  };
  return [plot(words.plots.ratings, option, { width: 345, height: 70 + 42 * rated.length })];
}
