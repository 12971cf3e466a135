/** R11: how fast a queue moves on, m / s. */
import { backupOn, poolOf } from '../queue/priority.ts';
import { countersOf } from '../queue/serving-counters.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Counter, Rules } from '../types/rules.ts';

/** `everyMs`: how often one of the queue is called; none where no counter's work goes to it. `idle`: a hand is free for it. */
export type Pace = { everyMs?: number; idle: boolean };

/** The prior weighs as much as this many cycles. */
const priorWeight = 10;
/** The mean is taken over this many. */
const lastCycles = 30;
/** A counter's share is taken from its calls of this long. */
const shareOverMs = 30 * 60_000;

/** `opening`: this counter, too, as it would work if it were opened now (R9). */
export function paceOf(rules: Rules, hall: Hall, queue: string, now: number, opening?: string): Pace {
  const withBackup = backupOn(rules, hall);
  let share = 0;
  let idle = false;
  for (const counter of countersOf(rules, queue)) {
    const state = hall.counters.get(counter.id);
    if (state === undefined || !(isWorking(state) || counter.id === opening)) continue;
    const part = shareOf(counter, state, queue, withBackup, now);
    share += part;
    if (state.ticket === undefined && (part > 0 || counter.queues.includes(queue))) idle = true;
  }
  return share === 0 ? { idle } : { everyMs: cycleMs(rules, hall, queue) / share, idle };
}

/** It is open, and not about to pause. */
export function isWorking({ status, pausing }: CounterState): boolean {
  return status === 'open' && !pausing;
}

/** The part of a counter's work that goes to this queue. */
function shareOf(
  counter: Counter,
  state: CounterState,
  queue: string,
  withBackup: boolean,
  now: number,
): number {
  let calls = 0;
  let fromIt = 0;
  for (const call of state.calls) {
    if (call.at <= now - shareOverMs) continue;
    calls += 1;
    if (call.queue === queue) fromIt += 1;
  }
  if (calls > 0) return fromIt / calls;
  const pool = poolOf(counter, withBackup);
  return pool.includes(queue) ? 1 / pool.length : 0;
}

/** m: the mean of the last cycles of this queue in ms, drawn towards what is usual while there are few. */
export function cycleMs(rules: Rules, hall: Hall, queue: string): number {
  const cycles = hall.cycles.get(queue) ?? [];
  const from = Math.max(0, cycles.length - lastCycles);
  let sum = priorWeight * (rules.queues.get(queue)?.usualMs ?? 0);
  for (let index = from; index < cycles.length; index += 1) sum += cycles[index] ?? 0;
  return sum / (priorWeight + cycles.length - from);
}
