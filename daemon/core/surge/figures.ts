/** R9: how near the hall is to each level of the surge plan. */

import { workedMs, worksFrom } from '../day/timetable.ts';
import { isWorking } from '../estimate/hands.ts';
import { expectedWait } from '../estimate/wait.ts';
import { countersOf } from '../queue/serving-counters.ts';
import { longestIn } from '../queue/waiting-order.ts';
import type { Hall } from '../types/model.ts';
import type { SurgeReason } from '../types/reasons.ts';
import type { Rules, SurgeLevel, SurgePlan } from '../types/rules.ts';

type Trigger = SurgeReason['trigger'];
type Figure = Pick<SurgeReason, 'queue' | 'figure'>;

const triggers: readonly Trigger[] = ['waiting-per-counter', 'longest-wait', 'expected-wait'];

/** For each level the figure that has come furthest towards its trigger, or past it; none where nobody waits in a queue at work. */
export function strainsOf(
  rules: Rules,
  hall: Hall,
  plan: SurgePlan,
  now: number,
): (SurgeReason | undefined)[] {
  const greatest = new Map<Trigger, Figure>();
  const crowded = queuesAtWork(rules, hall, now).filter(queue => waitingForAny(hall, queue) > 0);
  for (const trigger of triggers) {
    if (plan.levels.every(level => limitOf(level, trigger) === undefined)) continue;
    for (const queue of crowded) {
      const figure = figureOf(rules, hall, queue, trigger, now);
      if (figure > (greatest.get(trigger)?.figure ?? -1)) greatest.set(trigger, { queue, figure });
    }
  }
  return plan.levels.map(level => strainOf(level, greatest));
}

function strainOf(level: SurgeLevel, greatest: ReadonlyMap<Trigger, Figure>): SurgeReason | undefined {
  let most: SurgeReason | undefined;
  for (const [trigger, found] of greatest) {
    const limit = limitOf(level, trigger);
    if (limit === undefined) continue;
    const strain = { trigger, ...found, limit };
    if (most === undefined || shareOf(strain) > shareOf(most)) most = strain;
  }
  return most;
}

/** 1: the trigger is met. */
export function shareOf(strain: SurgeReason | undefined): number {
  return strain === undefined ? 0 : strain.figure / strain.limit;
}

/** In a break, and before its institution begins to work, a queue only waits for that: its figures say nothing. */
export function queuesAtWork(rules: Rules, hall: Hall, now: number): string[] {
  return [...rules.queues.values()]
    .filter(({ institution }) => worksFrom(hall, now, institution) <= now)
    .map(({ id }) => id);
}

function limitOf(level: SurgeLevel, trigger: Trigger): number | undefined {
  switch (trigger) {
    case 'waiting-per-counter':
      return level.waitingPerCounter;
    case 'longest-wait':
      return level.longestWaitMs;
    case 'expected-wait':
      return level.expectedWaitMs;
  }
}

function figureOf(rules: Rules, hall: Hall, queue: string, trigger: Trigger, now: number): number {
  switch (trigger) {
    case 'waiting-per-counter':
      return waitingForAny(hall, queue) / Math.max(1, countersFor(rules, hall, queue));
    case 'longest-wait': {
      const since = longestForAny(hall, queue) ?? now;
      return Math.max(0, workedMs(hall, since, now, rules.queues.get(queue)?.institution));
    }
    case 'expected-wait': {
      const who = { class: 'normal', creditMs: 0, keptAside: true } as const;
      return expectedWait(rules, hall, queue, who, now)?.workMs ?? 0;
    }
  }
}

/** Who is kept for one counter waits for that one alone: no level of the hall helps them (R9). */
function waitingForAny(hall: Hall, queue: string): number {
  let count = 0;
  for (const lane of hall.queues.get(queue)?.pool.values() ?? []) count += lane.size;
  return count;
}

/** Since when whoever has waited longest of them waits. Asked at a look only: it passes by all who are kept and came before. */
function longestForAny(hall: Hall, queue: string): number | undefined {
  return longestIn(hall, queue, ({ bound }) => bound === undefined)?.since;
}

/** Backup counters are not counted: with them the figure would fall by the level's own action, and rise when it ends. */
function countersFor(rules: Rules, hall: Hall, queue: string): number {
  let open = 0;
  for (const { id, queues } of countersOf(rules, queue)) {
    const state = hall.counters.get(id);
    if (state !== undefined && isWorking(state) && queues.includes(queue)) open += 1;
  }
  return open;
}
