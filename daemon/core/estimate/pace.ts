/** R11: how long one visit keeps a counter of a queue today. */
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { dayPace } from './day-pace.ts';
import { guessWeight, lessonsFor } from './lessons.ts';

/** Of a queue of which nothing is known. */
const guessedScatter = 0.4;
/** The mean is taken over this many. */
const lastCycles = 30;

/** m: what is usual, in ms, times the pace of today: that of the hall, and how far the queue's own is from it. */
export function cycleMs(rules: Rules, hall: Hall, queue: string): number {
  const lessons = lessonsFor(rules, queue);
  const usualMs = rules.queues.get(queue)?.usualMs ?? 0;
  const { heldMs, paceWeight } = lessons ?? { heldMs: usualMs, paceWeight: guessWeight };
  const { learned } = rules;
  const pace = lessons === undefined || learned === undefined ? 1 : dayPace({ ...rules, learned }, hall).mean;
  const cycles = hall.cycles.get(queue) ?? [];
  const from = lessons === undefined ? Math.max(0, cycles.length - lastCycles) : 0;
  let sum = paceWeight * pace * heldMs;
  for (let index = from; index < cycles.length; index += 1) sum += cycles[index] ?? 0;
  const todayMs = sum / (paceWeight + cycles.length - from);
  return lessons === undefined ? todayMs : (todayMs * lessons.cycleMs) / heldMs;
}

/** How far one cycle differs from the next, and today's mean from what it will prove to be: variances over mean². */
export type Scatter = { scatter: number; paceVariance: number };

export function scatterFor(rules: Rules, hall: Hall, queue: string): Scatter {
  const { scatter, paceWeight } = lessonsFor(rules, queue) ?? {
    scatter: guessedScatter,
    paceWeight: guessWeight,
  };
  const cycles = hall.cycles.get(queue)?.length ?? 0;
  const own = scatter / (paceWeight + cycles);
  const { learned } = rules;
  if (learned === undefined || learned.days.length === 0) return { scatter, paceVariance: own };
  const { mean, variance } = dayPace({ ...rules, learned }, hall);
  return { scatter, paceVariance: own + variance / mean ** 2 };
}
