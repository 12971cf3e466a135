/** When it is told that something is another than before: soon, but not at every step of everybody. */
import type { Timers } from '../../drivers/device.ts';

export type Throttle = {
  /** Something has changed. */
  later(): void;
  close(): void;
};

const leastMs = 500;
/** The people's clock goes on even where nobody does anything. */
const ticksMs = 1_000;

/** `isGoing`: whether that clock goes. `tell` is called at most twice a second. */
export function openThrottle(timers: Timers, isGoing: () => boolean, tell: () => void): Throttle {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let dueAtMs = Number.POSITIVE_INFINITY;
  let cancel = (): void => {};
  let closed = false;

  function plan(atMs: number): void {
    if (closed || atMs >= dueAtMs) return;
    cancel();
    dueAtMs = atMs;
    cancel = timers.after(Math.max(0, atMs - timers.now()), () => {
      toldAtMs = timers.now();
      dueAtMs = Number.POSITIVE_INFINITY;
      if (isGoing()) plan(toldAtMs + ticksMs);
      tell();
    });
  }

  return {
    later: () => plan(Math.max(timers.now(), toldAtMs + leastMs)),
    close() {
      closed = true;
      cancel();
    },
  };
}
