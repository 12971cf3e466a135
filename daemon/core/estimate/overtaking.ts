/** R11: everybody who will come and be called before somebody who waits: greens, returns, kept, credited (R2). */
import { midnightBefore } from '../day/midnight.ts';
import { quarterMs } from '../types/learned.ts';
import type { Hall } from '../types/model.ts';
import type { Rules, VisitClass } from '../types/rules.ts';
import { type Comers, lessonsFor } from './lessons.ts';

type Waiting = { class: VisitClass; creditMs: number; waitedMs: number };

const greenOverMs = 60 * 60_000;
const halfHourMs = 2 * quarterMs;
/** Who returns comes as often as lately, and what is usual weighs as much as so many of them. */
const returnsOverMs = 75 * 60_000;
const usualWeight = 4;

/** How many, where the call is `waitMs` from now; `waitedMs`: how long it has waited. */
export function overtaking(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Waiting,
  now: number,
  waitMs: number,
): number {
  const lessons = lessonsFor(rules, queue);
  if (lessons === undefined) return greensAsBefore(rules, hall, queue, who, now, waitMs);
  const wall = now + hall.wallAheadMs;
  const sinceMidnightMs = wall - midnightBefore(rules, hall, wall);
  const { weight } = rules.priority;
  const mine = weight[who.class] * (who.waitedMs + waitMs) + who.creditMs;
  const returning = todayOver(lessons.comers, hall.credited.get(queue) ?? [], now, sinceMidnightMs);
  let count = 0;
  for (const comers of lessons.comers) {
    const theirs = weight[comers.class];
    // Who comes `lateMs` from now has theirs × (waitMs − lateMs) + aheadMs when the call comes.
    const lateMs = Math.min(waitMs, waitMs - (mine - comers.aheadMs) / theirs);
    if (lateMs > 0)
      count += (isReturn(comers) ? returning : 1) * comingWithin(comers, sinceMidnightMs, lateMs);
  }
  return count;
}

const isReturn = ({ class: visitClass, aheadMs }: Comers) => visitClass === 'normal' && aheadMs > 0;

/** How many of those who come with a credit came lately, over how many usually do at this time; drawn towards 1. */
function todayOver(
  comers: readonly Comers[],
  came: readonly number[],
  now: number,
  sinceMidnightMs: number,
): number {
  // Only so many are remembered.
  const overMs = Math.min(returnsOverMs, came.length < 20 ? returnsOverMs : now - (came[0] ?? now));
  let usual = 0;
  for (const one of comers)
    if (isReturn(one)) usual += comingWithin(one, Math.max(0, sinceMidnightMs - overMs), overMs);
  const found = came.filter(at => at > now - overMs).length;
  return (usualWeight + found) / (usualWeight + usual);
}

function comingWithin({ perMs }: Comers, sinceMidnightMs: number, lastsMs: number): number {
  let count = 0;
  let from = sinceMidnightMs;
  const until = from + lastsMs;
  while (from < until) {
    const slot = Math.floor(from / halfHourMs);
    const next = Math.min(until, (slot + 1) * halfHourMs);
    count += (perMs[slot] ?? 0) * (next - from);
    from = next;
  }
  return count;
}

/** While no earlier day is known: green visits as they came in the last hour. */
function greensAsBefore(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Waiting,
  now: number,
  waitMs: number,
): number {
  const { weight } = rules.priority;
  const joined = (hall.greens.get(queue) ?? []).filter(at => at > now - greenOverMs);
  const overtaken = Math.max(0, 1 - weight[who.class] / weight.green);
  return Math.floor((joined.length / greenOverMs) * waitMs * overtaken);
}
