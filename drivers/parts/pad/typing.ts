/** What is pressed on a pad that tells every button by itself: a grade, or digits and then the function key that they belong to. */
import type { Button, KeyName, PadSaid, Reporter, Timers } from '../../device.ts';
import { goingOn, timesOfNoFinger } from '../stuck-key.ts';
import { typedDigits } from './typed-digits.ts';

/** A finger that trembles on "next", or its worn contact, would call two. */
const nextRestsMs = 400;
/** It bounces, or says itself again and again; or nobody's finger lies on it for so long. */
const stuck = { tellAfterMs: 5000, tellAfterTimes: timesOfNoFinger, pauseMs: 700 };
const heldForMs = 30_000;

/** `forgotten`: digits were typed, and nothing followed. `told`: which key is stuck, `undefined` once none is any more. */
export function typing(
  timers: Timers,
  report: Reporter<PadSaid>,
  on: { forgotten(): void; stuck(why: string | undefined): void },
) {
  const digits = typedDigits(timers, on.forgotten);
  let nextAtMs = Number.NEGATIVE_INFINITY;
  let bouncing: string | undefined;
  /** What is down, and those of it that are down for too long. */
  const downs = new Map<Button, () => void>();
  const tooLong = new Set<Button>();
  const same = goingOn(timers, stuck, (goesOn, button) => {
    bouncing = goesOn ? button : undefined;
    tell();
  });

  function tell(): void {
    const [held] = tooLong;
    if (bouncing !== undefined) on.stuck(`the key ${bouncing} is stuck, or bounces: look at the pad`);
    else on.stuck(held && downTooLong(held));
  }

  function key(press: KeyName): void {
    if (/^\d$/.test(press)) return digits.add(press);
    const entered = digits.take();
    if (press === 'next') {
      const rested = timers.now() - nextAtMs >= nextRestsMs;
      nextAtMs = timers.now();
      if (!rested) return;
    }
    report({ is: 'said', said: { press, digits: press === 'cancel' ? '' : entered } });
  }

  function hold(button: Button): void {
    const cancel = timers.after(heldForMs, () => {
      tooLong.add(button);
      tell();
    });
    downs.set(button, cancel);
  }

  function release(button: Button): void {
    downs.get(button)?.();
    downs.delete(button);
    if (tooLong.delete(button)) tell();
  }

  function forget(): void {
    for (const cancel of downs.values()) cancel();
    downs.clear();
    tooLong.clear();
    same.stop();
    bouncing = undefined;
  }

  return {
    /** It went down. */
    press(button: Button) {
      const { forMs, times } = same.again(button);
      if (forMs >= stuck.tellAfterMs || times > stuck.tellAfterTimes) return;
      if (isKey(button)) key(button);
      else report({ is: 'said', said: { rating: Number(button.slice('rate-'.length)) } });
    },
    /** It was said again, and is known to be no new press. */
    repeated: (button: Button) => void same.again(button),
    /** Which are down now, where the pad tells it. */
    held(buttons: readonly Button[]) {
      for (const button of downs.keys()) if (!buttons.includes(button)) release(button);
      for (const button of buttons) if (!downs.has(button)) hold(button);
    },
    /** What was told of its keys is not known any more: its way is gone. */
    down: forget,
    stop() {
      forget();
      digits.stop();
    },
  };
}

export type Typing = ReturnType<typeof typing>;

const downTooLong = (button: Button): string =>
  `the key ${button} is down for longer than ${heldForMs / 1000} s: it is stuck, or something lies on the pad`;

const isKey = (button: Button): button is KeyName => !button.startsWith('rate-');
