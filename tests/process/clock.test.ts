import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startClock } from '../../daemon/process/clock.ts';

const hourMs = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 4);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'], now: noon }));
afterEach(() => void vi.useRealTimers());

it('goes with the wall clock from its start', () => {
  const clock = startClock(noon - hourMs);
  expect(clock.now()).toBe(noon);
  vi.advanceTimersByTime(1500);
  expect([clock.now(), clock.wall()]).toEqual([noon + 1500, noon + 1500]);
});

it('goes on from the last event where the wall clock is behind it', () => {
  const clock = startClock(noon + hourMs);
  expect(clock.now()).toBe(noon + hourMs);
  vi.advanceTimersByTime(1000);
  expect(clock.now()).toBe(noon + hourMs + 1000);
  expect(clock.wall()).toBe(noon + 1000);
});

it.each([
  ['back', noon - hourMs],
  ['forward', noon + hourMs],
])('is not moved when the wall clock is set %s: that only says another day', (_, setTo) => {
  const clock = startClock(0);
  vi.advanceTimersByTime(1000);
  vi.setSystemTime(setTo);
  expect(clock.now()).toBe(noon + 1000);
  expect(clock.wall()).toBe(setTo);
});
