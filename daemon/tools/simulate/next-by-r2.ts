/** Whom R2 names, by a plain look at everybody who waits: slow, and obviously right. */
import type { CallReason } from '../../core/types/reasons.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Lines, Waiter } from './lines.ts';

export type Named = { waiter: Waiter; by: CallReason['by'] };

/** `isBusy`: a counter has somebody in hand, or is paused. */
export function nextByR2(
  rules: Rules,
  lines: Lines,
  counterId: string,
  now: number,
  isBusy: (counter: string) => boolean,
): Named | undefined {
  const counter = rules.counters.get(counterId);
  if (counter === undefined) return undefined;
  const level = rules.surge?.levels.find(({ id }) => id === lines.surge());
  const pool = inQueues(
    lines,
    level?.backup === true ? [...counter.queues, ...counter.backup] : counter.queues,
  );
  const behind = inQueues(lines, counter.backup);
  const mine = [...new Set([...pool, ...behind])].filter(
    one => one.boundTo === counterId || (one.boundTo === undefined && pool.includes(one)),
  );
  const first = best(rules, lines, mine, now);
  if (first === undefined) {
    const backup = best(
      rules,
      lines,
      behind.filter(({ boundTo }) => boundTo === undefined),
      now,
    );
    if (backup !== undefined) return { waiter: backup, by: 'backup' };
    const left = pool.filter(({ boundTo, sent }) => boundTo !== undefined && !sent && isBusy(boundTo));
    const taken = best(rules, lines, left, now);
    return taken && { waiter: taken, by: 'taken-over' };
  }
  const { guardAfter, fairAfterMs } = rules.priority;
  const normal = mine.filter(one => one.class === 'normal');
  const waitsLong = normal.some(
    ({ queue, workedSince }) => lines.worked(queue, now) - workedSince > fairAfterMs,
  );
  const isDue = first.class === 'green' && lines.greens(counterId) >= guardAfter && waitsLong;
  const fair = isDue ? best(rules, lines, normal, now) : undefined;
  return fair === undefined ? { waiter: first, by: 'priority' } : { waiter: fair, by: 'guard' };
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
