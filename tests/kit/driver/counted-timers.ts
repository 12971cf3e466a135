import type { Timers } from '../../../drivers/device.ts';

/** Tells how many timers wait: what is closed must leave none behind, or the process would not end. */
export function countedTimers(timers: Timers): { timers: Timers; waiting: () => number } {
  const waiting = new Set<object>();
  return {
    timers: {
      now: () => timers.now(),
      after(delayMs, then) {
        const timer = {};
        waiting.add(timer);
        const cancel = timers.after(delayMs, () => {
          waiting.delete(timer);
          then();
        });
        return () => {
          waiting.delete(timer);
          cancel();
        };
      },
    },
    waiting: () => waiting.size,
  };
}
