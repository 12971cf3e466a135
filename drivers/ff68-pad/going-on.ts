/** Notices what goes on without a pause, and has to be told: a stuck key, a pad that babbles. */
import type { Timers } from '../driver.ts';

export type GoingOn = {
  /** It came again; true when it has gone on for too long. */
  again(what: string): boolean;
  stop(): void;
};

/**
 * It goes on when it comes again and again for `forMs`, with no pause of `pauseMs`. `changed` tells that it goes on after
 * `tellAfterMs`, so that nobody is called for an impatient finger, and when it has ended.
 */
export function goingOn(
  timers: Timers,
  { forMs, tellAfterMs, pauseMs }: { forMs: number; tellAfterMs: number; pauseMs: number },
  changed: (goesOn: boolean) => void,
): GoingOn {
  /** Only what came within the last pause, so that nobody can fill it. */
  const recent = new Map<string, { sinceMs: number; lastMs: number }>();
  let told = false;
  let cancelEnd = (): void => {};

  return {
    again(what) {
      const nowMs = timers.now();
      for (const [other, { lastMs }] of recent) if (nowMs - lastMs >= pauseMs) recent.delete(other);
      const sinceMs = recent.get(what)?.sinceMs ?? nowMs;
      recent.set(what, { sinceMs, lastMs: nowMs });
      if (nowMs - sinceMs >= tellAfterMs) tell();
      return nowMs - sinceMs >= forMs;
    },
    stop() {
      cancelEnd();
      recent.clear();
      told = false;
    },
  };

  function tell(): void {
    cancelEnd();
    cancelEnd = timers.after(pauseMs, () => {
      told = false;
      changed(false);
    });
    if (!told) changed(true);
    told = true;
  }
}
