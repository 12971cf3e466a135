/**
 * The figures as one tidy table, RFC 4180, with the mark by which Excel knows UTF-8: a line for each figure of each thing.
 * `what`, `figure` and `unit` are the same in every language; `name` and `label` are for people.
 */
import { surgeLevels } from '../../core/types/rules.ts';
import { type FigureId, figureIds, figureList, rounded } from './figure-list.ts';
import { type Figures, isMonth } from './figures.ts';
import { dimensions, emptyGroup } from './group.ts';
import { type Naming, namingOf } from './naming.ts';
import { busiestHour } from './page-head.ts';
import { hallOf } from './sections.ts';
import type { Words } from './words/zh-CN.ts';

type Line = {
  what: string;
  id: string;
  name: string;
  figure: string;
  value: number | string;
  unit: string;
  label: string;
};

const head = ['what', 'id', 'name', 'figure', 'value', 'unit', 'label'] as const;

export function csvOf(figures: Figures, words: Words): string {
  const naming = namingOf(figures, words);
  const lines = [
    ...groupLines(figures, naming),
    ...hallLines(figures, naming),
    ...estimateLines(figures, naming),
    ...deviceLines(figures, naming),
    ...repairLines(figures, naming),
  ];
  const rows = [head, ...lines.map(line => head.map(column => line[column]))];
  return `\uFEFF${rows.map(row => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function groupLines({ groups }: Figures, { words, name, ids }: Naming): Line[] {
  return dimensions.flatMap(dimension =>
    ids(dimension).flatMap(id =>
      figureIds.flatMap(figure => {
        const { of, unit, told } = figureList[figure];
        const value = told.includes(dimension) ? of(groups[dimension].get(id) ?? emptyGroup()) : undefined;
        if (value === undefined) return [];
        const { label } = words.figures[figure];
        return [
          {
            what: dimension,
            id,
            name: name(dimension, id),
            figure,
            value: rounded(value, unit),
            unit,
            label,
          },
        ];
      }),
    ),
  );
}

function hallLines(figures: Figures, { words, left, refusal, level }: Naming): Line[] {
  const hall = hallOf(figures.groups);
  const busiest = busiestHour(figures);
  const count = (what: string, id: string, name: string, figure: FigureId, value: number): Line => ({
    what,
    id,
    name,
    figure,
    value,
    unit: 'count',
    label: words.figures[figure].label,
  });
  return [
    ...[...hall.left].map(([reason, visits]) => count('left', reason, left(reason), 'left', visits)),
    ...[...hall.refusedFor].map(([reason, services]) =>
      count('refusal', reason, refusal(reason), 'refused', services),
    ),
    ...[...hall.grades]
      .sort(([one], [other]) => one - other)
      .map(([grade, given]) => count('grade', String(grade), '', 'ratings', given)),
    ...surgeLevels.map(one => ({
      what: 'surge',
      id: one,
      name: level(one),
      figure: 'surge-time',
      value: rounded((figures.surge.get(one) ?? 0) / 60_000, 'minutes'),
      unit: 'minutes',
      label: words.sections.surge,
    })),
    ...(busiest === undefined
      ? []
      : [
          {
            what: 'hall',
            id: '',
            name: words.wholeHall,
            figure: 'busiest-hour',
            value: `${busiest.hour}:00`,
            unit: 'time',
            label: words.busiest,
          },
        ]),
  ];
}

function estimateLines({ estimates }: Figures, { words, name }: Naming): Line[] {
  const told = [
    ...(estimates.overall === undefined ? [] : [['', words.estimates.all, estimates.overall] as const]),
    ...[...estimates.queues].map(([queue, error]) => [queue, name('queue', queue), error] as const),
  ];
  const [, , error, bias, within] = words.estimates.head;
  return told.flatMap(([id, of, { count, maeMs, biasMs, shareWithin5Min }]) =>
    (
      [
        ['estimates', count, 'count', words.sections.estimates],
        ['estimate-error', rounded(maeMs / 60_000, 'minutes'), 'minutes', error],
        ['estimate-bias', rounded(biasMs / 60_000, 'minutes'), 'minutes', bias],
        ['estimates-within-5-min', rounded(100 * shareWithin5Min, 'percent'), 'percent', within],
      ] as const
    ).map(([figure, value, unit, label]) => ({ what: 'estimate', id, name: of, figure, value, unit, label })),
  );
}

function deviceLines({ repairs, downMs }: Figures, { words }: Naming): Line[] {
  const [, , , , , times, total, longest] = words.repairs.head;
  return repairs.flatMap(({ device, count, totalMs, longestMs }) => {
    const line = (figure: string, ms: number, label: string): Line => ({
      what: 'device',
      id: device,
      name: device,
      figure,
      value: rounded(ms / 60_000, 'minutes'),
      unit: 'minutes',
      label,
    });
    return [
      { ...line('repairs', 0, times), value: count, unit: 'count' },
      line('repair-time', totalMs, total),
      line('repair-longest', longestMs, longest),
      line('down', downMs.get(device) ?? 0, words.plots.down),
    ];
  });
}

/** Each single one of a day, by device and number; of a month they stand with each of its days. */
function repairLines(figures: Figures, { words, dateTime }: Naming): Line[] {
  if (isMonth(figures)) return [];
  const { repairs: lines } = figures.last;
  const [, opened, mended, seenBy, why] = words.repairs.head;
  return [...Map.groupBy(lines, ({ device }) => device)].flatMap(([device, own]) =>
    own.flatMap((repair, nth) => {
      const about = { what: 'repair', id: `${device} ${nth + 1}`, name: device };
      const time = (figure: string, at: number, label: string): Line => ({
        ...about,
        figure,
        value: dateTime(at),
        unit: 'time',
        label,
      });
      const text = (figure: string, value: string, label: string): Line => ({
        ...about,
        figure,
        value,
        unit: 'text',
        label,
      });
      return [
        time('opened', repair.openedAt, opened),
        ...(repair.mendedAt === undefined ? [] : [time('mended', repair.mendedAt, mended)]),
        ...(repair.seenBy === undefined ? [] : [text('seen-by', repair.seenBy, seenBy)]),
        text('why', repair.why, why),
      ];
    }),
  );
}

/** A text that a spreadsheet would take for a formula is given an apostrophe; a number of ours stays one. */
function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
