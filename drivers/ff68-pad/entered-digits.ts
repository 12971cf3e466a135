import type { Timers } from '../driver.ts';
import { type Ff68Frame, type Ff68Key, isDigit, keyOf } from './codec.ts';

/** What one key frame means once the digit frames before it are counted in. */
export type Entered = {
  /** undefined: a lone digit, which means nothing to the hall yet. */
  press: Ff68Key | undefined;
  /** The pad sent the same frame again, most likely because it missed our echo. */
  repeat: boolean;
};

const digitsKept = 2;
const forgottenAfterMs = 10_000;
/** The same frame within this time of its first is a repeat: three retries 500 ms apart, and some [C]. */
const repeatWithinMs = 1600;

/** Collects the digits that a pad sends one a frame, until a function key comes. */
export function collectDigits(timers: Timers): (frame: Ff68Frame) => Entered | undefined {
  let digits = '';
  let lastDigitAtMs = 0;
  let first: { bytes: Uint8Array; atMs: number; press: Ff68Key | undefined } | undefined;

  function meaningOf(pressed: Ff68Key): Ff68Key | undefined {
    if (timers.now() - lastDigitAtMs >= forgottenAfterMs) digits = '';
    if (isDigit(pressed.key)) {
      digits = (digits + pressed.digits + pressed.key).slice(-digitsKept);
      lastDigitAtMs = timers.now();
      return undefined;
    }
    // A pad that keeps its digits itself has them all in this frame.
    const entered = pressed.digits || digits;
    digits = '';
    return { key: pressed.key, digits: pressed.key === 'cancel' ? '' : entered };
  }

  return frame => {
    const pressed = keyOf(frame);
    if (pressed === undefined) return undefined;
    const atMs = timers.now();
    if (first !== undefined && atMs - first.atMs < repeatWithinMs && sameBytes(first.bytes, frame.bytes)) {
      return { press: first.press, repeat: true };
    }
    const press = meaningOf(pressed);
    first = { bytes: frame.bytes, atMs, press };
    return { press, repeat: false };
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
