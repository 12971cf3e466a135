/** The figures of one plan, as they stand on the terminal. */
import type { Rules } from '../../core/types/rules.ts';
import { tableText } from '../../text/table.ts';
import type { Figures } from './figures.ts';
import type { Outcome } from './plans.ts';
import type { Samples } from './samples.ts';
import { minutesText } from './time-of-day.ts';

export function reportText({ plan: { rules }, figures }: Outcome): string {
  return [
    waitsText(rules, figures),
    countersText(rules, figures),
    tableText(['hall', ''], hallRows(figures)),
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
  return tableText(['waits, min', 'breaks left out', 'class', 'calls', 'median', '90 %', 'longest'], rows, 3);
}

function countersText(rules: Rules, { counters, days }: Figures): string {
  const rows = [...counters].map(([id, { openMs, busyMs, calls }]) => [
    id,
    rules.counters.get(id)?.queues.join(' ') ?? '',
    (openMs / days / 3_600_000).toFixed(1),
    percent(openMs === 0 ? 0 : busyMs / openMs),
    (calls / days).toFixed(1),
  ]);
  return tableText(['counter', 'queues', 'open, h a day', 'busy', 'calls a day'], rows, 2);
}

function hallRows(figures: Figures): string[][] {
  const { days, tickets, waits, estimates } = figures;
  const aDay = (count: number): string => (count / days).toFixed(1);
  const each = (words: string, counts: ReadonlyMap<string, number>): string[][] =>
    [...counts].sort(byName).map(([what, count]) => [`${words}: ${what}, a day`, aDay(count)]);
  return [
    ['days', String(days)],
    ['tickets a day', aDay(tickets)],
    ...each('no ticket', figures.turnedAway),
    ['calls missed a day', aDay(figures.missed)],
    ...claimRows(figures),
    ...each('done', figures.done),
    ...each('left', figures.left),
    ['longest wait at the first step, min', minutesText(waits.direct.max())],
    ['mean wait at the first step, min', minutesText(waits.direct.mean())],
    ['mean wait at later steps, min', minutesText(waits.onward.mean())],
    ['most overtakes of one visit', String(waits.overtaken.max())],
    ['mean overtakes', waits.overtaken.mean().toFixed(2)],
    ...(estimates === undefined
      ? []
      : [
          ['estimates', String(estimates.count)],
          ['their mean error, min', minutesText(estimates.maeMs)],
          ['their bias, min (above 0: waited longer)', minutesText(estimates.biasMs)],
          ['within 5 min', percent(estimates.shareWithin5Min)],
        ]),
    ...[...figures.surge]
      .sort(byName)
      .map(([level, { totalMs }]) => [`surge ${level}, min a day`, minutesText(totalMs / days)]),
  ];
}

/** R6: at the desk within two minutes, or by whoever calls them. */
function claimRows({ claims, days }: Figures): string[][] {
  const { confirmed, denied, unanswered, waits } = claims;
  const aDay = (count: number): string => (count / days).toFixed(1);
  const first = (words: string, samples: Samples): string[][] =>
    samples.count() === 0
      ? []
      : [[`mean wait at the first step, min: ${words}`, minutesText(samples.mean())]];
  return [
    ['claims on green confirmed at the desk, a day', aDay(confirmed.atDesk)],
    ['confirmed by who called them', aDay(confirmed.elsewhere)],
    ['denied at the desk, a day', aDay(denied.atDesk)],
    ['denied by who called them', aDay(denied.elsewhere)],
    ['claims that nobody answered, a day', aDay(unanswered)],
    ...first('entitled to green', waits.honest),
    ...first('claimed falsely', waits.false),
    ...first('all others', waits.others),
  ];
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
