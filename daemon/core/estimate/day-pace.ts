/** R11: how fast the whole hall works today: as on one of the days that are remembered, or as on none of them. */
import type { Learned } from '../types/learned.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { guessWeight, lessonsFor, weightsOf } from './lessons.ts';

/** What takes as long as usual has the pace 1; what takes longer, more. */
export type Pace = { mean: number; variance: number };

/** A day like none of those remembered: as likely as one that is this much of the last. */
const otherDay = { weight: 0.5, pace: { mean: 1, variance: 0.15 ** 2 } };

const known = new WeakMap<Learned, readonly (Pace & { weight: number })[]>();

/** Of all queues together, drawn towards the days whose pace it may have. */
export function dayPace(rules: Rules & { learned: Learned }, hall: Hall): Pace {
  let [count, took, variance] = [0, 0, 0];
  for (const [queue, cycles] of hall.cycles) {
    const lessons = lessonsFor(rules, queue);
    if (lessons === undefined) continue;
    let sum = 0;
    for (const ms of cycles) sum += ms;
    count += cycles.length;
    took += sum / lessons.heldMs;
    // A queue may be slow alone.
    variance += cycles.length * lessons.scatter * (1 + cycles.length / lessons.paceWeight);
  }
  const today = { mean: took / count, variance: variance / count ** 2 };
  let [evidence, mean, squares] = [0, 0, 0];
  for (const day of daysOf(rules)) {
    const all = day.variance + today.variance;
    const likely = count === 0 ? 1 : Math.exp(-((today.mean - day.mean) ** 2) / 2 / all) / Math.sqrt(all);
    const weight = day.weight * likely;
    const between = count === 0 ? 0 : day.variance / all;
    const found = count === 0 ? day.mean : day.mean + between * (today.mean - day.mean);
    evidence += weight;
    mean += weight * found;
    squares += weight * (found ** 2 + day.variance * (1 - between));
  }
  if (evidence === 0) return today;
  mean /= evidence;
  return { mean, variance: Math.max(0, squares / evidence - mean ** 2) };
}

function daysOf(rules: Rules & { learned: Learned }): readonly (Pace & { weight: number })[] {
  const { learned } = rules;
  let days = known.get(learned);
  if (days === undefined) {
    const weights = weightsOf(learned);
    days = learned.days.flatMap((_, day) => {
      const pace = paceOn(rules, day);
      return pace === undefined ? [] : [{ ...pace, weight: weights[day] ?? 0 }];
    });
    days = [...days, { ...otherDay.pace, weight: otherDay.weight }];
    known.set(learned, days);
  }
  return days;
}

/** Nothing of a day on which hardly anybody was served. */
function paceOn(rules: Rules & { learned: Learned }, day: number): Pace | undefined {
  let [count, took, variance] = [0, 0, 0];
  for (const [queue, { heldSums }] of Object.entries(rules.learned.days[day]?.queues ?? {})) {
    const lessons = lessonsFor(rules, queue);
    if (lessons === undefined) continue;
    const [served, sum] = heldSums;
    count += served;
    took += sum / lessons.heldMs;
    variance += served * lessons.scatter;
  }
  return count < guessWeight ? undefined : { mean: took / count, variance: variance / count ** 2 };
}
