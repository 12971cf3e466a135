/** How many people an hour keep the counters of a hall busy and do not drown them. */
import type { Rules, Wish } from './citizen.ts';

/** The share of their time that the busiest kind of counter works. */
const usualLoad = 0.8;
const hourMs = 60 * 60_000;

/** `staffed`: the counters at which a clerk sits. As a curve; nobody where no counter serves what is wished for. */
export function usualArrivals(
  rules: Rules,
  staffed: ReadonlySet<string>,
  wishes: readonly { wish: Wish; share: number }[],
): string {
  const demand = demandOf(rules, wishes);
  let perHour = Number.POSITIVE_INFINITY;
  for (const { queues, counters } of poolsOf(rules, staffed)) {
    const wantedMs = [...queues].reduce((sum, queue) => sum + (demand.get(queue) ?? 0), 0);
    if (wantedMs > 0) perHour = Math.min(perHour, (counters * hourMs * usualLoad) / wantedMs);
  }
  return `0:00 ${Number.isFinite(perHour) ? Math.max(1, Math.floor(perHour)) : 0}`;
}

/** What one citizen asks of each queue on average, in ms of a counter; each queue of a choice as often as the others. */
function demandOf(rules: Rules, wishes: readonly { wish: Wish; share: number }[]): Map<string, number> {
  const demand = new Map<string, number>();
  const all = wishes.reduce((sum, { share }) => sum + share, 0);
  for (const { wish, share } of wishes) {
    for (const step of rules.services.get(wish.service)?.route ?? []) {
      const chosen = step.is === 'choice' ? wish.choices.get(step.choice) : step.queue;
      const queues = chosen !== undefined ? [chosen] : step.is === 'choice' ? step.among : [];
      for (const queue of queues) {
        const usualMs = rules.queues.get(queue)?.usualMs ?? 0;
        demand.set(queue, (demand.get(queue) ?? 0) + (usualMs * share) / all / queues.length);
      }
    }
  }
  return demand;
}

/** The queues that share counters, together, and how many counters those are. */
function poolsOf(rules: Rules, staffed: ReadonlySet<string>): { queues: Set<string>; counters: number }[] {
  let pools: { queues: Set<string>; counters: number }[] = [];
  for (const { id, queues } of rules.counters.values()) {
    if (!staffed.has(id)) continue;
    const touched = pools.filter(pool => queues.some(queue => pool.queues.has(queue)));
    pools = [
      ...pools.filter(pool => !touched.includes(pool)),
      {
        queues: new Set([...touched.flatMap(pool => [...pool.queues]), ...queues]),
        counters: touched.reduce((sum, pool) => sum + pool.counters, 1),
      },
    ];
  }
  return pools;
}
