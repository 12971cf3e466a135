import type { Timers } from '../device.ts';
import { afterAwake } from '../link/after-awake.ts';

/**
 * A printer that hangs up and is back within this time was never away: network printers end idle connections, and a jolt on
 * a USB cable takes a moment. Nobody is told, and a ticket that comes meanwhile waits.
 */
const shortMs = 1500;

/** `tooLong` gets why it hung up the first time. */
export function absence(timers: Timers, tooLong: (why: string) => void) {
  let cancel: (() => void) | undefined;
  return {
    /** It hung up. Goes on from the first time until `end`. */
    begin(why: string) {
      cancel ??= afterAwake(timers, shortMs, () => {
        cancel = undefined;
        tooLong(why);
      });
    },
    /** It has answered again, or is given up. */
    end() {
      cancel?.();
      cancel = undefined;
    },
    isOn: () => cancel !== undefined,
  };
}
