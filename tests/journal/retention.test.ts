import { expect, test } from 'vitest';
import { olderThan } from '../../daemon/copies/retention.ts';

test('what is older than keepDays goes, but for the last two days', () => {
  const days = ['2026-01-05', '2026-01-06', '2026-02-02', '2026-02-03'];
  expect(olderThan(days, 7)).toEqual(['2026-01-05', '2026-01-06']);
  expect(olderThan(days, 28)).toEqual(['2026-01-05']);
  expect(olderThan(['2020-01-01', '2026-01-01'], 7)).toEqual([]);
  expect(olderThan([], 7)).toEqual([]);
});

test('a day under a wrong date makes no other day old, and goes with the days beside it', () => {
  const days = ['2026-01-05', '2036-01-01', '2026-01-06', '2026-01-07', '2026-01-08'];
  expect(olderThan(days, 40)).toEqual([]);
  expect(olderThan([...days.slice(0, 1), '2036-01-01'], 7)).toEqual([]);
  const year = Array.from({ length: 60 }, (_, nth) =>
    new Date(Date.UTC(2026, 1, 1 + nth)).toISOString().slice(0, 10),
  );
  expect(olderThan([...days, ...year], 50)).toEqual([...days, ...year.slice(0, 9)]);
});
