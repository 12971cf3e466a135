/** What the hall manager asks: `3 icbc counters 10:00-11:30`. */
import type { Rules } from '../../core/types/rules.ts';
import { timeOfDay } from '../../people/curve.ts';
import type { OpenMore } from './roster.ts';
import { clockText } from './time-of-day.ts';
import { words } from './words.ts';
import { dayOf } from './working-hours.ts';

/** A text is what is wrong with it. */
export function readOpen(rules: Rules, text: string): OpenMore | string {
  const [, count = '', queue = '', from = '', until = ''] =
    /^\s*(\d+)\s+(\S+)\s+counters?\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/.exec(text) ?? [];
  if (count === '') return words.open.form(text);
  if (!rules.queues.has(queue)) return words.open.queue(queue, [...rules.queues.keys()]);
  const serving = [...rules.counters.values()].filter(({ queues }) => queues.includes(queue)).length;
  const counters = Number(count);
  if (counters < 1 || counters > serving) {
    return words.open.count(count, serving, queue);
  }
  const [fromMs, untilMs] = [timeOfDay(from), timeOfDay(until)];
  if (fromMs === undefined || untilMs === undefined || fromMs >= untilMs) {
    return words.open.times(from, until);
  }
  const day = dayOf(rules);
  if (fromMs < day.fromMs || untilMs > day.untilMs) {
    return words.open.outside(from, until, { from: clockText(day.fromMs), until: clockText(day.untilMs) });
  }
  return { counters, queue, fromMs, untilMs };
}
