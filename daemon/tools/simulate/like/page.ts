/** Days played again as one page that needs nothing else: what was said, and the waits of each queue over the day in one picture. */
import type { Rules } from '../../../core/types/rules.ts';
import { chartOf, lineLooks } from '../charts.ts';
import { documentOf } from '../page.ts';
import { quarterOf, quarters, quarterText } from '../time-of-day.ts';
import { htmlOf, type Told } from '../told.ts';
import type { Words } from '../words/en/words.ts';
import { dayOf, midnightOf } from '../working-hours.ts';
import type { DayLike } from './days-like.ts';
import type { PlayedDay } from './played-day.ts';
import type { Wait } from './waits.ts';
import type { Compared } from './what-if-text.ts';

type Played = { days: readonly DayLike[]; again: readonly PlayedDay[]; compared: readonly Compared[] };
type OfDay = { day: string; waits: readonly Wait[] };

/** `compared`: none where nothing was asked. */
export function likePage(
  rules: Rules,
  { hall, days: named, told }: { hall: string; days: string; told: Told },
  { days, again, compared }: Played,
  words: Words,
): string {
  const plans = [
    {
      name: words.like.asItWas,
      days: days.map(({ recorded: { day } }, nth) => ({ day, waits: again[nth]?.waits ?? [] })),
    },
    ...(compared.length === 0
      ? []
      : [{ name: words.like.then, days: compared.map(({ day, then }) => ({ day, waits: then.waits })) }]),
  ];
  const pictures = [...rules.queues.values()].flatMap(({ id, name }) => {
    const series = plans.map((plan, nth) => ({
      name: plan.name,
      values: overTheDay(rules, id, plan.days),
      ...lineLooks(nth),
    }));
    if (series.every(({ values }) => values.every(value => value === undefined))) return [];
    const across = workingQuarters(rules).map(quarterText);
    const title = words.charts.overTheDayIn(name);
    return [chartOf(`queue-${id}`, { title, across, unit: words.charts.minutes, series, is: 'line' })];
  });
  const body = `<section>
${htmlOf(told)}
<div class="plots">${pictures.join('\n')}</div>
</section>`;
  return documentOf({ title: words.like.title(hall, named), tag: words.page.tag }, body);
}

function workingQuarters(rules: Rules): number[] {
  const { fromMs, untilMs } = dayOf(rules);
  const first = quarterOf(fromMs);
  return Array.from({ length: quarterOf(untilMs) - first + 1 }, (_, index) => first + index);
}

/** The mean wait in minutes of those who joined in each quarter of an hour; none where nobody did. */
function overTheDay(rules: Rules, queue: string, days: readonly OfDay[]): (number | undefined)[] {
  const sums = Array.from({ length: quarters }, () => ({ ms: 0, count: 0 }));
  for (const { day, waits } of days) {
    const midnight = midnightOf(rules, day);
    for (const wait of waits) {
      const sum = wait.queue === queue ? sums[quarterOf(wait.since - midnight)] : undefined;
      if (sum === undefined) continue;
      sum.ms += wait.waitedMs;
      sum.count += 1;
    }
  }
  return workingQuarters(rules).map(quarter => {
    const { ms, count } = sums[quarter] ?? { ms: 0, count: 0 };
    return count === 0 ? undefined : ms / count / 60_000;
  });
}
