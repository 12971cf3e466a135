/** What a hall has learned, as a test says it: by the least of it that can be wrong. */
import {
  bins,
  type Learned,
  type LearnedCounter,
  type LearnedDay,
  type LearnedQueue,
  quartersADay,
} from '../../../daemon/core/types/learned.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';

export const quietQueue: LearnedQueue = {
  cycles: {},
  held: Array.from({ length: bins }, () => 0),
  heldSums: [0, 0, 0],
  joins: [],
  told: [],
};

/** At work, while somebody waited, from one time to another (08:30 is 8.5); the rest of the day away, and then closed. */
export function atWork(...spans: readonly (readonly [from: number, until: number])[]): LearnedCounter {
  const hours = Array.from({ length: quartersADay }, (_, quarter) => quarter / 4);
  const isThere = (hour: number) => spans.some(([from, until]) => from <= hour && hour < until);
  return {
    atWork: hours.map(hour => (isThere(hour) ? 'f' : '0')).join(''),
    stood: hours.map(hour => (isThere(hour) ? 'o' : 'c')).join(''),
  };
}

/** So many days that were all the same. */
export function taught(rules: Rules, days: number, day: Partial<LearnedDay>): Rules & { learned: Learned } {
  const one = (nth: number): LearnedDay => ({
    day: `2026-11-${String(nth + 1).padStart(2, '0')}`,
    queues: {},
    counters: {},
    pauses: [0, 0, 0],
    stayed: [],
    claims: { confirmed: 0, denied: 0 },
    ...day,
  });
  return { ...rules, learned: { days: Array.from({ length: days }, (_, nth) => one(nth)) } };
}
