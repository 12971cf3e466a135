import { expect, test } from 'vitest';
import { openSpread } from '../../daemon/history/spread.ts';

test('of nothing there is no middle, of two the lower one is it, and what is taken back is none', () => {
  const waits = openSpread();
  const told = () => [waits.quantile(0.5), waits.quantile(0.9), waits.count()];
  expect(told()).toEqual([undefined, undefined, 0]);
  waits.add(9000);
  waits.add(1000);
  expect(told()).toEqual([1000, 9000, 2]);
  waits.add(9000, -1);
  expect(told()).toEqual([1000, 1000, 1]);
});
