import type { Timers } from '../../drivers/device.ts';

/** The process's own timers; `now` is monotonic. */
export const systemTimers: Timers = {
  now: () => performance.now(),
  after(delayMs, then) {
    const timer = setTimeout(then, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};

export type Clock = {
  /** The `now` of the rules, ms UTC: it never goes back, whatever is done to the wall clock (R10). */
  now(): number;
  /** The wall clock, ms UTC: it alone says which business day it is (R10). */
  wall(): number;
};

/** `lastAt`: the time of the last journalled event. */
export function startClock(lastAt: number): Clock {
  const startedAt = Math.max(Date.now(), lastAt);
  const startedMonotonicMs = performance.now();
  return {
    now: () => startedAt + Math.round(performance.now() - startedMonotonicMs),
    wall: () => Date.now(),
  };
}
