/** A lamp that blinks to say that something was not done. */
import type { Timers } from '../../device.ts';

const blinkMs = 150;
/** No more blinks than these are ever due: a key that is pressed again and again must not blink for minutes. */
const mostDue = 4;

/** `lamp` gets true at the beginning of each blink, false at its end. */
export function blinking(timers: Timers, lamp: (on: boolean) => void) {
  let due = 0;
  let isOn = false;
  let cancel: (() => void) | undefined;

  function turn(on: boolean): void {
    isOn = on;
    lamp(on);
  }

  function next(): void {
    cancel = undefined;
    if (due === 0) return;
    due -= 1;
    turn(true);
    cancel = timers.after(blinkMs, () => {
      turn(false);
      cancel = timers.after(blinkMs, next);
    });
  }

  function stop(): void {
    due = 0;
    isOn = false;
    cancel?.();
    cancel = undefined;
  }

  return {
    blink(times: number) {
      due = Math.min(due + times, mostDue);
      if (cancel === undefined) next();
    },
    /** In the middle of a blink the lamp is not as it stands at rest. */
    isOn: () => isOn,
    isBlinking: () => cancel !== undefined,
    /** What it blinked for is over: the lamp is at rest at once. */
    calm() {
      const wasOn = isOn;
      stop();
      if (wasOn) lamp(false);
    },
    /** Nobody looks any more; the lamp is left as it is. */
    stop,
  };
}
