/** Notices what goes on without a pause, and has to be told: a stuck key, a button that bounces, a pad that babbles. */
import type { Timers } from '../device.ts';

/** No finger presses one key this often without a pause. */
export const timesOfNoFinger = 30;

type Limits = { tellAfterMs: number; pauseMs: number; tellAfterTimes?: number; stillMs?: number };

/**
 * It goes on when it comes again and again with no pause of `pauseMs`. `changed` tells that it goes on after `tellAfterMs`, so
 * that nobody is called for an impatient finger, or when it has come more than `tellAfterTimes`, left out: however often; and
 * then that it has kept still for `stillMs`, left out: for one pause.
 */
export function goingOn(
  timers: Timers,
  { tellAfterMs, pauseMs, tellAfterTimes = Number.POSITIVE_INFINITY, stillMs = pauseMs }: Limits,
  changed: (goesOn: boolean, what: string) => void,
) {
  /** Only what came within the last pause, so that nobody can fill it. */
  const recent = new Map<string, { sinceMs: number; lastMs: number; times: number }>();
  let told = false;
  let cancelEnd = (): void => {};

  return {
    /** It came again: how long, and how many times, it has come without a pause. */
    again(what: string) {
      const nowMs = timers.now();
      for (const [other, { lastMs }] of recent) if (nowMs - lastMs >= pauseMs) recent.delete(other);
      const { sinceMs, times } = recent.get(what) ?? { sinceMs: nowMs, times: 0 };
      recent.set(what, { sinceMs, lastMs: nowMs, times: times + 1 });
      if (nowMs - sinceMs >= tellAfterMs || times >= tellAfterTimes) tell(what);
      return { forMs: nowMs - sinceMs, times: times + 1 };
    },
    stop() {
      cancelEnd();
      recent.clear();
      told = false;
    },
  };

  function tell(what: string): void {
    cancelEnd();
    cancelEnd = timers.after(stillMs, () => {
      told = false;
      changed(false, what);
    });
    if (!told) changed(true, what);
    told = true;
  }
}
