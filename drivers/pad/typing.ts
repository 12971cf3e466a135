/** What is pressed on a pad that tells every button by itself: a grade, or digits and then the function key that they belong to. */
import type { Button, KeyName, PadSaid, Report, Timers } from '../driver.ts';
import { typedDigits } from './typed-digits.ts';

/** A finger that trembles on "next" would call two. */
const nextRestsMs = 400;

export type Typing = {
  /** It went down. */
  press(button: Button): void;
  stop(): void;
};

/** `forgotten`: digits were typed, and nothing followed. */
export function typing(timers: Timers, report: Report<PadSaid>, forgotten: () => void): Typing {
  const digits = typedDigits(timers, forgotten);
  let nextAtMs = Number.NEGATIVE_INFINITY;

  function key(press: KeyName): void {
    if (/^\d$/.test(press)) return digits.add(press);
    const entered = digits.take();
    if (press === 'next') {
      const restsMs = timers.now() - nextAtMs;
      if (restsMs < nextRestsMs) return;
      nextAtMs = timers.now();
    }
    report({ is: 'said', said: { press, digits: press === 'cancel' ? '' : entered } });
  }

  return {
    press(button) {
      if (isKey(button)) key(button);
      else report({ is: 'said', said: { rating: Number(button.slice('rate-'.length)) } });
    },
    stop: () => digits.stop(),
  };
}

const isKey = (button: Button): button is KeyName => !button.startsWith('rate-');
