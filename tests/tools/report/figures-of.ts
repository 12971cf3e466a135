/** The figures of what was played, without a journal between. */
import { expect } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { openDayBook } from '../../../daemon/history/day-book.ts';
import { type FigureId, figureList } from '../../../daemon/tools/report/figure-list.ts';
import { type Figures, openFigures } from '../../../daemon/tools/report/figures.ts';
import type { Dimension } from '../../../daemon/tools/report/group.ts';
import type { Play } from '../../kit/hall/play.ts';

type Told = { at: number; event: Event };

/** `period`: one of its days, the last if left out, or a month of them. */
export function figuresOf(log: readonly Told[], period?: string): Figures {
  const days = log.flatMap(({ event }) => (event.kind === 'day-opened' ? [event.day] : []));
  const told = period ?? days.at(-1) ?? '';
  const figures = openFigures(told);
  for (const day of new Set(days.filter(one => one.startsWith(told)))) {
    const book = openDayBook(day);
    let now = '';
    for (const [index, { at, event }] of log.entries()) {
      if (event.kind === 'day-opened') now = event.day;
      if (now === day) book.saw(event, at, index + 1);
    }
    figures.add(book.told());
  }
  return figures.result();
}

/** One figure of one group. */
export function figure(
  log: readonly Told[],
  id: FigureId,
  dimension: Dimension = 'hall',
  of = '',
): number | undefined {
  const group = figuresOf(log).groups[dimension].get(of);
  return group && figureList[id].of(group);
}

/** A step of a day: what its figures have come to, each named as `calls`, of the hall, or `calls counter 7`. */
export const come =
  (expected: Readonly<Record<string, number | undefined>>) =>
  ({ log }: Pick<Play, 'log'>): void => {
    for (const [name, value] of Object.entries(expected)) {
      const [id, dimension, of] = name.split(' ') as [FigureId, Dimension?, string?];
      const found = figure(log, id, dimension, of);
      if (value === undefined) expect(found, name).toBeUndefined();
      else expect(found, name).toBeCloseTo(value, 6);
    }
  };
