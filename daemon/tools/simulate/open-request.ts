/** What the hall manager asks: `3 icbc counters 10:00-11:30`. */
import type { Rules } from '../../core/types/rules.ts';
import { timeOfDay } from '../../people/curve.ts';
import type { OpenMore } from './roster.ts';
import { clockText } from './time-of-day.ts';
import { dayOf } from './working-hours.ts';

const example = '"3 icbc counters 10:00-11:30"';

/** A text is what is wrong with it. */
export function readOpen(rules: Rules, text: string): OpenMore | string {
  const [, count = '', queue = '', from = '', until = ''] =
    /^\s*(\d+)\s+(\S+)\s+counters?\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/.exec(text) ?? [];
  if (count === '')
    return `found "${text}", expected how many, a queue, and from when until when, like ${example}`;
  if (!rules.queues.has(queue))
    return `found the queue ${queue}, expected one of ${[...rules.queues.keys()].join(', ')}`;
  const serving = [...rules.counters.values()].filter(({ queues }) => queues.includes(queue)).length;
  const counters = Number(count);
  if (counters < 1 || counters > serving) {
    return `found ${count} counters, expected 1 to ${serving}: the config has ${serving} for ${queue}`;
  }
  const [fromMs, untilMs] = [timeOfDay(from), timeOfDay(until)];
  if (fromMs === undefined || untilMs === undefined || fromMs >= untilMs) {
    return `found ${from}-${until}, expected a time of the day and a later one, like ${example}`;
  }
  const day = dayOf(rules);
  if (fromMs < day.fromMs || untilMs > day.untilMs) {
    return `found ${from}-${until}, expected times between ${clockText(day.fromMs)} and ${clockText(day.untilMs)}, when the hall works`;
  }
  return { counters, queue, fromMs, untilMs };
}
