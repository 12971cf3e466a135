import { expect, it } from 'vitest';
import { burstBehind, burstsOn, firstShare } from '../../daemon/people/bursts.ts';
import { chanceOf } from '../../daemon/people/chance.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const bursts = { aDay: 0.3, share: 0.06, withinMs: 10 * minuteMs };

it('on a day that ends, one in so many days, with its share of the people of the day, within ten minutes', () => {
  const curve = [
    { fromMs: 9 * hourMs, perHour: 50 },
    { fromMs: 13 * hourMs, perHour: 0 },
  ];
  const chance = chanceOf(1);
  const days = Array.from({ length: 2000 }, () => burstsOn(curve, bursts, chance));
  expect(days.flat().length / days.length).toBeCloseTo(0.3, 1);
  for (const burst of days.flat()) {
    expect(burst).toHaveLength(12);
    expect(Math.max(...burst) - Math.min(...burst)).toBeLessThanOrEqual(10 * minuteMs);
    expect(Math.max(...burst)).toBeLessThan(13 * hourMs);
  }
});

it('where the doors stand open for ever, as many come in bursts of all who come', () => {
  const curve = [{ fromMs: 0, perHour: 50 }];
  const chance = chanceOf(2);
  const atMs = 5 * hourMs;
  const behind = Array.from({ length: 100_000 }, () => burstBehind(curve, atMs, bursts, chance));
  const seen = behind.filter(({ length }) => length > 0);
  for (const burst of seen) {
    expect(burst).toHaveLength(21);
    expect(Math.min(...burst)).toBeGreaterThanOrEqual(atMs);
    expect(Math.max(...burst)).toBeLessThanOrEqual(atMs + 10 * minuteMs);
  }
  // Of 350 a day so many come by themselves; with each of them a burst may begin.
  const firstsADay = 350 * firstShare(bursts);
  expect((seen.length / behind.length) * firstsADay).toBeCloseTo(0.3, 1);
});

it('no burst goes on when the doors have closed', () => {
  const curve = [
    { fromMs: 0, perHour: 50 },
    { fromMs: hourMs, perHour: 0 },
  ];
  const chance = chanceOf(3);
  const late = Array.from({ length: 5000 }, () => burstBehind(curve, hourMs - 1000, bursts, chance)).flat();
  expect(late.length).toBeGreaterThan(0);
  expect(Math.max(...late)).toBeLessThan(hourMs);
  expect(Math.min(...late)).toBe(hourMs - 1000);
});
