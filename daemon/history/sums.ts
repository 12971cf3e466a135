/** Sums of lengths that grow, and shrink when a press is taken back. */
import type { Sums } from '../core/types/learned.ts';

export function withOne([count, sum, squares]: Sums, ms: number, times: 1 | -1 = 1): Sums {
  return [count + times, sum + times * ms, squares + times * ms ** 2];
}

export const noSums: Sums = [0, 0, 0];
