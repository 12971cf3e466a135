/** R9: which counter that does not work, opened now, shortens the longest expected wait most. */

import { isWorking } from '../estimate/pace.ts';
import { expectedWait } from '../estimate/wait.ts';
import { waitingIn } from '../queue/waiting-order.ts';
import type { Hall } from '../types/model.ts';
import type { SurgeAdvice } from '../types/reasons.ts';
import type { Rules } from '../types/rules.ts';
import { queuesAtWork } from './figures.ts';

/** None where no counter helps. Where none can shorten the longest wait of the hall, the next longest is looked at. */
export function adviceFor(rules: Rules, hall: Hall, now: number): SurgeAdvice | undefined {
  const waits = new Map(
    queuesAtWork(rules, hall, now).map(queue => [queue, waitIn(rules, hall, queue, now)] as const),
  );
  let best: SurgeAdvice | undefined;
  let least = longestFirst(waits);
  for (const counter of rules.counters.values()) {
    const state = hall.counters.get(counter.id);
    if (state === undefined || isWorking(state)) continue;
    const then = new Map(waits);
    for (const queue of [...counter.queues, ...counter.backup]) {
      if (waits.has(queue)) then.set(queue, waitIn(rules, hall, queue, now, counter.id));
    }
    const sorted = longestFirst(then);
    if (!isLess(sorted, least)) continue;
    least = sorted;
    best = { counter: counter.id, ...longestShortened(waits, then) };
  }
  return best;
}

/** W of a normal visit that joins now, in ms; without end where people wait and nobody serves them. */
function waitIn(rules: Rules, hall: Hall, queue: string, now: number, opening?: string): number {
  const who = { class: 'normal', creditMs: 0 } as const;
  const expected = expectedWait(rules, hall, queue, who, now, opening);
  return expected?.workMs ?? (waitingIn(hall, queue) > 0 ? Number.POSITIVE_INFINITY : 0);
}

const longestFirst = (waits: ReadonlyMap<string, number>) =>
  [...waits.values()].sort((one, other) => other - one);

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((wait, index) => wait !== other[index]);
  return (one[differs] ?? 0) < (other[differs] ?? 0);
}

function longestShortened(
  waits: ReadonlyMap<string, number>,
  then: ReadonlyMap<string, number>,
): Omit<SurgeAdvice, 'counter'> {
  let longest = { queue: '', fromMs: 0, toMs: 0 };
  for (const [queue, fromMs] of waits) {
    const toMs = then.get(queue) ?? fromMs;
    if (toMs < fromMs && fromMs > longest.fromMs) longest = { queue, fromMs, toMs };
  }
  const { queue, fromMs, toMs } = longest;
  return { queue, ...(Number.isFinite(fromMs) && { fromMs: Math.round(fromMs) }), toMs: Math.round(toMs) };
}
