/** What a day teaches of one queue, as it is counted. */
import { bins, type Joins, type LearnedQueue, type Sums } from '../core/types/learned.ts';
import { noSums } from './sums.ts';

export type QueueBook = {
  cycles: Map<string, Sums>;
  held: number[];
  heldSums: Sums;
  joins: Map<string, number>;
};

export const emptyBook = (): QueueBook => ({
  cycles: new Map(),
  held: Array.from({ length: bins }, () => 0),
  heldSums: noSums,
  joins: new Map(),
});

export function queueTold({ cycles, held, heldSums, joins }: QueueBook): Omit<LearnedQueue, 'told'> {
  return {
    cycles: Object.fromEntries(cycles),
    held,
    heldSums,
    joins: [...joins].flatMap(([key, count]): Joins[] => {
      const [halfHour, visitClass = '', aheadMin] = key.split(' ');
      return count > 0 ? [[Number(halfHour), visitClass, Number(aheadMin), count]] : [];
    }),
  };
}
