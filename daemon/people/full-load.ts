/** How many people the counters of a hall can serve. */
import type { Rules } from '../core/types/rules.ts';

/**
 * `choices`: what the ticket says; where it says nothing, each queue of a choice is picked as often as the others.
 * `work`: how many times the usual time of its queues it takes; left out: once.
 */
export type Errand = { service: string; choices?: ReadonlyMap<string, string>; work?: number };
/** Of all who come, so large a part comes for this. */
export type Shared<Wish> = { wish: Wish; share: number };

/**
 * So many that the busiest kind of counter is never idle. `staffedMs`: how long somebody sits at each counter; left out where
 * nobody does. 0 where no counter serves what is wished for.
 */
export function fullLoadOf(
  rules: Rules,
  wishes: readonly Shared<Errand>[],
  staffedMs: ReadonlyMap<string, number>,
): number {
  const demand = demandOf(rules, wishes);
  let fewest = Number.POSITIVE_INFINITY;
  for (const pool of poolsOf(rules, staffedMs)) {
    const wantedMs = [...pool.queues].reduce((sum, queue) => sum + (demand.get(queue) ?? 0), 0);
    if (wantedMs > 0) fewest = Math.min(fewest, pool.staffedMs / wantedMs);
  }
  return Number.isFinite(fewest) ? fewest : 0;
}

/** What one of them asks of each queue on average, in ms of a counter. */
function demandOf(rules: Rules, wishes: readonly Shared<Errand>[]): Map<string, number> {
  const demand = new Map<string, number>();
  const all = wishes.reduce((sum, { share }) => sum + share, 0);
  for (const { wish, share } of wishes) {
    for (const step of rules.services.get(wish.service)?.route ?? []) {
      const chosen = step.is === 'choice' ? wish.choices?.get(step.choice) : step.queue;
      const queues = chosen !== undefined ? [chosen] : step.is === 'choice' ? step.among : [];
      for (const queue of queues) {
        const usualMs = (rules.queues.get(queue)?.usualMs ?? 0) * (wish.work ?? 1);
        demand.set(queue, (demand.get(queue) ?? 0) + (usualMs / queues.length) * (share / all));
      }
    }
  }
  return demand;
}

type Pool = { queues: ReadonlySet<string>; staffedMs: number };

/** The queues that share counters, together. */
function poolsOf(rules: Rules, staffedMs: ReadonlyMap<string, number>): Pool[] {
  let pools: Pool[] = [];
  for (const { id, queues } of rules.counters.values()) {
    const ownMs = staffedMs.get(id);
    if (ownMs === undefined) continue;
    const touched = pools.filter(pool => queues.some(queue => pool.queues.has(queue)));
    pools = [
      ...pools.filter(pool => !touched.includes(pool)),
      {
        queues: new Set([...touched.flatMap(pool => [...pool.queues]), ...queues]),
        staffedMs: touched.reduce((sum, pool) => sum + pool.staffedMs, ownMs),
      },
    ];
  }
  return pools;
}
