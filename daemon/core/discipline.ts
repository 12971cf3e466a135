/** R2: who is next. One rule, explainable for every call: the highest accumulated priority over the counter's queues. */
import type { Waiting } from './lane.ts';
import type { Hall, Visit } from './model.ts';
import type { Priority, Rules, VisitClass } from './rules.ts';

export type Candidate = { ticket: string; queue: string; priorityMs: number };

/** Where a visit stands in its lane. */
export function waitingKey(
  priority: Priority,
  visit: Pick<Visit, 'ticket' | 'order' | 'class'>,
  place: { joinedAt: number; creditMs: number },
): Waiting {
  return {
    ticket: visit.ticket,
    key: priority.weight[visit.class] * place.joinedAt - place.creditMs,
    order: visit.order,
  };
}

/** Credit for waiting in earlier queues of this visit. Time served at a counter buys no place. */
export function creditMs(priority: Priority, waitedMs: number): number {
  return Math.min(priority.creditCapMs, Math.round(priority.creditRate * waitedMs));
}

/** The next `most` of `queues`, best first; looks only at the heads of lanes, whatever number waits. */
export function nextOf(
  rules: Rules,
  hall: Hall,
  queues: readonly string[],
  now: number,
  most: number,
): Candidate[] {
  const heads: { queue: string; class: VisitClass; lane: readonly Waiting[]; index: number }[] = [];
  for (const queue of queues) {
    for (const [visitClass, lane] of hall.lanes.get(queue) ?? [])
      heads.push({ queue, class: visitClass, lane, index: 0 });
  }
  const found: Candidate[] = [];
  while (found.length < most) {
    let best: { head: (typeof heads)[number]; waiting: Waiting; priorityMs: number } | undefined;
    for (const head of heads) {
      const waiting = head.lane[head.index];
      if (waiting === undefined) continue;
      const priorityMs = rules.priority.weight[head.class] * now - waiting.key;
      if (
        best === undefined ||
        priorityMs > best.priorityMs ||
        (priorityMs === best.priorityMs && waiting.order < best.waiting.order)
      ) {
        best = { head, waiting, priorityMs };
      }
    }
    if (best === undefined) break;
    best.head.index += 1;
    found.push({
      ticket: best.waiting.ticket,
      queue: best.head.queue,
      priorityMs: Math.round(best.priorityMs),
    });
  }
  return found;
}

export function waitingIn(hall: Hall, queue: string): number {
  let count = 0;
  for (const lane of hall.lanes.get(queue)?.values() ?? []) count += lane.length;
  return count;
}

/**
 * When a visit must have joined to stand just behind the next `behind` of its queue and class, or behind all of them
 * where fewer wait (R4). That may lie ahead of now: its credit must not carry it past them.
 */
export function joinedBehind(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  queue: string,
  behind: number,
  now: number,
): number {
  const lane = hall.lanes.get(queue)?.get(visit.class) ?? [];
  const last = lane[Math.min(behind, lane.length) - 1];
  if (last === undefined) return now;
  const credit = creditMs(rules.priority, visit.waitedMs);
  const justBehind = Math.floor((last.key + credit) / rules.priority.weight[visit.class]) + 1;
  return lane.length < behind ? Math.max(now, justBehind) : justBehind;
}
