/** Those who wait, in the order of their P (R2): where one stands, who stands first, how many there are. */

import { workedFor } from '../day/worked-clock.ts';
import { isBefore, type Lane, standingAt, type Waiting } from '../types/lane.ts';
import type { Hall, Place, Visit, VisitStep } from '../types/model.ts';
import type { PlaceInQueue } from '../types/place-in-queue.ts';
import type { Priority, Rules, VisitClass } from '../types/rules.ts';

export type Candidate = { ticket: string; queue: string; class: VisitClass; priorityMs: number };

/** Where a visit stands in its lane. */
export function waitingKey(
  priority: Priority,
  visit: Pick<Visit, 'ticket' | 'order' | 'class'>,
  place: Pick<PlaceInQueue, 'workedAtJoining' | 'creditMs' | 'rank'>,
): Waiting {
  const { ticket, order } = visit;
  return { ticket, key: keyOf(priority, visit.class, place), rank: place.rank, order };
}

function keyOf(
  { weight }: Priority,
  visitClass: VisitClass,
  { workedAtJoining, creditMs: credit }: Pick<PlaceInQueue, 'workedAtJoining' | 'creditMs'>,
): number {
  return weight[visitClass] * workedAtJoining - credit;
}

/** Credit for waiting in earlier queues of this visit, and for a step that says `soon`. Time served at a counter buys no place. */
export function creditMs(priority: Priority, waitedMs: number, step?: Pick<VisitStep, 'soon'>): number {
  const { creditCapMs, creditRate, soonCreditMs } = priority;
  const waited = Math.min(creditCapMs, Math.round(creditRate * waitedMs));
  return waited + (step?.soon === undefined ? 0 : soonCreditMs);
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
  return best(rules, hall, lines, now, most);
}

/** Those of one queue and class who may be called, and how many of them have been looked at. */
export type Line = { queue: string; class: VisitClass; lane: Lane; place: number };

/** Those of these queues whom any counter may call. */
export function poolLines(hall: Hall, queues: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (const queue of queues) addLines(lines, queue, hall.queues.get(queue)?.pool);
  return lines;
}

/** Those of these queues who stepped away and whose turn has not come yet (R16). */
export function awayLines(hall: Hall, queues: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (const queue of queues) addLines(lines, queue, hall.queues.get(queue)?.away);
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

const spotAt = (priorityMs: number, { rank, order }: Waiting) => ({ key: -priorityMs, rank, order });

/** Takes the best `most` off the lines. Looks only at their heads, whatever number waits. */
export function best(
  rules: Rules,
  hall: Hall,
  lines: readonly Line[],
  now: number,
  most: number,
): Candidate[] {
  const found: Candidate[] = [];
  while (found.length < most) {
    let top: { line: Line; waiting: Waiting; priorityMs: number } | undefined;
    for (const line of lines) {
      const waiting = standingAt(line.lane, line.place);
      if (waiting === undefined) continue;
      const priorityMs =
        rules.priority.weight[line.class] * workedFor(rules, hall, line.queue, now) - waiting.key;
      if (top === undefined || isBefore(spotAt(priorityMs, waiting), spotAt(top.priorityMs, top.waiting)))
        top = { line, waiting, priorityMs };
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

/** How many stepped away from the queue and have not been passed over. */
export function awayIn(hall: Hall, queue: string): number {
  let count = 0;
  for (const lane of hall.queues.get(queue)?.away.values() ?? []) count += lane.size;
  return count;
}

type Longest = { ticket: string; since: number };
type Fits = (place: Place & { is: 'waiting' }) => boolean;

/** Who has waited longest in the queue, and since when. */
export function oldestIn(hall: Hall, queue: string): Longest | undefined {
  return longestIn(hall, queue, () => true);
}

/**
 * The same of those who fit. Who was away has waited less than who came with it (R16): one looks past those to the first who was
 * not.
 */
export function longestIn(hall: Hall, queue: string, fits: Fits): Longest | undefined {
  let longest: Longest | undefined;
  for (const lane of hall.queues.get(queue)?.joined.values() ?? [])
    longest = longestOf(hall, lane, fits, longest);
  return longest;
}

/** The longest of those who fit in this lane and one who was found before. */
function longestOf(hall: Hall, lane: Lane, fits: Fits, before: Longest | undefined): Longest | undefined {
  let longest = before;
  for (const chunk of lane.chunks) {
    for (const { ticket, key: came } of chunk) {
      if (longest !== undefined && came >= longest.since) return longest;
      const place = hall.visits.get(ticket)?.place;
      if (place?.is !== 'waiting' || !fits(place)) continue;
      if (longest === undefined || place.since < longest.since) longest = { ticket, since: place.since };
    }
  }
  return longest;
}

/** When it came to wait there, its time away no less. */
export const cameAt = ({ since, awayMs = 0 }: Pick<PlaceInQueue, 'since' | 'awayMs'>) => since - awayMs;

/** How a visit stands that comes to wait in the ordinary way. */
export function standingNow(
  rules: Rules,
  hall: Hall,
  { order }: Pick<Visit, 'order'>,
  queue: string,
  credit: number,
  now: number,
): PlaceInQueue {
  const worked = workedFor(rules, hall, queue, now);
  return {
    joinedAt: now,
    workedAtJoining: worked,
    creditMs: credit,
    rank: order,
    since: now,
    workedSince: worked,
  };
}

/**
 * How a visit with this credit stands just behind the next `behind` of its queue and class, or behind all of them where
 * fewer wait (R4): as the last of those does, a rank behind it, so that no credit carries one past the other.
 */
export function standingBehind(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  queue: string,
  ownCreditMs: number,
  behind: number,
  now: number,
): PlaceInQueue {
  const own = standingNow(rules, hall, visit, queue, ownCreditMs, now);
  const lane = hall.queues.get(queue)?.pool.get(visit.class);
  const isInIt =
    visit.place.is === 'waiting' && visit.place.queue === queue && visit.place.bound === undefined;
  const size = (lane?.size ?? 0) - Number(isInIt);
  const otherAt = (index: number) =>
    lane && (isInIt ? standingWithout(lane, index, visit.ticket) : standingAt(lane, index));
  const last = otherAt(Math.min(behind, size) - 1);
  const place = last && hall.visits.get(last.ticket)?.place;
  if (lane === undefined || last === undefined || place?.is !== 'waiting') return own;
  if (size < behind && keyOf(rules.priority, visit.class, own) > last.key) return own;
  const { joinedAt, workedAtJoining, creditMs: credit } = place;
  const next = otherAt(behind);
  const rank = next?.key === last.key ? (last.rank + next.rank) / 2 : last.rank + 0.5;
  return { ...own, joinedAt, workedAtJoining, creditMs: credit, rank };
}

/** Who would stand there if that one did not. */
function standingWithout(lane: Lane, index: number, ticket: string): Waiting | undefined {
  let before = 0;
  for (let at = 0; at < lane.size; at += 1) {
    const waiting = standingAt(lane, at);
    if (waiting?.ticket === ticket) continue;
    if (before === index) return waiting;
    before += 1;
  }
  return undefined;
}

/** The same P in another queue, whose institution may keep other hours. */
export function carriedOver(
  rules: Rules,
  hall: Hall,
  { workedAtJoining, workedSince, ...standing }: PlaceInQueue,
  from: string,
  to: string,
  now: number,
): PlaceInQueue {
  const aheadMs = workedFor(rules, hall, to, now) - workedFor(rules, hall, from, now);
  return {
    ...standing,
    workedAtJoining: workedAtJoining + aheadMs,
    workedSince: workedSince + aheadMs,
  };
}
