/** Digits that are typed one after the other, until a function key takes them. */
import type { Timers } from '../../device.ts';

const digitsKept = 2;
/** Digits that no function key followed were typed by mistake. */
const forgottenAfterMs = 10_000;

/** `forgotten`: nothing followed in time. */
export function typedDigits(timers: Timers, forgotten: () => void) {
  let digits = '';
  let cancelForget = (): void => {};

  return {
    add(more: string) {
      cancelForget();
      digits = (digits + more).slice(-digitsKept);
      cancelForget = timers.after(forgottenAfterMs, () => {
        digits = '';
        forgotten();
      });
    },
    /** A function key came. */
    take() {
      cancelForget();
      const taken = digits;
      digits = '';
      return taken;
    },
    stop: () => cancelForget(),
  };
}
