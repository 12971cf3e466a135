import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceOf, exponential } from '../../daemon/people/chance.ts';
import { leavesAfterMs } from '../../daemon/people/patience.ts';

const minuteMs = 60_000;
const chance = chanceOf(6);
const patiences = Array.from({ length: 20_000 }, () => exponential(chance, 1));

/** How many of a hundred who were told that are gone after that time. */
function gone(toldMin: number | undefined, waitedMin: number): number {
  const left = patiences.filter(patience => leavesAfterMs(patience, toldMin) <= waitedMin * minuteMs);
  return (100 * left.length) / patiences.length;
}

it('of those told over two hours a fifth is gone before their time, of those told half an hour hardly one in a hundred', () => {
  expect(gone(150, 120)).toBeCloseTo(22, -0.5);
  expect(gone(30, 30)).toBeLessThan(2);
  expect(gone(60, 60)).toBeGreaterThan(3);
  expect(gone(60, 60)).toBeLessThan(7);
});

it('past the end of what they were told more and more have enough, each minute more than the one before', () => {
  const atEnd = gone(30, 30);
  expect(gone(30, 60) - atEnd).toBeGreaterThan(8);
  expect(gone(30, 90) - gone(30, 60)).toBeGreaterThan(1.5 * (gone(30, 60) - atEnd));
  expect(gone(15, 60)).toBeGreaterThan(gone(60, 60));
});

it('whoever was told nothing reckons with an hour', () => {
  for (const patience of [0.01, 0.5, 3]) expect(leavesAfterMs(patience)).toBe(leavesAfterMs(patience, 60));
});

it('the more patient stay longer, whatever they were told', () => {
  const patience = fc.double({ min: 0, max: 20, noNaN: true });
  fc.assert(
    fc.property(patience, patience, fc.integer({ min: 0, max: 600 }), (one, more, toldMin) => {
      const [least, most] = [leavesAfterMs(one, toldMin), leavesAfterMs(one + more, toldMin)];
      expect(least).toBeGreaterThanOrEqual(0);
      expect(most).toBeGreaterThanOrEqual(least - 1);
    }),
  );
});
