/** What the hall manager asks: `3 icbc counters 10:00-11:30`. */
import type { Rules } from '../../core/types/rules.ts';
import { timeOfDay } from '../../people/curve.ts';
import type { OpenMore } from './more-counters.ts';
import { clockText } from './time-of-day.ts';
import type { MoreAsked } from './words/asked.ts';
import type { Words } from './words/en/words.ts';
import { dayOf } from './working-hours.ts';

/** More than any hall would. */
const mostCounters = 50;

/** A text is what is wrong with it, in these words. */
export function readOpen(rules: Rules, text: string, said: Words['open']): OpenMore | string {
  const [, count = '', queue = '', from = '', until = ''] =
    /^\s*(\d+)\s+(\S+)\s+counters?\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/.exec(text) ?? [];
  if (count === '') return said.form(text);
  if (!rules.queues.has(queue)) return said.queue(queue, [...rules.queues.keys()]);
  const counters = Number(count);
  if (counters < 1 || counters > mostCounters) return said.count(count, mostCounters);
  const [fromMs, untilMs] = [timeOfDay(from), timeOfDay(until)];
  if (fromMs === undefined || untilMs === undefined || fromMs >= untilMs) {
    return said.times(from, until);
  }
  const day = dayOf(rules);
  if (fromMs < day.fromMs || untilMs > day.untilMs) {
    return said.outside(from, until, { from: clockText(day.fromMs), until: clockText(day.untilMs) });
  }
  return { counters, queue, fromMs, untilMs };
}

/** The same, to be told. */
export function askedOf(rules: Rules, more: OpenMore, words: Words): MoreAsked {
  const { counters, queue, fromMs, untilMs } = more;
  return {
    counters,
    queue: words.queue(queue, rules.queues.get(queue)?.name ?? queue),
    from: clockText(fromMs),
    until: clockText(untilMs),
  };
}
