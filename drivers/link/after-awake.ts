import type { Timers } from '../device.ts';

/** A wait is cut into so many parts. */
const parts = 10;

/**
 * As `timers.after`, but time in which this process stood still (a slow disk, a busy machine) hardly counts: a part of the
 * wait is one part however long it took, and only half of one when it took twice its time. So what came meanwhile and lies
 * unread is read before somebody is called silent.
 */
export function afterAwake(timers: Timers, delayMs: number, then: () => void): () => void {
  const partMs = delayMs / parts;
  let halves = 2 * parts;
  let cancel = (): void => {};

  function wait(): void {
    const dueMs = timers.now() + partMs;
    cancel = timers.after(partMs, () => {
      halves -= timers.now() - dueMs > partMs ? 1 : 2;
      if (halves > 0) wait();
      else then();
    });
  }

  wait();
  return () => cancel();
}
