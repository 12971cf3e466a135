/**
 * The figures as one tidy table, RFC 4180, with the mark by which Excel knows UTF-8: a line for each figure of each thing.
 * `what`, `figure` and `unit` are the same in every language; `name` and `label` are for people.
 */
import { surgeLevels } from '../../core/types/rules.ts';
import type { EstimatesOf } from '../../history/estimate-figures.ts';
import { whyText } from '../../text/staff/sentences.ts';
import { bandText, type EstimateFigure, estimateFigureIds, estimateList } from './estimate-list.ts';
import { type FigureId, figureIds, figureList, rounded } from './figure-list.ts';
import { type Figures, isMonth } from './figures.ts';
import { badReasonsOf, dimensions, emptyGroup } from './group.ts';
import { type Naming, namingOf } from './names.ts';
import { busiestHour } from './page-head.ts';
import { hallOf } from './sections.ts';
import type { Words } from './words/zh-CN.ts';

export type Row = readonly [
  what: string,
  id: string,
  name: string,
  figure: string,
  value: number | string,
  unit: string,
  label: string,
];

const head: Row = ['what', 'id', 'name', 'figure', 'value', 'unit', 'label'];

/** Every figure, as the head says. */
export function figureRows(figures: Figures, words: Words): Row[] {
  const naming = namingOf(figures, words);
  return [
    ...groupRows(figures, naming),
    ...hallRows(figures, naming),
    ...estimateRows(figures, naming),
    ...deviceRows(figures, naming),
    ...repairRows(figures, naming),
  ];
}

export function csvOf(figures: Figures, words: Words): string {
  return tableCsv(figureRows(figures, words));
}

