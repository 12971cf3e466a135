import { expect, test } from 'vitest';
import { chanceOf } from '../../../daemon/people/chance.ts';
import { openSamples } from '../../../daemon/tools/simulate/samples.ts';

const minuteMs = 60_000;

/** So many waits of up to two hours, to the millisecond. */
function waits(count: number): number[] {
  const chance = chanceOf(5, count);
  return Array.from({ length: count }, () => Math.floor(chance() * 120 * minuteMs));
}

function samplesOf(values: readonly number[]) {
  const samples = openSamples();
  for (const value of values) samples.add(value);
  return samples;
}

const shares = [0, 0.001, 0.5, 0.9, 1];

test.each([1, 2, 7, 1000, 65_536])('of %i waits every figure is exact', count => {
  const values = waits(count);
  const sorted = values.toSorted((one, other) => one - other);
  const samples = samplesOf(values);
  expect(samples.count()).toBe(count);
  expect(samples.max()).toBe(sorted.at(-1));
  expect(samples.mean()).toBe(values.reduce((sum, value) => sum + value, 0) / count);
  expect(shares.map(samples.quantile)).toEqual(
    shares.map(share => sorted[Math.max(0, Math.ceil(share * count) - 1)]),
  );
});

test('of more than are kept, quantiles are told to the second, and all else is exact still', () => {
  const count = 65_537;
  const values = waits(count);
  const sorted = values.toSorted((one, other) => one - other);
  const samples = samplesOf(values);
  expect(samples.count()).toBe(count);
  expect(samples.max()).toBe(sorted.at(-1));
  expect(samples.mean()).toBe(values.reduce((sum, value) => sum + value, 0) / count);
  expect(shares.map(samples.quantile)).toEqual(
    shares.map(share => 1000 * Math.floor((sorted[Math.max(0, Math.ceil(share * count) - 1)] ?? 0) / 1000)),
  );
  const spans = samples.histogram(5 * minuteMs, 25);
  expect(spans).toEqual(
    Array.from(
      { length: 25 },
      (_, span) => values.filter(value => Math.floor(value / (5 * minuteMs)) === span).length,
    ),
  );
});

test('of none, all is 0', () => {
  const samples = openSamples();
  expect([samples.count(), samples.mean(), samples.max(), samples.quantile(0.5)]).toEqual([0, 0, 0, 0]);
});
