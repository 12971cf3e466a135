/** Work that a process of its own does for the hall, which nobody waits for. One at a time: what is asked for meanwhile follows it. */
import type { Timers } from '../../drivers/device.ts';

/** One piece of it. `done` is told once, when it is over, also when it was ended from here. */
export type Attempt<Result> = (done: (result: Result) => void) => { kill(): void };

export type ChildWork = {
  start(): void;
  startAfter(ms: number): void;
  close(): void;
};

/** What is read of ten busy days, or written of 31, takes seconds. */
const longestMs = 600_000;

type Options<Result> = {
  attempt: Attempt<Result>;
  timers: Timers;
  ended(result: Result): void;
  /** It has taken so long that it is killed, and is not over yet. */
  hangs?(afterMs: number): void;
};

export function openChildWork<Result>({ attempt, timers, ended, hangs }: Options<Result>): ChildWork {
  let running: { kill(): void } | undefined;
  let isDue = false;
  let isClosed = false;
  let cancel = (): void => {};

  function start(): void {
    isDue = running !== undefined;
    if (isDue || isClosed) return;
    cancel();
    running = attempt(over);
    cancel = timers.after(longestMs, giveUp);
  }

  /** One that waits in the kernel ends when that answers: no second is started before it has ended. */
  function giveUp(): void {
    hangs?.(longestMs);
    running?.kill();
  }

  function over(result: Result): void {
    cancel();
    running = undefined;
    if (isClosed) return;
    ended(result);
    if (isDue) start();
  }

  return {
    start,
    startAfter(ms) {
      cancel();
      cancel = timers.after(ms, start);
    },
    close() {
      isClosed = true;
      cancel();
      running?.kill();
    },
  };
}
