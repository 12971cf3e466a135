/** The figures of one plan, as they stand on the terminal. */
import type { Rules } from '../../core/types/rules.ts';
import { tableText } from '../../text/table.ts';
import type { Figures } from './figures.ts';
import type { Outcome } from './plans.ts';
import type { Samples } from './samples.ts';
import { minutesText } from './time-of-day.ts';
import { words } from './words.ts';

export function reportText({ plan: { rules }, figures }: Outcome): string {
  return [
    waitsText(rules, figures),
    countersText(rules, figures),
    tableText([words.hall.head, ''], hallRows(figures)),
  ].join('\n\n');
}

function waitsText(rules: Rules, { waits }: Figures): string {
  const rows = waits.groups
    .filter(group => group.waits.count() > 0)
    .map(group => [
      group.queue,
      rules.queues.get(group.queue)?.name ?? '',
      group.class,
      String(group.waits.count()),
      minutesText(group.waits.quantile(0.5)),
      minutesText(group.waits.quantile(0.9)),
      minutesText(group.waits.max()),
    ]);
  return tableText(words.waits, rows, 3);
}

function countersText(rules: Rules, { counters, days }: Figures): string {
  const rows = [...counters].map(([id, { openMs, busyMs, calls }]) => [
    id,
    rules.counters.get(id)?.queues.join(' ') ?? '',
    (openMs / days / 3_600_000).toFixed(1),
    percent(openMs === 0 ? 0 : busyMs / openMs),
    (calls / days).toFixed(1),
  ]);
  return tableText(words.counters, rows, 2);
}

function hallRows(figures: Figures): string[][] {
  const { days, tickets, waits, estimates } = figures;
  const aDay = (count: number): string => (count / days).toFixed(1);
  const each = (told: (what: string) => string, counts: ReadonlyMap<string, number>): string[][] =>
    [...counts].sort(byName).map(([what, count]) => [told(what), aDay(count)]);
  return [
    [words.hall.days, String(days)],
    [words.hall.tickets, aDay(tickets)],
    ...each(words.hall.noTicket, figures.turnedAway),
    [words.hall.missed, aDay(figures.missed)],
    ...claimRows(figures),
    ...each(words.hall.done, figures.done),
    ...each(words.hall.left, figures.left),
    [words.figures.longestFirst, minutesText(waits.direct.max())],
    [words.figures.meanFirst, minutesText(waits.direct.mean())],
    [words.figures.meanLater, minutesText(waits.onward.mean())],
    [words.figures.mostOvertakes, String(waits.overtaken.max())],
    [words.figures.meanOvertakes, waits.overtaken.mean().toFixed(2)],
    ...(estimates === undefined
      ? []
      : [
          [words.hall.estimates, String(estimates.count)],
          [words.hall.error, minutesText(estimates.maeMs)],
          [words.hall.bias, minutesText(estimates.biasMs)],
          [words.hall.within, percent(estimates.shareWithin5Min)],
        ]),
    ...[...figures.surge]
      .sort(byName)
      .map(([level, { totalMs }]) => [words.hall.surge(level), minutesText(totalMs / days)]),
  ];
}

/** R6: at the desk within two minutes, or by whoever calls them. */
function claimRows({ claims, days }: Figures): string[][] {
  const { confirmed, denied, unanswered, waits } = claims;
  const aDay = (count: number): string => (count / days).toFixed(1);
  const first = (who: string, samples: Samples): string[][] =>
    samples.count() === 0 ? [] : [[words.figures.meanFirstOf(who), minutesText(samples.mean())]];
  return [
    [words.hall.confirmed, aDay(confirmed.atDesk)],
    [words.hall.confirmedElsewhere, aDay(confirmed.elsewhere)],
    [words.hall.denied, aDay(denied.atDesk)],
    [words.hall.deniedElsewhere, aDay(denied.elsewhere)],
    [words.hall.unanswered, aDay(unanswered)],
    ...first(words.claimed.honest, waits.honest),
    ...first(words.claimed.false, waits.false),
    ...first(words.claimed.others, waits.others),
  ];
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
