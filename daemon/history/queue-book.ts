/** What a day teaches of one queue, as it is counted. */
import { bins, type Joins, type LearnedQueue, type Sums } from '../core/types/learned.ts';
import type { VisitClass } from '../core/types/rules.ts';
import type { Presses } from './presses.ts';
import { noSums } from './sums.ts';

const halfHourMs = 30 * 60_000;
const halfHoursADay = 48;
const fiveMinutesMs = 5 * 60_000;
/** Who comes with more than that before others is told with those of that much. */
const aheadMostMin = 60;

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

/** One more who joined; what it comes to is how they are not counted. */
export function countJoin(
  { joins }: QueueBook,
  { sinceMidnightMs, class: as, aheadMs }: { sinceMidnightMs: number; class: VisitClass; aheadMs: number },
  did: Presses['did'],
): (() => void) | undefined {
  const halfHour = Math.floor(sinceMidnightMs / halfHourMs);
  if (halfHour < 0 || halfHour >= halfHoursADay) return undefined;
  const aheadMin = Math.min(aheadMostMin, Math.max(0, Math.round(aheadMs / fiveMinutesMs) * 5));
  const key = `${halfHour} ${as} ${aheadMin}`;
  const count = (more: 1 | -1) => void joins.set(key, (joins.get(key) ?? 0) + more);
  count(1);
  did(() => count(-1));
  return () => {
    count(-1);
    did(() => count(1));
  };
}
