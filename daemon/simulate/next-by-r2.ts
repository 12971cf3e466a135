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
    lines,
    [...pool, ...behind].filter(({ boundTo }) => boundTo === counterId),
    now,
  );
  if (kept !== undefined) return { waiter: kept, by: 'bound' };
  const free = pool.filter(({ boundTo }) => boundTo === undefined);
  const first = best(rules, lines, free, now);
  if (first === undefined) {
    const backup = best(
      rules,
      lines,
      behind.filter(({ boundTo }) => boundTo === undefined),
      now,
    );
    return backup && { waiter: backup, by: 'backup' };
  }
  const { guardAfter, fairAfterMs } = rules.priority;
  const isDue = first.class === 'green' && lines.greens(counterId) >= guardAfter;
  const waitsLong = pool.some(
    ({ class: visitClass, queue, workedSince }) =>
      visitClass === 'normal' && lines.worked(queue, now) - workedSince > fairAfterMs,
  );
  const normal =
    isDue && waitsLong
      ? best(
          rules,
          lines,
          free.filter(one => one.class === 'normal'),
          now,
        )
      : undefined;
  return normal === undefined ? { waiter: first, by: 'priority' } : { waiter: normal, by: 'guard' };
}

/** P in milliseconds of weighted waiting. */
export function priorityOf(
  rules: Rules,
  lines: Lines,
  { class: visitClass, queue, workedAtJoining, creditMs }: Waiter,
  now: number,
): number {
  return rules.priority.weight[visitClass] * (lines.worked(queue, now) - workedAtJoining) + creditMs;
}

function inQueues(lines: Lines, queues: readonly string[]): Waiter[] {
  return [...new Set(queues)].flatMap(queue => [...lines.waiting(queue)]);
}

/** The highest P; among equals the least rank, then who was issued first. */
function best(rules: Rules, lines: Lines, waiters: readonly Waiter[], now: number): Waiter | undefined {
  return waiters
    .map(waiter => ({ waiter, p: priorityOf(rules, lines, waiter, now) }))
    .sort(
      (one, other) =>
        other.p - one.p || one.waiter.rank - other.waiter.rank || one.waiter.order - other.waiter.order,
    )[0]?.waiter;
}
