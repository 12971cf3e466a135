/** What queueing theory says of people who come and are served by chance without memory, in services of mean length. */
import { visitClasses } from '../../../../daemon/core/types/rules.ts';
import type { ByClass, Crowd } from './played-queue.ts';

/** Erlang's C: how likely who comes has to wait. */
export function waitsAtAll({ counters, load }: Pick<Crowd, 'counters' | 'load'>): number {
  // Erlang's B by its recursion in the number of counters, and C from it.
  let lost = 1;
  for (let count = 1; count <= counters; count += 1) {
    const offered = load * counters * lost;
    lost = offered / (count + offered);
  }
  return lost / (1 - load * (1 - lost));
}

/** M/M/c, one after the other: the mean wait. It is that of all, in whatever order they are called. */
export function meanWait(crowd: Pick<Crowd, 'counters' | 'load'>): number {
  return waitsAtAll(crowd) / (crowd.counters * (1 - crowd.load));
}

/**
 * Each class gathers priority in proportion to its wait (Kleinrock 1964; with several counters Sharif, Stanford, Taylor,
 * Ziedins 2014): the mean wait of each. Where one weight is beyond all measure of the other, Cobham's of 1954.
 */
export function meanWaits(crowd: Crowd): ByClass {
  const { load, shares, weight } = crowd;
  const all = meanWait(crowd);
  const found: Record<string, number> = {};
  // From the least weight on: each needs those of less.
  for (const mine of visitClasses.toSorted((one, other) => weight[one] - weight[other])) {
    let less = 0;
    let more = 0;
    for (const other of visitClasses) {
      const ofOther = load * shares[other];
      if (weight[other] < weight[mine])
        less += ofOther * (found[other] ?? 0) * (1 - weight[other] / weight[mine]);
      if (weight[other] > weight[mine]) more += ofOther * (1 - weight[mine] / weight[other]);
    }
    found[mine] = (all - less) / (1 - more);
  }
  return found as ByClass;
}

/** Cobham 1954: those of a class before all of lesser ones, one after the other within it. `order`: the first goes first. */
export function cobham(
  crowd: Pick<Crowd, 'counters' | 'load' | 'shares'>,
  order: readonly (keyof ByClass)[],
): ByClass {
  const inHand = waitsAtAll(crowd) / crowd.counters;
  const found: Record<string, number> = {};
  let before = 0;
  for (const one of order) {
    const until = before + crowd.load * crowd.shares[one];
    found[one] = inHand / ((1 - before) * (1 - until));
    before = until;
  }
  return found as ByClass;
}