export function tableCsv(rows: readonly Row[]): string {
  return `\uFEFF${[head, ...rows].map(row => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** The same lines for a program, each with its fields by name. */
export function namedRows(rows: readonly Row[]): Record<string, string | number>[] {
  return rows.map(([what, id, name, figure, value, unit, label]) => {
    return { what, id, name, figure, value, unit, label };
  });
}

function groupRows({ groups }: Figures, { words, name, ids }: Naming): Row[] {
  return dimensions.flatMap(dimension =>
    ids(dimension).flatMap(id =>
      figureIds.flatMap((figure): Row[] => {
        const { of, unit, told } = figureList[figure];
        const value = told.includes(dimension) ? of(groups[dimension].get(id) ?? emptyGroup()) : undefined;
        if (value === undefined) return [];
        const { label } = words.figures[figure];
        return [[dimension, id, name(dimension, id), figure, rounded(value, unit), unit, label]];
      }),
    ),
  );
}

function hallRows(figures: Figures, { words, left, name, refusal, level }: Naming): Row[] {
  const hall = hallOf(figures.groups);
  const busiest = busiestHour(figures);
  const count = (what: string, id: string, name: string, figure: FigureId, value: number): Row => {
    return [what, id, name, figure, value, 'count', words.figures[figure].label];
  };
  return [
    ...[...hall.left].map(([reason, visits]) => count('left', reason, left(reason), 'left', visits)),
    ...[...hall.refusedFor].map(([reason, services]) =>
      count('refusal', reason, refusal(reason), 'refused', services),
    ),
    ...[...badReasonsOf(hall).by].map(
      ([reason, count]): Row => [
        'grade-reason',
        reason,
        reason,
        'ratings',
        count,
        'count',
        words.sections.badGrades,
      ],
    ),
    ...[...hall.grades]
      .sort(([one], [other]) => one - other)
      .map(([grade, given]) => count('grade', String(grade), '', 'ratings', given)),
    ...surgeLevels.map((one): Row => {
      const minutes = rounded((figures.surge.get(one) ?? 0) / 60_000, 'minutes');
      return ['surge', one, level(one), 'surge-time', minutes, 'minutes', words.sections.surge];
    }),
    ...figures.advice.flatMap(({ counter, promisedMs, judged }): Row[] => {
      const told = { promised: promisedMs, saved: judged?.savedMs, open: judged?.forMs };
      return Object.entries(told).flatMap(([what, ms]): Row[] => {
        const value = ms === undefined ? '' : rounded(ms / 60_000, 'minutes');
        const label = words.sections.advice;
        return [['advice', counter, name('counter', counter), `advice-${what}`, value, 'minutes', label]];
      });
    }),
    ...(busiest === undefined
      ? []
      : [
          ['hall', '', words.wholeHall, 'busiest-hour', `${busiest.hour}:00`, 'time', words.busiest] as const,
        ]),
  ];
}

/** R11: of the hall, each queue, each hour, each hour of a queue, and by what was told. */
function estimateRows({ estimates }: Figures, naming: Naming): Row[] {
  const { words, name } = naming;
  const { overall, queues, hours, queueHours, bands } = estimates;
  const hourId = (hour: number) => String(hour).padStart(2, '0');
  return [
    ...estimateFigures(['estimate', '', words.estimates.all], overall, naming),
    ...[...queues].flatMap(([queue, one]) =>
      estimateFigures(['estimate', queue, name('queue', queue)], one, naming),
    ),
    ...inOrder(hours).flatMap(([hour, one]) =>
      estimateFigures(['estimate-hour', hourId(hour), name('hour', hourId(hour))], one, naming),
    ),
    ...[...queueHours].flatMap(([queue, own]) =>
      inOrder(own).flatMap(([hour, one]) => {
        const called = `${name('queue', queue)} ${name('hour', hourId(hour))}`;
        return estimateFigures(['estimate-queue-hour', `${queue} ${hourId(hour)}`, called], one, naming);
      }),
    ),
    ...inOrder(bands).flatMap(([band, one]) =>
      estimateFigures(['estimate-told', String(band), bandText(band)], one, naming),
    ),
  ];
}

function estimateFigures(
  about: readonly [what: string, id: string, name: string],
  estimates: EstimatesOf,
  { words }: Naming,
): Row[] {
  return estimateFigureIds.flatMap((id): Row[] => {
    const { unit, of }: EstimateFigure = estimateList[id];
    const value = of(estimates);
    return value === undefined
      ? []
      : [[...about, id, rounded(value, unit), unit, words.estimates.labels[id]]];
  });
}

const inOrder = <Key extends number>(parts: ReadonlyMap<Key, EstimatesOf>) =>
  [...parts].sort(([one], [other]) => one - other);

function deviceRows({ repairs, downMs }: Figures, { words }: Naming): Row[] {
  const [, , , , , times, total, longest] = words.repairs.head;
  return repairs.flatMap(({ device, count, totalMs, longestMs }): Row[] => {
    const row = (figure: string, ms: number, label: string): Row => {
      return ['device', device, device, figure, rounded(ms / 60_000, 'minutes'), 'minutes', label];
    };
    return [
      ['device', device, device, 'repairs', count, 'count', times],
      row('repair-time', totalMs, total),
      row('repair-longest', longestMs, longest),
      row('down', downMs.get(device) ?? 0, words.plots.down),
    ];
  });
}

/** Each single one of a day, by device and number; of a month they stand with each of its days. */
function repairRows(figures: Figures, { words, dateTime }: Naming): Row[] {
  if (isMonth(figures)) return [];
  const [, opened, mended, seenBy, why] = words.repairs.head;
  return [...Map.groupBy(figures.last.repairs, ({ device }) => device)].flatMap(([device, own]) =>
    own.flatMap((repair, nth): Row[] => {
      const about = ['repair', `${device} ${nth + 1}`, device] as const;
      const { openedAt, mendedAt, seenBy: seen } = repair;
      return [
        [...about, 'opened', dateTime(openedAt), 'time', opened],
        ...(mendedAt === undefined
          ? []
          : [[...about, 'mended', dateTime(mendedAt), 'time', mended] as const]),
        ...(seen === undefined ? [] : [[...about, 'seen-by', seen, 'text', seenBy] as const]),
        [...about, 'why', whyText(repair.why), 'text', why],
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
