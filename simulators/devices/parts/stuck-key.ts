/** A key that is stuck says itself again and again, as a keyboard does, until somebody frees it. */
import type { Timers } from '../../../drivers/device.ts';

const everyMs = 100;

/** `stick` gets what the device says each time. */
export function stuckKey(timers: Timers) {
  let cancel = (): void => {};

  function stick(press: () => void): void {
    cancel();
    cancel = timers.after(everyMs, () => stick(press));
    press();
  }

  return { stick, free: () => cancel() };
}
