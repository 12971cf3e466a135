/** A key that is stuck says itself again and again, as a keyboard does, until somebody frees it. */
import type { Timers } from '../../../drivers/device.ts';

const everyMs = 100;

export type StuckKey = {
  /** `press`: what the device says each time. */
  stick(press: () => void): void;
  free(): void;
};

export function stuckKey(timers: Timers): StuckKey {
  let cancel = (): void => {};

  function stick(press: () => void): void {
    cancel();
    cancel = timers.after(everyMs, () => stick(press));
    press();
  }

  return { stick, free: () => cancel() };
}
