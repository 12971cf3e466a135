/** The figures of one plan, as they stand on the terminal. */
import type { Rules } from '../../core/types/rules.ts';
import { tableText } from '../../text/table.ts';
import type { Figures } from './figures.ts';
import { hallRows, percent } from './hall-rows.ts';
import { rangeOf } from './over-days.ts';
import type { Outcome } from './plans.ts';
import { minutesText } from './time-of-day.ts';
import type { Words } from './words/en/words.ts';

export function reportText(outcome: Outcome, words: Words): string {
  const {
    plan: { rules },
    figures,
  } = outcome;
  return [
    waitsText(rules, figures, words),
    countersText(rules, figures, words),
    hallText(outcome, words),
  ].join('\n\n');
}

function waitsText(rules: Rules, { waits }: Figures, words: Words): string {
  const rows = waits.groups
    .filter(group => group.waits.count() > 0)
    .map(group => [
      group.queue,
      rules.queues.get(group.queue)?.name ?? '',
      words.classes[group.class],
      String(group.waits.count()),
      minutesText(group.waits.quantile(0.5)),
      minutesText(group.waits.quantile(0.9)),
      minutesText(group.waits.max()),
    ]);
  return tableText(words.waits, rows, 3);
}

function countersText(rules: Rules, { counters, days }: Figures, words: Words): string {
  const rows = [...counters].map(([id, { openMs, busyMs, calls }]) => [
    id,
    rules.counters.get(id)?.queues.join(' ') ?? '',
    (openMs / days / 3_600_000).toFixed(1),
    percent(openMs === 0 ? 0 : busyMs / openMs),
    (calls / days).toFixed(1),
  ]);
  return tableText(words.counters, rows, 2);
}

/** Of several days also what the days were by themselves. */
function hallText({ figures, overDays }: Outcome, words: Words): string {
  const { days } = figures;
  const rows = hallRows(figures);
  if (days === 1)
    return tableText(
      [words.hall.head, ''],
      [[words.hall.days, String(days)], ...rows.map(({ label, value, text }) => [label(words), text(value)])],
    );
  const ofDays = rows.map(({ id, label, value, text, absent }) => {
    const values = overDays.hall.get(id) ?? [];
    const missing = absent === undefined ? [] : Array<number>(days - values.length).fill(absent);
    const { median, least, most } = rangeOf([...values, ...missing]);
    return [label(words), ...[value, median, least, most].map(text)];
  });
  return tableText(words.hall.overDays, [[words.hall.days, String(days), '', '', ''], ...ofDays]);
}
