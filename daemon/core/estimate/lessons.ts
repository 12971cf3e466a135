/** What the learned days come to: how long things take, and who will come; worked out once for a value that is handed in. */
import { bins, type Learned, type LearnedDay, middleOf, type Sums } from '../types/learned.ts';
import { type Rules, type VisitClass, visitClasses } from '../types/rules.ts';

export type QueueLessons = {
  /** From call to call, ms; the config's guess while nothing is known. */
  cycleMs: number;
  /** From the call until the hand is empty. */
  heldMs: number;
  /** Variance over mean², of one cycle. */
  scatter: number;
  /** Today's cycles weigh as much as the lesson when there are so many of them. */
  paceWeight: number;
  /** What one in hand still needs, by how long it has been there (`binOf`): mean and variance. */
  rest: readonly Rest[];
  /** Who comes, each with how many an ms in each half hour of the day. */
  comers: readonly Comers[];
};

export type Rest = { ms: number; variance: number };
export type Comers = { class: VisitClass; aheadMs: number; perMs: readonly number[] };

/** The config's guess weighs as much as this many cycles. */
export const guessWeight = 10;
/** A day counts half as much as one that is so much younger. */
const halfLifeDays = 4;
const halfHoursADay = 48;
const halfHourMs = 30 * 60_000;

const known = new WeakMap<Learned, Map<string, QueueLessons>>();

/** Nothing where no day has been learned from. */
export function lessonsFor({ learned, queues }: Rules, queue: string): QueueLessons | undefined {
  if (learned === undefined || learned.days.length === 0) return undefined;
  let byQueue = known.get(learned);
  if (byQueue === undefined) {
    byQueue = new Map();
    known.set(learned, byQueue);
  }
  let lessons = byQueue.get(queue);
  if (lessons === undefined) {
    lessons = lessonsOf(learned, queue, queues.get(queue)?.usualMs ?? 0);
    byQueue.set(queue, lessons);
  }
  return lessons;
}

/** How much each of the days counts; the last one 1. */
export function weightsOf({ days }: Learned): number[] {
  return days.map((_, index) => 2 ** ((index - days.length + 1) / halfLifeDays));
}

function lessonsOf(learned: Learned, queue: string, usualMs: number): QueueLessons {
  const weights = weightsOf(learned);
  const days = learned.days.map(({ queues }, index) => ({
    told: queues[queue],
    weight: weights[index] ?? 0,
  }));
  const cycles = summed(
    days.flatMap(({ told, weight }) => Object.values(told?.cycles ?? {}).map(sums => ({ sums, weight }))),
  );
  const held = summed(
    days.flatMap(({ told, weight }) => (told === undefined ? [] : [{ sums: told.heldSums, weight }])),
  );
  const cycleMs = (guessWeight * usualMs + cycles[1]) / (guessWeight + cycles[0]);
  const heldMs = (guessWeight * usualMs + held[1]) / (guessWeight + held[0]);
  const counts = Array.from({ length: bins }, (_, bin) =>
    days.reduce((sum, { told, weight }) => sum + weight * (told?.held[bin] ?? 0), 0),
  );
  const scatter = scatterOf(cycles);
  return {
    cycleMs,
    heldMs,
    scatter,
    paceWeight: paceWeightOf(learned.days, queue, heldMs, scatter),
    rest: restsOf(counts, heldMs),
    comers: comersOf(learned, weights, queue),
  };
}

function summed(all: readonly { sums: Sums; weight: number }[]): Sums {
  let [count, sum, squares] = [0, 0, 0];
  for (const { sums, weight } of all) {
    count += weight * sums[0];
    sum += weight * sums[1];
    squares += weight * sums[2];
  }
  return [count, sum, squares];
}

function scatterOf([count, sum, squares]: Sums): number {
  if (count < guessWeight || sum === 0) return 0.5;
  return Math.max(0.02, (squares * count) / sum ** 2 - 1);
}

/**
 * How far the queue's days differ from those of the other queues beyond what chance explains: the more they do, the sooner
 * its own today is believed.
 */
function paceWeightOf(days: readonly LearnedDay[], queue: string, meanMs: number, scatter: number): number {
  let [count, squares, expected] = [0, 0, 0];
  for (const day of days) {
    const [served, sum] = day.queues[queue]?.heldSums ?? [0, 0, 0];
    if (served < guessWeight) continue;
    count += 1;
    squares += (sum / served / meanMs - othersOn(days, day, queue)) ** 2;
    expected += scatter / served;
  }
  const between = count === 0 ? 0 : (squares - expected) / count;
  return Math.min(200, Math.max(10, scatter / Math.max(0.001, between)));
}

function restsOf(counts: readonly number[], meanMs: number): Rest[] {
  return counts.map((_, from) => {
    const sinceMs = middleOf(from);
    let [count, sum, squares] = [0, 0, 0];
    for (let bin = from + 1; bin < counts.length; bin += 1) {
      const [many, restMs] = [counts[bin] ?? 0, middleOf(bin) - sinceMs];
      count += many;
      sum += many * restMs;
      squares += many * restMs ** 2;
    }
    // Hardly anybody takes so long: nobody knows how much longer.
    if (count < 1) return { ms: meanMs / 2, variance: (meanMs / 2) ** 2 };
    const ms = sum / count;
    return { ms, variance: Math.max(0, squares / count - ms ** 2) };
  });
}

function comersOf({ days }: Learned, weights: readonly number[], queue: string): Comers[] {
  const found = new Map<string, { class: VisitClass; aheadMs: number; perMs: number[] }>();
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, { queues }] of days.entries()) {
    for (const [halfHour, visitClass, aheadMin, count] of queues[queue]?.joins ?? []) {
      const known = visitClasses.find(one => one === visitClass);
      if (known === undefined) continue;
      const key = `${visitClass} ${aheadMin}`;
      let comers = found.get(key);
      if (comers === undefined) {
        const perMs = Array.from({ length: halfHoursADay }, () => 0);
        comers = { class: known, aheadMs: aheadMin * 60_000, perMs };
        found.set(key, comers);
      }
      comers.perMs[halfHour] =
        (comers.perMs[halfHour] ?? 0) + ((weights[index] ?? 0) * count) / all / halfHourMs;
    }
  }
  const rank = (one: Comers) => visitClasses.indexOf(one.class);
  return [...found.values()].sort((one, other) => rank(one) - rank(other) || one.aheadMs - other.aheadMs);
}

/** How much longer than on the other days what other queues did took that day; 1 where there are none. */
function othersOn(days: readonly LearnedDay[], { queues }: LearnedDay, queue: string): number {
  let [took, usual] = [0, 0];
  for (const [id, { heldSums }] of Object.entries(queues)) {
    if (id === queue) continue;
    let [count, sum] = [0, 0];
    for (const day of days) {
      const [served, ms] = day.queues[id]?.heldSums ?? [0, 0, 0];
      count += served;
      sum += ms;
    }
    took += heldSums[1];
    usual += (heldSums[0] * sum) / Math.max(1, count);
  }
  return usual === 0 ? 1 : took / usual;
}
