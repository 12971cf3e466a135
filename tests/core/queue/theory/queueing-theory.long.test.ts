/**
 * Queueing theory as a check from outside: one queue, as the core plays it, waits as long as formulas say that know nothing of
 * it. Each mean is that of twenty halls that began empty, without the first of those who came; it must lie within its own
 * interval of confidence (99 %, Student) around the formula, and the interval must be narrow enough to say something.
 */
import { describe, expect, it } from 'vitest';
import { visitClasses } from '../../../../daemon/core/types/rules.ts';
import { cobham, meanWait, meanWaits, waitsAtAll } from './formulas.ts';
import { type ByClass, type Called, type Crowd, playedQueue } from './played-queue.ts';

const halls = 20;
/** Student's t with 19 degrees of freedom: so many standard errors to either side in 99 of 100 cases. */
const sure = 2.861;
const shares: ByClass = { normal: 0.6, green: 0.25, appointment: 0.15 };
const alike: ByClass = { normal: 1, green: 1, appointment: 1 };
const asUsual: ByClass = { normal: 1, green: 3, appointment: 2 };
/** So much that the rest does not show. */
const strict: ByClass = { normal: 1, green: 1e8, appointment: 1e4 };

type Mean = { mean: number; halfWidth: number };

function meanOf(samples: readonly number[]): Mean {
  const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  const squares = samples.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { mean, halfWidth: sure * Math.sqrt(squares / (samples.length - 1) / samples.length) };
}

/** The mean of each hall, of those for whom `of` gives a figure. */
function means(played: readonly Called[][], of: (one: Called) => number | undefined): Mean {
  return meanOf(
    played.map(called => {
      const figures = called.map(of).filter(one => one !== undefined);
      return figures.reduce((sum, one) => sum + one, 0) / figures.length;
    }),
  );
}

/** The busier, the longer a hall remembers that it began empty, and the more it takes to know its mean. */
const people = new Map([
  [0.7, 6_000],
  [0.85, 12_000],
  [0.95, 60_000],
]);

function played(crowd: Crowd): Called[][] {
  const each = people.get(crowd.load) ?? 0;
  return Array.from({ length: halls }, (_, nth) => playedQueue(crowd, 1 + nth, each).slice(each / 5));
}

function expectNear({ mean, halfWidth }: Mean, theory: number, narrow: number): void {
  expect(halfWidth / theory).toBeLessThan(narrow);
  expect(Math.abs(mean - theory)).toBeLessThan(halfWidth);
}

describe('the mean wait', () => {
  it.each([
    { counters: 1, load: 0.7, narrow: 0.15 },
    { counters: 1, load: 0.85, narrow: 0.15 },
    { counters: 4, load: 0.7, narrow: 0.15 },
    { counters: 4, load: 0.85, narrow: 0.15 },
  ])('of people who are all alike is Erlang’s, with $counters counters at load $load', given => {
    const crowd = { ...given, shares, weight: alike };
    const halls = played(crowd);
    expectNear(
      means(halls, ({ waited }) => waited),
      meanWait(crowd),
      given.narrow,
    );
    expectNear(
      means(halls, ({ waited }) => (waited > 0 ? 1 : 0)),
      waitsAtAll(crowd),
      given.narrow,
    );
  });

  it.each([
    { load: 0.7, narrow: 0.15 },
    { load: 0.85, narrow: 0.15 },
    { load: 0.95, narrow: 0.2 },
  ])(
    'of each class is Kleinrock’s where priority grows with the wait, of all Erlang’s, at load $load',
    given => {
      const crowd = { counters: 3, load: given.load, shares, weight: asUsual };
      const halls = played(crowd);
      const theory = meanWaits(crowd);
      for (const visitClass of visitClasses) {
        const own = means(halls, one => (one.class === visitClass ? one.waited : undefined));
        expectNear(own, theory[visitClass], given.narrow);
      }
      expectNear(
        means(halls, ({ waited }) => waited),
        meanWait(crowd),
        given.narrow,
      );
    },
  );

  it('of each class is Cobham’s where one weight is beyond all measure of the next', () => {
    const crowd = { counters: 3, load: 0.85, shares, weight: strict };
    const halls = played(crowd);
    const theory = cobham(crowd, ['green', 'appointment', 'normal']);
    for (const visitClass of visitClasses) {
      const own = means(halls, one => (one.class === visitClass ? one.waited : undefined));
      expectNear(own, theory[visitClass], 0.15);
    }
  });
});

describe('the check', () => {
  it('sees that the weights are not those of the formula', () => {
    const crowd = { counters: 3, load: 0.7, shares, weight: asUsual };
    const found = means(played(crowd), one => (one.class === 'green' ? one.waited : undefined));
    const twice = meanWaits({ ...crowd, weight: { ...asUsual, green: 2 } }).green;
    expect(Math.abs(found.mean - twice)).toBeGreaterThan(found.halfWidth);
  });

  it('has formulas that agree with each other', () => {
    expect(waitsAtAll({ counters: 2, load: 0.5 })).toBeCloseTo(1 / 3, 12);
    const crowd = { counters: 3, load: 0.95, shares, weight: asUsual };
    const each = meanWaits(crowd);
    expect(visitClasses.reduce((sum, one) => sum + shares[one] * each[one], 0)).toBeCloseTo(
      meanWait(crowd),
      9,
    );
    const limit = meanWaits({ ...crowd, weight: strict });
    const order = cobham(crowd, ['green', 'appointment', 'normal']);
    for (const one of visitClasses) expect(limit[one] / order[one]).toBeCloseTo(1, 2);
  });
});
