import type { Timers } from '../device.ts';
import { typedDigits } from '../parts/pad/typed-digits.ts';
import { type Ff68Frame, type Ff68Key, isDigit } from './codec.ts';

/** What one key frame means once the digit frames before it are counted in. */
export type Entered = {
  /** undefined: a lone digit, which means nothing to the hall yet. */
  press: Ff68Key | undefined;
  /** The pad sent the same frame again, most likely because it missed our echo. */
  repeat: boolean;
};

/** A function key's frame within this time of its first is a repeat: three retries 500 ms apart, and some [C]. */
const repeatWithinMs = 1600;
/** A lone digit's frame within this time of when it was heard last: one retry, so that a clerk may soon type 11. */
const digitRepeatWithinMs = 700;

/** Collects the digits that a pad sends one a frame, until a function key comes; `forgotten` when none came in time. */
export function collectDigits(timers: Timers, forgotten: () => void) {
  const digits = typedDigits(timers, forgotten);
  /** Each frame heard of late; another key may come between a frame and its repeat. */
  const recent = new Map<string, { press: Ff68Key | undefined; repeatUntilMs: number }>();

  function meaningOf(pressed: Ff68Key): Ff68Key | undefined {
    if (isDigit(pressed.key)) {
      digits.add(pressed.digits + pressed.key);
      return undefined;
    }
    const before = digits.take();
    // A pad that keeps its digits itself has them all in this frame.
    const entered = pressed.digits || before;
    return { key: pressed.key, digits: pressed.key === 'cancel' ? '' : entered };
  }

  return {
    frame(frame: Ff68Frame, pressed: Ff68Key): Entered {
      const nowMs = timers.now();
      for (const [bytes, { repeatUntilMs }] of recent) if (repeatUntilMs <= nowMs) recent.delete(bytes);
      const bytes = frame.bytes.join();
      const known = recent.get(bytes);
      const press = known === undefined ? meaningOf(pressed) : known.press;
      if (press === undefined) recent.set(bytes, { press, repeatUntilMs: nowMs + digitRepeatWithinMs });
      else if (known === undefined) recent.set(bytes, { press, repeatUntilMs: nowMs + repeatWithinMs });
      return { press, repeat: known !== undefined };
    },
    stop: () => digits.stop(),
  };
}
