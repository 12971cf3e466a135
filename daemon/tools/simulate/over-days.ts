/** What each day was by itself, kept as numbers: how far one day is from another. */
import type { Rules } from '../../core/types/rules.ts';
import { comparedIn } from './compared.ts';
import { type DayFigures, openFigures } from './figures.ts';
import { hallRows } from './hall-rows.ts';

export type OverDays = {
  /** By the id of the row, of the days that have it. */
  hall: ReadonlyMap<string, readonly number[]>;
  /** Of each row that is compared, day by day. */
  compared: readonly (readonly number[])[];
};

export function openOverDays(rules: Rules): { all: OverDays; add(day: DayFigures): void } {
  const hall = new Map<string, number[]>();
  const compared: number[][] = [];
  return {
    all: { hall, compared },
    add(day) {
      const alone = openFigures(rules);
      alone.add(day);
      const figures = alone.result();
      for (const { id, value } of hallRows(figures)) {
        const values = hall.get(id) ?? [];
        hall.set(id, values);
        values.push(value);
      }
      for (const [nth, { of }] of comparedIn(figures).entries()) {
        const values = compared[nth] ?? [];
        compared[nth] = values;
        values.push(of(figures));
      }
    },
  };
}

/** Of an even number the lower of the two in the middle: a day that there was. 0 of none. */
export function rangeOf(values: readonly number[]): { median: number; least: number; most: number } {
  const sorted = values.toSorted((one, other) => one - other);
  const median = sorted[Math.ceil(values.length / 2) - 1] ?? 0;
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}
