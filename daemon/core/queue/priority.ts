/** R2: who is next. One rule, explainable for every call: the highest accumulated priority over the counter's queues. */

import { workedFor } from '../day/worked-clock.ts';
import { countBefore } from '../types/lane.ts';
import type { CounterState, Hall, Visit } from '../types/model.ts';
import type { Bound, PlaceInQueue } from '../types/place-in-queue.ts';
import type { CallReason, PassedOver } from '../types/reasons.ts';
import type { Counter, Rules } from '../types/rules.ts';
import {
  best,
  type Candidate,
  cameAt,
  keptLines,
  type Line,
  poolLines,
  waitingKey,
} from './waiting-order.ts';

export type Chosen = { ticket: string; queue: string; why: CallReason };

/** AB岗: the surge plan says that every counter works its backup queues too. */
export function backupOn(rules: Rules, hall: Hall): boolean {
  return rules.surge?.levels.some(level => level.backup && level.id === hall.surge?.level) ?? false;
}

/** The queues that a counter looks at first. */
export function poolOf(counter: Counter, withBackup: boolean): readonly string[] {
  return withBackup ? [...counter.queues, ...counter.backup] : counter.queues;
}

/**
 * Whom this counter calls next, and why; nobody while nobody waits for it. `guest`: somebody who is away, as if it stood in the pool
 * of its queue, too (R16).
 */
export function choose(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  now: number,
  guest?: Line,
): Chosen | undefined {
  const guestIn = (queues: readonly string[]) =>
    guest !== undefined && queues.includes(guest.queue) ? [{ ...guest }] : [];
  const pool = poolOf(counter, backupOn(rules, hall));
  const everything = [...new Set([...pool, ...counter.backup])];
  // Who is kept for this counter is one more of its candidates, in whichever of its queues.
  const kept = keptLines(hall, everything, counter.id);
  const [first, second] = best(rules, hall, [...poolLines(hall, pool), ...guestIn(pool), ...kept], now, 2);
  const others = (looked: readonly string[], winner: Candidate) =>
    keptForOthers(rules, hall, counter, looked, winner, now);
  if (first !== undefined) {
    const fair =
      first.class === 'green'
        ? guarded(rules, hall, counter, state, { pool, guests: guestIn(pool) }, now)
        : undefined;
    if (fair === undefined) return chosen(hall, pool, first, 'priority', second, others(pool, first));
    const passed = passedByGuard(
      rules,
      hall,
      [...poolLines(hall, pool), ...keptLines(hall, everything, counter.id)],
      fair,
      now,
    );
    return chosen(hall, pool, fair, 'guard', first, [...passed, ...others(pool, fair)]);
  }
  const [backup, runnerUp] = best(
    rules,
    hall,
    [...poolLines(hall, counter.backup), ...guestIn(counter.backup)],
    now,
    2,
  );
  if (backup !== undefined)
    return chosen(hall, everything, backup, 'backup', runnerUp, others(everything, backup));
  const [taken, next] = letGo(rules, hall, counter, pool, now);
  return taken && chosen(hall, everything, taken, 'taken-over', next, others(everything, taken));
}

/**
 * R5: kept for another counter, which is busy, while this one has nobody to call: the hand that is free takes it. Not who
 * was sent to that very counter.
 */
function letGo(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  pool: readonly string[],
  now: number,
): Candidate[] {
  const lines = pool.flatMap(queue =>
    [...(hall.queues.get(queue)?.bound.keys() ?? [])]
      .filter(other => other !== counter.id && isBusy(hall.counters.get(other)))
      .flatMap(other => keptLines(hall, [queue], other)),
  );
  return best(rules, hall, lines, now, Number.POSITIVE_INFINITY).filter(({ ticket }) => {
    const place = hall.visits.get(ticket)?.place;
    return place?.is === 'waiting' && place.bound !== undefined && !isSent(place.bound);
  });
}

/** Its hand is full, or it is away. */
const isBusy = (state: CounterState | undefined) => state?.ticket !== undefined || state?.status === 'paused';

/** In an older journal such a one was kept without end. */
const isSent = ({ sent, until }: Bound) => sent === true || until === undefined;

/** A clerk's or ops' own choice: whom it passed over is kept with its reason. */
export function chooseNumber(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  visit: Visit,
  reason: string,
  now: number,
): CallReason {
  const { place } = visit;
  if (place.is !== 'waiting') throw new Error(`${visit.ticket} is ${place.is} and cannot be called`);
  const next = choose(rules, hall, counter, state, now);
  const worked = workedFor(rules, hall, place.queue, now);
  const priorityMs = Math.round(
    rules.priority.weight[visit.class] * worked - waitingKey(rules.priority, visit, place).key,
  );
  const others: PassedOver[] =
    next === undefined || next.ticket === visit.ticket
      ? []
      : [{ ticket: next.ticket, priorityMs: next.why.priorityMs, why: 'number' }];
  const pool = poolOf(counter, backupOn(rules, hall));
  const called = { ...visit, queue: place.queue, priorityMs };
  return { ...chosen(hall, pool, called, 'number', undefined, others).why, reason };
}

