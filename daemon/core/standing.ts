/** Those who wait, in the order of their P (R2): where one stands, who stands first, how many there are. */
import { type Lane, standingAt, type Waiting } from './lane.ts';
import type { Hall, Visit } from './model.ts';
import type { Priority, Rules, VisitClass } from './rules.ts';

export type Candidate = { ticket: string; queue: string; class: VisitClass; priorityMs: number };

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

/** The next `most` who wait in `queues`, whoever may call them, best first. */
export function nextOf(
  rules: Rules,
  hall: Hall,
  queues: readonly string[],
  now: number,
  most: number,
): Candidate[] {
  const lines = poolLines(hall, queues);
  for (const queue of queues) {
    for (const counter of hall.queues.get(queue)?.bound.keys() ?? [])
      lines.push(...keptLines(hall, [queue], counter));
  }
  return best(rules, lines, now, most);
}

/** Those of one queue and class who may be called, and how many of them have been looked at. */
export type Line = { queue: string; class: VisitClass; lane: Lane; place: number };

/** Those of these queues whom any counter may call. */
export function poolLines(hall: Hall, queues: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (const queue of queues) addLines(lines, queue, hall.queues.get(queue)?.pool);
  return lines;
}

/** Those of these queues who are kept for this counter. */
export function keptLines(hall: Hall, queues: readonly string[], counter: string): Line[] {
  const lines: Line[] = [];
  for (const queue of queues) addLines(lines, queue, hall.queues.get(queue)?.bound.get(counter));
  return lines;
}

function addLines(lines: Line[], queue: string, lanes: ReadonlyMap<VisitClass, Lane> | undefined): void {
  if (lanes === undefined) return;
  for (const [visitClass, lane] of lanes) {
    if (lane.size > 0) lines.push({ queue, class: visitClass, lane, place: 0 });
  }
}

/** Takes the best `most` off the lines. Looks only at their heads, whatever number waits. */
export function best(rules: Rules, lines: readonly Line[], now: number, most: number): Candidate[] {
  const found: Candidate[] = [];
  while (found.length < most) {
    let top: { line: Line; waiting: Waiting; priorityMs: number } | undefined;
    for (const line of lines) {
      const waiting = standingAt(line.lane, line.place);
      if (waiting === undefined) continue;
      const priorityMs = rules.priority.weight[line.class] * now - waiting.key;
      if (
        top === undefined ||
        priorityMs > top.priorityMs ||
        (priorityMs === top.priorityMs && waiting.order < top.waiting.order)
      ) {
        top = { line, waiting, priorityMs };
      }
    }
    if (top === undefined) break;
    const { line, waiting, priorityMs } = top;
    line.place += 1;
    found.push({
      ticket: waiting.ticket,
      queue: line.queue,
      class: line.class,
      priorityMs: Math.round(priorityMs),
    });
  }
  return found;
}

export function waitingIn(hall: Hall, queue: string): number {
  let count = 0;
  for (const lane of hall.queues.get(queue)?.joined.values() ?? []) count += lane.size;
  return count;
}

/** Who has waited longest in the queue, and since when. */
export function oldestIn(hall: Hall, queue: string): { ticket: string; since: number } | undefined {
  let oldest: Waiting | undefined;
  for (const lane of hall.queues.get(queue)?.joined.values() ?? []) {
    const first = standingAt(lane, 0);
    if (first !== undefined && (oldest === undefined || first.key < oldest.key)) oldest = first;
  }
  return oldest && { ticket: oldest.ticket, since: oldest.key };
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
  const lane = hall.queues.get(queue)?.pool.get(visit.class);
  const size = lane?.size ?? 0;
  const last = lane && standingAt(lane, Math.min(behind, size) - 1);
  if (last === undefined) return now;
  const credit = creditMs(rules.priority, visit.waitedMs);
  const justBehind = Math.floor((last.key + credit) / rules.priority.weight[visit.class]) + 1;
  return size < behind ? Math.max(now, justBehind) : justBehind;
}
