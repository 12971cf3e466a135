/** Plans side by side: the same people, and what each plan makes of their day. */
import { type Compared, comparedIn } from './compared.ts';
import { percent } from './hall-rows.ts';
import { rangeOf } from './over-days.ts';
import type { Outcome } from './plans.ts';
import type { Told } from './told.ts';
import type { Words } from './words/en/words.ts';

/** The plans against the first of them; of several days also how far the difference of one day is from that of another. */
export function comparisonOf(outcomes: readonly Outcome[], words: Words): Told {
  const [first, ...others] = outcomes;
  if (first === undefined) return [];
  const isOfDays = first.figures.days > 1;
  const head = [
    words.compared.head,
    ...outcomes.map(({ plan }) => plan.name),
    ...others.flatMap(({ plan }) => [
      others.length === 1 ? words.compared.difference : words.compared.against(plan.name, first.plan.name),
      ...(isOfDays ? [words.compared.overDays] : []),
    ]),
  ];
  const rows = comparedIn(first.figures).map((compared, nth) => {
    const base = compared.of(first.figures);
    return [
      compared.label(words, first.plan.rules),
      ...outcomes.map(({ figures }) => told(compared.of(figures), compared)),
      ...others.flatMap(other => [
        signed(told(compared.of(other.figures) - base, compared)),
        ...(isOfDays ? [overDays(first, other, { compared, nth }, words)] : []),
      ]),
    ];
  });
  return [{ head, rows, words: 1 }];
}

/** Each day against the same day of the first plan. */
function overDays(
  first: Outcome,
  other: Outcome,
  { compared, nth }: { compared: Compared; nth: number },
  words: Words,
): string {
  const { median, least, most } = differenceOverDays(first, other, nth);
  const text = (value: number): string => signed(told(value, compared));
  return words.compared.range(text(median), text(least), text(most));
}

/** `nth`: of the rows that are compared. */
export function differenceOverDays(first: Outcome, other: Outcome, nth: number): ReturnType<typeof rangeOf> {
  const base = first.overDays.compared[nth] ?? [];
  return rangeOf((other.overDays.compared[nth] ?? []).map((value, day) => value - (base[day] ?? 0)));
}

/** A difference that rounds to nothing has no sign. */
function signed(figure: string): string {
  const value = Number.parseFloat(figure);
  if (value === 0) return figure.replace('-', '');
  return value > 0 ? `+${figure}` : figure;
}

function told(value: number, { digits, unit }: Compared): string {
  if (unit === 'share') return percent(value);
  return (unit === 'ms' ? value / minuteMs : value).toFixed(digits);
}

const minuteMs = 60_000;
