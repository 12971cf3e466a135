/** R2: who is next. One rule, explainable for every call: the highest accumulated priority over the counter's queues. */

import { countBefore, standingAt } from './lane.ts';
import type { CounterState, Hall, Visit } from './model.ts';
import type { CallReason, PassedOver } from './reasons.ts';
import type { Counter, Rules } from './rules.ts';
import { best, type Candidate, keptLines, poolLines, waitingKey } from './standing.ts';
import { workedFor } from './worked-clock.ts';

type Chosen = { ticket: string; queue: string; why: CallReason };

/** AB岗: the surge plan says that every counter works its backup queues too. */
export function backupOn(rules: Rules, hall: Hall): boolean {
  return rules.surge?.levels.some(level => level.backup && level.id === hall.surge?.level) ?? false;
}

/** The queues that a counter looks at first. */
export function poolOf(counter: Counter, withBackup: boolean): readonly string[] {
  return withBackup ? [...counter.queues, ...counter.backup] : counter.queues;
}

/** Whom this counter calls next, and why; nobody while nobody waits for it. */
export function choose(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  now: number,
): Chosen | undefined {
  const pool = poolOf(counter, backupOn(rules, hall));
  const everything = [...new Set([...pool, ...counter.backup])];
  const own = best(rules, hall, keptLines(hall, everything, counter.id), now, 2);
  const open = best(rules, hall, poolLines(hall, pool), now, 2);
  const [bound] = own;
  if (bound !== undefined) {
    const passed = open[0] !== undefined && open[0].priorityMs > bound.priorityMs ? [open[0]] : [];
    return chosen(hall, everything, bound, 'bound', own[1] ?? open[0], [
      ...passed.map(one => passedOver(one, 'bound')),
      ...keptForOthers(rules, hall, counter, pool, bound, now),
    ]);
  }
  const [first] = open;
  if (first === undefined) {
    const [backup, runnerUp] = best(rules, hall, poolLines(hall, counter.backup), now, 2);
    if (backup === undefined) return undefined;
    const kept = keptForOthers(rules, hall, counter, everything, backup, now);
    return chosen(hall, everything, backup, 'backup', runnerUp, kept);
  }
  const fair = first.class === 'green' ? guarded(rules, hall, state, pool, now) : undefined;
  const winner = fair ?? first;
  return chosen(
    hall,
    pool,
    winner,
    fair === undefined ? 'priority' : 'guard',
    fair === undefined ? open[1] : first,
    [
      ...(fair === undefined ? [] : [passedOver(first, 'guard')]),
      ...keptForOthers(rules, hall, counter, pool, winner, now),
    ],
  );
}

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

/** R2: after green calls in a row the best normal visit, if any has waited longer than fairAfter. */
function guarded(
  rules: Rules,
  hall: Hall,
  state: CounterState,
  pool: readonly string[],
  now: number,
): Candidate | undefined {
  const { guardAfter, fairAfterMs } = rules.priority;
  if (state.greens < guardAfter) return undefined;
  // Worked time, as all of P: nobody is kept waiting in a break.
  const waitsLong = pool.some(queue => {
    const first = hall.queues.get(queue)?.joined.get('normal');
    const ticket = first && standingAt(first, 0)?.ticket;
    const place = ticket === undefined ? undefined : hall.visits.get(ticket)?.place;
    return place?.is === 'waiting' && workedFor(rules, hall, queue, now) - place.workedSince > fairAfterMs;
  });
  if (!waitsLong) return undefined;
  const normal = poolLines(hall, pool).filter(line => line.class === 'normal');
  return best(rules, hall, normal, now, 1)[0];
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
  const spot = { key: place?.is === 'waiting' ? place.since : 0, rank: Number.NEGATIVE_INFINITY, order: 0 };
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
