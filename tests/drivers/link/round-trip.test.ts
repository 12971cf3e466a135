import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRoundTrip } from '../../../drivers/link/round-trip.ts';

const times = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 300, size: 'max' });

function taught(marginMs: number, tookMs: readonly number[]) {
  const roundTrip = newRoundTrip(marginMs);
  for (const ms of tookMs) roundTrip.learn(ms);
  return roundTrip;
}

test('nothing is known of who never answered', () => {
  const roundTrip = taught(150, []);
  expect([roundTrip.lateAfterMs(), roundTrip.smoothedMs()]).toEqual([undefined, 0]);
  roundTrip.learn(5);
  roundTrip.forget();
  expect(roundTrip.lateAfterMs()).toBeUndefined();
});

/** By hand, from RFC 6298 §2. */
test.each([
  ['(2.2) the first', [100], 100, 300],
  ['(2.3) a second that is alike', [100, 100], 100, 250],
  ['(2.3) a second that took longer', [100, 300], 125, 475],
  ['the margin, of one that never differs', Array.from({ length: 100 }, () => 100), 100, 150],
])('%s', (_, tookMs, smoothedMs, lateAfterMs) => {
  const roundTrip = taught(50, tookMs);
  expect(roundTrip.smoothedMs()).toBeCloseTo(smoothedMs, 5);
  expect(roundTrip.lateAfterMs()).toBeCloseTo(lateAfterMs, 5);
});

test('what is usual lies between the shortest and the longest, and late is later than that by the margin', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 500 }), (tookMs, marginMs) => {
      const roundTrip = taught(marginMs, tookMs);
      const usualMs = roundTrip.smoothedMs();
      expect(usualMs).toBeGreaterThanOrEqual(Math.min(...tookMs) - 1e-6);
      expect(usualMs).toBeLessThanOrEqual(Math.max(...tookMs) + 1e-6);
      expect(roundTrip.lateAfterMs()).toBeGreaterThanOrEqual(usualMs + marginMs);
    }),
  );
});

test('whatever it took before, thirty answers that are alike are learned to within 2 % and the margin', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 3000 }), (before, nowMs) => {
      const roundTrip = taught(150, [...before, ...Array.from({ length: 40 }, () => nowMs)]);
      expect(Math.abs(roundTrip.smoothedMs() - nowMs)).toBeLessThan(60);
      expect(roundTrip.lateAfterMs()).toBeLessThan(nowMs + 60 + 150 + 60);
    }),
  );
});

test('one answer that is ten times slower makes the next of that kind no late one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), usualMs => {
      const roundTrip = taught(150, [...Array.from({ length: 100 }, () => usualMs), 10 * usualMs]);
      expect(roundTrip.lateAfterMs()).toBeGreaterThan(10 * usualMs);
    }),
  );
});
