/** Sums of lengths that grow, and shrink when a press is taken back. */
import type { Sums } from '../core/types/learned.ts';

export function withOne(sums: Sums, ms: number, times: 1 | -1 = 1): Sums {
  return withEach(sums, ms, times);
}

/** So many that took this long each. */
export function withEach([count, sum, squares]: Sums, ms: number, many: number): Sums {
  return [count + many, sum + many * ms, squares + many * ms ** 2];
}

export const noSums: Sums = [0, 0, 0];
