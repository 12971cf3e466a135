import type { Timers } from '../../drivers/device.ts';

/** What the clock on the wall says: ms UTC, to be read beside the times of the hall. It may jump. */
export const wallMs = (): number => Date.now();

/** Real time, monotonic. Never early. */
export const realTimers: Timers = {
  now: () => performance.now(),
  after(delayMs, then) {
    const timer = setTimeout(then, Math.max(0, Math.ceil(delayMs)));
    return () => clearTimeout(timer);
  },
};

/** Timers that can be stopped all at once: a simulator has no end of its own. */
export function stoppable(timers: Timers): { timers: Timers; stop: () => void } {
  const running = new Set<() => void>();
  let stopped = false;
  return {
    timers: {
      now: () => timers.now(),
      after(delayMs, then) {
        if (stopped) return () => {};
        const cancel = timers.after(delayMs, () => {
          running.delete(forget);
          then();
        });
        const forget = () => {
          running.delete(forget);
          cancel();
        };
        running.add(forget);
        return forget;
      },
    },
    stop() {
      stopped = true;
      for (const forget of running) forget();
    },
  };
}
