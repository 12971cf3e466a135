import { expect, it } from 'vitest';
import { chanceOf } from '../../daemon/people/chance.ts';
import { companionsOf, meanGroup } from '../../daemon/people/groups.ts';

const hourMs = 60 * 60_000;
const curve = [
  { fromMs: 0, perHour: 60 },
  { fromMs: hourMs, perHour: 0 },
];
const chance = chanceOf(6);
const groups = Array.from({ length: 20_000 }, () => companionsOf(curve, hourMs / 2, chance));

it('one in seventeen brings somebody along, most of them one, and as many come in all as is reckoned with', () => {
  const together = groups.filter(({ length }) => length > 0);
  expect(together.length / groups.length).toBeCloseTo(0.06, 2);
  expect(together.filter(({ length }) => length === 1).length / together.length).toBeCloseTo(0.7, 1);
  expect(Math.max(...together.map(({ length }) => length))).toBe(3);
  expect(1 + groups.flat().length / groups.length).toBeCloseTo(meanGroup, 2);
});

it('they take their tickets one after the other', () => {
  for (const group of groups) {
    for (const [nth, atMs] of group.entries()) {
      const afterMs = atMs - (group[nth - 1] ?? hourMs / 2);
      expect(afterMs).toBeGreaterThanOrEqual(8_000);
      expect(afterMs).toBeLessThanOrEqual(23_000);
    }
  }
});

it('nobody comes after the others when the doors have closed', () => {
  const late = Array.from({ length: 1000 }, () => companionsOf(curve, hourMs - 1000, chance)).flat();
  expect(new Set(late)).toEqual(new Set([hourMs - 1000]));
});
