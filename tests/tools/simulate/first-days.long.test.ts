/** A hall that has just begun knows nothing of its days, and soon enough (R11). */
import { expect, test } from 'vitest';
import { openEstimates } from '../../../daemon/history/estimates.ts';
import { withTimetable } from '../../../daemon/tools/simulate/working-hours.ts';
import { playTaughtDays } from '../../bench/promise/taught-days.ts';
import { fuzhou, setup } from './small-setup.ts';

const { staff: _, ...hall } = withTimetable(fuzhou);

/** Day by day: how many joined a queue and were told no minutes, of how many. */
function untold(days: number, seed: number): { untold: number; joined: number }[] {
  const found = Array.from({ length: days }, () => ({ untold: 0, joined: 0 }));
  const usual = setup({
    plans: [{ id: 'as-it-is', name: '', rules: hall }],
    days,
    seed,
    arrivals: { is: 'usual' },
  });
  playTaughtDays(hall, usual, day => {
    const one = found[day] ?? { untold: 0, joined: 0 };
    const count = (times: 1 | -1) => (sample: { told?: unknown }) => {
      one.joined += times;
      if (sample.told === undefined) one.untold += times;
    };
    return openEstimates({ told: count(1), dropped: count(-1) }).saw;
  });
  return found;
}

test.each([1, 2, 3])('from the fifth day on everybody who joins a queue is told a wait, seed %d', seed => {
  const [first, , , , fifth, sixth] = untold(6, seed);
  // Some come before a counter is open, or go to the bank while it has its break.
  expect(first?.untold).toBeGreaterThan(0);
  expect(fifth?.joined).toBeGreaterThan(100);
  expect([fifth?.untold, sixth?.untold]).toEqual([0, 0]);
});
