/** The figures of one plan, table by table. */
import type { Rules } from '../../core/types/rules.ts';
import type { Figures } from './figures.ts';
import { hallRows, percent } from './hall-rows.ts';
import { rangeOf } from './over-days.ts';
import type { Outcome } from './plans.ts';
import { minutesText } from './time-of-day.ts';
import type { Table, Told } from './told.ts';
import type { Words } from './words/en/words.ts';

export function reportOf(outcome: Outcome, words: Words): Told {
  const {
    plan: { rules },
    figures,
  } = outcome;
  return [waitsIn(rules, figures, words), '', countersIn(rules, figures, words), '', hallOf(outcome, words)];
}

function waitsIn(rules: Rules, { waits }: Figures, words: Words): Table {
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
  return { head: words.waits, rows, words: 3 };
}

function countersIn(rules: Rules, { counters, days }: Figures, words: Words): Table {
  const rows = [...counters].map(([id, { openMs, busyMs, calls }]) => [
    id,
    rules.counters.get(id)?.queues.join(' ') ?? '',
    (openMs / days / 3_600_000).toFixed(1),
    percent(openMs === 0 ? 0 : busyMs / openMs),
    (calls / days).toFixed(1),
  ]);
  return { head: words.counters, rows, words: 2 };
}

/** Of several days also what the days were by themselves. */
function hallOf({ figures, overDays }: Outcome, words: Words): Table {
  const { days } = figures;
  const rows = hallRows(figures);
  if (days === 1)
    return {
      head: [words.hall.head, ''],
      rows: [
        [words.hall.days, String(days)],
        ...rows.map(({ label, value, text }) => [label(words), text(value)]),
      ],
      words: 1,
    };
  const ofDays = rows.map(({ id, label, value, text, absent }) => {
    const values = overDays.hall.get(id) ?? [];
    const missing = absent === undefined ? [] : Array<number>(days - values.length).fill(absent);
    const { median, least, most } = rangeOf([...values, ...missing]);
    return [label(words), ...[value, median, least, most].map(text)];
  });
  const daysRow = [words.hall.days, String(days), '', '', ''];
  return { head: words.hall.overDays, rows: [daysRow, ...ofDays], words: 1 };
}
