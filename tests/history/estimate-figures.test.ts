import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EstimatesOf, openEstimateFigures } from '../../daemon/history/estimate-figures.ts';
import type { EstimateSample } from '../../daemon/history/estimates.ts';

const minuteMs = 60_000;

/** Minutes throughout. */
function sample(
  told: [point: number, from: number, until: number] | undefined,
  waited: number,
  changes: Partial<EstimateSample> = {},
): EstimateSample {
  const [pointMs = 0, fromMs = 0, untilMs = 0] = told?.map(one => one * minuteMs) ?? [];
  return {
    queue: 'approval',
    hour: 9,
    ...(told !== undefined && { told: { pointMs, fromMs, untilMs } }),
    waitedMs: waited * minuteMs,
    end: 'called',
    ...changes,
  };
}

function judged(...samples: EstimateSample[]) {
  const figures = openEstimateFigures();
  for (const one of samples) figures.add(one);
  return figures.result();
}

test('coverage, width, score, error, bias and share within five minutes are those of the ranges told', () => {
  const { held } = judged(
    // Inside, at both ends of it, 4 min early, and 10 min late.
    sample([12, 10, 20], 14),
    sample([12, 10, 20], 10),
    sample([12, 10, 20], 20),
    sample([12, 10, 20], 6),
    sample([12, 10, 20], 30),
  ).overall;
  expect(held).toEqual({
    count: 5,
    coverage: 3 / 5,
    widthMs: 10 * minuteMs,
    winklerMs: (10 + (20 * (4 + 10)) / 5) * minuteMs,
    maeMs: ((2 + 2 + 8 + 6 + 18) / 5) * minuteMs,
    biasMs: ((2 - 2 + 8 - 6 + 18) / 5) * minuteMs,
    within5Min: 2 / 5,
  });
});

test('who was told no wait and called within a minute stands apart; called later, they were told wrongly', () => {
  const { overall } = judged(sample([0, 0, 0], 0), sample([0, 0, 0], 1), sample([0, 0, 0], 1.5));
  expect(overall).toMatchObject({ atOnce: 2, held: { count: 1, coverage: 0, widthMs: 0 } });
});

test('who was told minutes counts also when they were called at once', () => {
  const { overall } = judged(sample([10, 5, 15], 0));
  expect(overall).toMatchObject({ atOnce: 0, held: { count: 1, coverage: 0, winklerMs: 110 * minuteMs } });
});

test('who was told no minutes, walked away or was still there when the day ended is told apart', () => {
  const { overall } = judged(
    sample(undefined, 30),
    sample(undefined, 30, { end: 'walked-away' }),
    sample([120, 100, 140], 90, { end: 'walked-away' }),
    sample([20, 10, 30], 31, { end: 'walked-away' }),
    sample([40, 30, 50], 60, { end: 'closing' }),
  );
  expect(overall).toEqual({
    atOnce: 0,
    untold: 2,
    walkedAway: { count: 2, toldMs: 70 * minuteMs, late: 1 },
    closing: { count: 1, toldMs: 40 * minuteMs, late: 1 },
  });
});

test.each([
  [0, 0],
  [14.9, 0],
  [15, 15],
  [30, 30],
  [59.9, 30],
  [60, 60],
  [120, 120],
  [500, 120],
])('an estimate of %d min is in the band from %d on', (point, band) => {
  const { bands } = judged(sample([point, point, point + 5], point));
  expect([...bands.keys()]).toEqual([band]);
});

test('the parts of a day come to the whole, by queue, hour, hour of a queue, and band', () => {
  const drawn = fc.record({
    queue: fc.constantFrom('approval', 'icbc'),
    hour: fc.integer({ min: 8, max: 17 }),
    told: fc.option(
      fc.tuple(fc.nat(200), fc.nat(30)).map(([from, width]) => ({
        pointMs: (from + width / 2) * minuteMs,
        fromMs: from * minuteMs,
        untilMs: (from + width) * minuteMs,
      })),
    ),
    waitedMs: fc.nat(250 * minuteMs),
    end: fc.constantFrom('called' as const, 'walked-away' as const, 'closing' as const),
  });
  fc.assert(
    fc.property(fc.array(drawn, { size: 'max', maxLength: 300 }), all => {
      const { overall, queues, hours, queueHours, bands } = judged(
        ...all.map(({ told, ...one }) => ({ ...one, ...(told !== null && { told }) })),
      );
      const count = (parts: Iterable<EstimatesOf>, of: (part: EstimatesOf) => number | undefined) =>
        [...parts].reduce((sum, part) => sum + (of(part) ?? 0), 0);
      const ofQueues = [...queueHours.values()].flatMap(own => [...own.values()]);
      for (const parts of [queues.values(), hours.values(), ofQueues]) {
        const list = [...parts];
        expect(count(list, ({ held }) => held?.count)).toBe(overall.held?.count ?? 0);
        expect(count(list, ({ untold }) => untold)).toBe(overall.untold);
        expect(count(list, ({ walkedAway }) => walkedAway?.late)).toBe(overall.walkedAway?.late ?? 0);
      }
      expect(count(bands.values(), ({ held }) => held?.count)).toBe(overall.held?.count ?? 0);
      expect(
        count(
          [overall],
          ({ atOnce, untold, held, walkedAway, closing }) =>
            atOnce + untold + (held?.count ?? 0) + (walkedAway?.count ?? 0) + (closing?.count ?? 0),
        ),
      ).toBe(all.length);
    }),
  );
});