/** R2: after green calls in a row the best normal visit of its candidates, if any has waited longer than fairAfter. */
function guarded(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  { pool, guests }: { pool: readonly string[]; guests: readonly Line[] },
  now: number,
): Candidate | undefined {
  const { guardAfter, fairAfterMs } = rules.priority;
  if (state.greens < guardAfter) return undefined;
  // Worked time, as all of P: nobody is kept waiting in a break.
  const waitsLong = (visit: Visit | undefined) =>
    (visit?.place.is === 'waiting' || visit?.place.is === 'away') &&
    workedFor(rules, hall, visit.place.queue, now) - cameWorked(visit.place) > fairAfterMs;
  const kept = keptLines(hall, [...new Set([...pool, ...counter.backup])], counter.id);
  const apart = [...kept, ...guests].filter(isNormal);
  const isDue =
    pool.some(queue => earlyFree(hall, queue, now - fairAfterMs).some(waitsLong)) ||
    apart.some(({ lane }) => lane.chunks.flat().some(({ ticket }) => waitsLong(hall.visits.get(ticket))));
  if (!isDue) return undefined;
  return best(rules, hall, [...poolLines(hall, pool).filter(isNormal), ...apart], now, 1)[0];
}

/** By the worked clock, its time away no less: it has kept its place. */
const cameWorked = ({ workedSince, awayMs = 0 }: PlaceInQueue) => workedSince - awayMs;

const isNormal = (line: Line) => line.class === 'normal';

/** The green one that had the highest P, and of other classes the first that had a higher one too. */
function passedByGuard(
  rules: Rules,
  hall: Hall,
  lines: readonly Line[],
  fair: Candidate,
  now: number,
): PassedOver[] {
  return [...Map.groupBy(lines, line => line.class).values()]
    .flatMap(ofClass => best(rules, hall, ofClass, now, 1))
    .filter(one => one.class === 'green' || one.priorityMs > fair.priorityMs)
    .sort((one, other) => other.priorityMs - one.priorityMs)
    .map(one => passedOver(one, 'guard'));
}

/**
 * The normal visits that any counter may call and that came before then, the earliest first. Mostly the first has waited
 * longest; not one that was sent here by an institution that had its break meanwhile.
 */
function* earlyFree(hall: Hall, queue: string, before: number): Generator<Visit> {
  for (const chunk of hall.queues.get(queue)?.joined.get('normal')?.chunks ?? []) {
    for (const { ticket, key: since } of chunk) {
      if (since >= before) return;
      const visit = hall.visits.get(ticket);
      if (visit?.place.is === 'waiting' && visit.place.bound === undefined) yield visit;
    }
  }
}

/** Visits of these queues with a higher P that wait for a counter they know. */
function keptForOthers(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  pool: readonly string[],
  winner: Candidate,
  now: number,
): PassedOver[] {
  const passed: PassedOver[] = [];
  for (const queue of pool) {
    for (const other of hall.queues.get(queue)?.bound.keys() ?? []) {
      if (other === counter.id) continue;
      const [first] = best(rules, hall, keptLines(hall, [queue], other), now, 1);
      if (first !== undefined && first.priorityMs > winner.priorityMs)
        passed.push({ ...passedOver(first, 'kept'), counter: other });
    }
  }
  return passed;
}

const passedOver = ({ ticket, priorityMs }: Candidate, why: PassedOver['why']): PassedOver => ({
  ticket,
  priorityMs,
  why,
});

function chosen(
  hall: Hall,
  pool: readonly string[],
  { ticket, queue, priorityMs }: Omit<Candidate, 'class'>,
  by: CallReason['by'],
  runnerUp: Candidate | undefined,
  passed: readonly PassedOver[],
): Chosen {
  const place = hall.visits.get(ticket)?.place;
  const spot = { key: place?.is === 'waiting' ? cameAt(place) : 0, rank: Number.NEGATIVE_INFINITY, order: 0 };
  let earlier = 0;
  for (const lane of hall.queues.get(queue)?.joined.values() ?? []) earlier += countBefore(lane, spot);
  return {
    ticket,
    queue,
    why: {
      by,
      priorityMs,
      pool,
      ...(runnerUp && { runnerUp: { ticket: runnerUp.ticket, priorityMs: runnerUp.priorityMs } }),
      ...(passed.length > 0 && { passedOver: passed }),
      earlier,
    },
  };
}
