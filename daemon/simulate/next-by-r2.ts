/** Whom R2 names, by a plain look at everybody who waits: slow, and obviously right. */
import type { CallReason } from '../core/reasons.ts';
import type { Rules } from '../core/rules.ts';
import type { Lines, Waiter } from './lines.ts';

export type Named = { waiter: Waiter; by: CallReason['by'] };

export function nextByR2(rules: Rules, lines: Lines, counterId: string, now: number): Named | undefined {
  const counter = rules.counters.get(counterId);
  if (counter === undefined) return undefined;
  const level = rules.surge?.levels.find(({ id }) => id === lines.surge());
  const pool = inQueues(
    lines,
    level?.backup === true ? [...counter.queues, ...counter.backup] : counter.queues,
  );
  const behind = inQueues(lines, counter.backup);
  const kept = best(
    rules,
    [...pool, ...behind].filter(({ boundTo }) => boundTo === counterId),
    now,
  );
  if (kept !== undefined) return { waiter: kept, by: 'bound' };
  const free = pool.filter(({ boundTo }) => boundTo === undefined);
  const first = best(rules, free, now);
  if (first === undefined) {
    const backup = best(
      rules,
      behind.filter(({ boundTo }) => boundTo === undefined),
      now,
    );
    return backup && { waiter: backup, by: 'backup' };
  }
  const { guardAfter, fairAfterMs } = rules.priority;
  const isDue = first.class === 'green' && lines.greens(counterId) >= guardAfter;
  const waitsLong = pool.some(
    ({ class: visitClass, cameAt }) => visitClass === 'normal' && now - cameAt > fairAfterMs,
  );
  const normal =
    isDue && waitsLong
      ? best(
          rules,
          free.filter(one => one.class === 'normal'),
          now,
        )
      : undefined;
  return normal === undefined ? { waiter: first, by: 'priority' } : { waiter: normal, by: 'guard' };
}

/** P in milliseconds of weighted waiting. */
export function priorityOf(
  rules: Rules,
  { class: visitClass, joinedAt, creditMs }: Waiter,
  now: number,
): number {
  return rules.priority.weight[visitClass] * (now - joinedAt) + creditMs;
}

function inQueues(lines: Lines, queues: readonly string[]): Waiter[] {
  return [...new Set(queues)].flatMap(queue => [...lines.waiting(queue)]);
}

function best(rules: Rules, waiters: readonly Waiter[], now: number): Waiter | undefined {
  let found: Waiter | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const waiter of waiters) {
    const priority = priorityOf(rules, waiter, now);
    if (found !== undefined && (priority < highest || (priority === highest && waiter.order > found.order)))
      continue;
    found = waiter;
    highest = priority;
  }
  return found;
}
