import type { Timers } from '../drivers/device.ts';

export type VirtualTimers = {
  timers: Timers;
  /** Lets `ms` of virtual time pass: due timers run in order, promises settle in between. */
  advance: (ms: number) => Promise<void>;
  /** The process stands still for `ms`: what became due meanwhile runs late, when time passes again. */
  standStill: (ms: number) => void;
};

/** Lets everything that is already settled run its course. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}

/** Time driven by hand, so that a test of minutes takes no time and always runs the same. */
export function virtualTimers(startMs = 0): VirtualTimers {
  let now = startMs;
  let order = 0;
  const due = new Map<number, { at: number; then: () => void }>();

  function soonest(until: number): number | undefined {
    let found: number | undefined;
    let foundAt = Number.POSITIVE_INFINITY;
    for (const [id, timer] of due) {
      if (timer.at <= until && timer.at < foundAt) {
        found = id;
        foundAt = timer.at;
      }
    }
    return found;
  }

  return {
    timers: {
      now: () => now,
      after(delayMs, then) {
        const id = order++;
        due.set(id, { at: now + Math.max(0, delayMs), then });
        return () => due.delete(id);
      },
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let id = soonest(until); id !== undefined; id = soonest(until)) {
        const timer = due.get(id);
        due.delete(id);
        if (timer === undefined) break;
        now = Math.max(now, timer.at);
        timer.then();
        await settle();
      }
      now = Math.max(now, until);
      await settle();
    },
    standStill(ms) {
      now += ms;
    },
  };
}
