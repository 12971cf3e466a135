/** Tells a press from one that was said before, from a level that stays, and from what was said before we listened. */
import type { Timers } from '../device.ts';
import type { ButtonEvent } from './codec.ts';

/** A device that was asked for its states, or has come back, tells its last press again by then. */
const oldNewsMs = 2000;

/** `repeatWindowMs`: the same press again within this of the last time it was said is the same, where the device does not count. */
export function newPresses(timers: Timers, repeatWindowMs: number) {
  const counts = new Map<string, number>();
  const levels = new Map<string, boolean>();
  const saidAtMs = new Map<string, number>();
  let oldUntilMs = -Infinity;

  function isCountedAgain({ input, count }: ButtonEvent): boolean {
    const known = counts.get(input);
    if (count === undefined) return false;
    counts.set(input, count);
    return known === undefined ? timers.now() < oldUntilMs : known === count;
  }

  function isSaidAgain(name: string): boolean {
    const beforeMs = timers.now() - (saidAtMs.get(name) ?? -Infinity);
    saidAtMs.set(name, timers.now());
    return beforeMs < repeatWindowMs;
  }

  return {
    /** `new`: somebody pressed just now. */
    judge(event: ButtonEvent, retained: boolean) {
      const { name, input, count, level } = event;
      const stays = level === true && levels.get(input) === true;
      if (level === true) levels.set(input, name !== undefined);
      const again = isCountedAgain(event);
      if (name === undefined || retained || stays) return 'none';
      return again || (count === undefined && isSaidAgain(name)) ? 'repeat' : 'new';
    },
    /** From now on the device tells its states, old ones among them. */
    oldNews() {
      oldUntilMs = timers.now() + oldNewsMs;
    },
    /** What was not heard meanwhile is not known: a button may have been released. */
    missed: () => levels.clear(),
  };
}
