/** What is typed on a pad that sends every key by itself: digits, then the function key that they belong to. */
import type { KeyName, Timers } from '../driver.ts';

const digitsKept = 2;
/** Digits that no key followed were typed by mistake. */
const forgottenAfterMs = 10_000;
/** A finger that trembles on "next" would call two. */
const nextRestsMs = 400;

export type Typing = {
  /** A key went down. */
  key(key: KeyName): void;
  stop(): void;
};

/** `typed` at each function key; `forgotten` when digits were forgotten because nothing followed. */
export function typing(
  timers: Timers,
  on: { typed(press: KeyName, digits: string): void; forgotten(): void },
): Typing {
  let digits = '';
  let nextAtMs = Number.NEGATIVE_INFINITY;
  let cancelForget = (): void => {};

  return {
    key(key) {
      cancelForget();
      if (/^\d$/.test(key)) {
        digits = (digits + key).slice(-digitsKept);
        cancelForget = timers.after(forgottenAfterMs, () => {
          digits = '';
          on.forgotten();
        });
        return;
      }
      const entered = key === 'cancel' ? '' : digits;
      digits = '';
      if (key === 'next') {
        const restsMs = timers.now() - nextAtMs;
        if (restsMs < nextRestsMs) return;
        nextAtMs = timers.now();
      }
      on.typed(key, entered);
    },
    stop: () => cancelForget(),
  };
}
