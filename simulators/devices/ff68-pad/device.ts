import type { KeyName } from '../../../drivers/device.ts';
import {
  type Dialect,
  decoder,
  type Ff68Frame,
  funcs,
  isDigit,
  isKeyName,
} from '../../../drivers/ff68-pad/codec.ts';
import { payloadsOf, raterAnswers, raterOf } from '../../../drivers/ff68-pad/payloads.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

/** How many digits it keeps for the next function key. The program of slzc has no limit; six is what its LCD may show [C]. */
const digitsKept: Readonly<Record<Dialect, number>> = { '21-key': 2, slzc: 6 };
/** What a pad does without an echo is not known: three more tries are assumed [C]. */
const retries = 3;
/** Another gap at each of eight addresses in a row, or two pads pressed together would speak together for ever [C]. */
const retryEveryMs = (address: number): number => 500 - 20 * (address % 8);
/** A timer that fires this late tells that the process stood still. */
const stoodStillMs = 100;
const dark = '      ';
/** What a person is told who presses something else. */
const takes: Readonly<Record<Dialect, string>> = {
  '21-key':
    'This pad takes {"press": …} with a key name or rate-1 to rate-5, and {"digits": "kept"} or {"digits": "lone"}.',
  slzc: 'This pad takes {"press": …} with next, recall, evaluate, transfer, ok, a digit, or rate-1, rate-3, rate-4, rate-5.',
};
/** A key that is stuck repeats itself as a keyboard does; what a babbling pad says makes no frame. */
const stuckEveryMs = 100;
const babbleEveryMs = 50;
const babbled = Uint8Array.of(0xff, 0x68, 0x00, 0xff, 0x68, 0xa7, 0x16, 0x03);

/** A caller pad with its LCD, its beeper and its rating keys; in slzc these are a rater beside it. `address`: 0–255. */
export function simulateFf68Pad(
  options: { address: number; dialect: Dialect },
  around: Surroundings,
): Simulator {
  const { address, dialect } = options;
  const { keyNames, ratings, keyFrame, ratingFrame, acknowledgementOf, lcdOf } = payloadsOf[dialect];
  const decode = decoder();
  const answered = raterAnswers();
  /** What was pressed and not yet acknowledged, in its order; only the first is on the wire [C]. */
  const unsaid: Uint8Array[] = [];
  let stopRetries = (): void => {};
  let digits = '';
  /** Which kind of pad it is: one that keeps its digits for the next function key, or one that tells each by itself. */
  let keepsDigits = true;
  let lcd = dark;
  let beeps = 0;
  let stopRepeating = (): void => {};

  function repeat(bytes: Uint8Array, everyMs: number): void {
    stopRepeating();
    stopRepeating = around.timers.after(everyMs, () => repeat(bytes, everyMs));
    around.send(bytes);
  }

  function say(frame: Uint8Array): void {
    unsaid.push(frame);
    if (unsaid.length === 1) send(frame, retries);
  }

  function send(frame: Uint8Array, triesLeft: number): void {
    awaitEcho(frame, triesLeft);
    around.send(frame);
  }

  function awaitEcho(frame: Uint8Array, triesLeft: number): void {
    const { timers } = around;
    const untilMs = timers.now() + retryEveryMs(address);
    stopRetries = timers.after(retryEveryMs(address), () => {
      // No pad stands still: when this process did, the echo has come and only lies unread.
      if (timers.now() - untilMs > stoodStillMs) awaitEcho(frame, triesLeft);
      else if (triesLeft > 0) send(frame, triesLeft - 1);
      else sayNext();
    });
  }

  /** The first was acknowledged, or given up. */
  function sayNext(): void {
    stopRetries();
    unsaid.shift();
    const [frame] = unsaid;
    if (frame !== undefined) send(frame, retries);
  }

  function press(key: KeyName): void {
    if (isDigit(key) && !keepsDigits) return say(keyFrame(address, { key, digits: '' }));
    if (isDigit(key)) {
      digits = (digits + key).slice(-digitsKept[dialect]);
      return;
    }
    const entered = key === 'cancel' ? '' : digits;
    digits = '';
    say(keyFrame(address, { key, digits: entered }));
  }

  /** Of the rater that has an address of its own. */
  function isRating(said: Uint8Array | undefined): boolean {
    return dialect === 'slzc' && said?.[5] === raterOf(address);
  }

  function isAcknowledged(frame: Uint8Array): boolean {
    const [said] = unsaid;
    return said !== undefined && Buffer.compare(acknowledgementOf(said), frame) === 0;
  }

  function hear(frame: Ff68Frame): void {
    if (isAcknowledged(frame.bytes)) return sayNext();
    const text = lcdOf(frame);
    if (text !== undefined) lcd = text;
    else if (frame.func === funcs.beep && frame.data.length === 0) beeps += 1;
    else return;
    around.changed();
  }

  return {
    receive(bytes) {
      if (answered(bytes).includes(raterOf(address)) && isRating(unsaid[0])) sayNext();
      for (const message of decode(bytes)) {
        if (message.is === 'frame' && message.address === address) hear(message);
      }
    },
    act(action) {
      const { press: key, digits: told } = action;
      if (told === 'kept' || (told === 'lone' && dialect !== 'slzc')) {
        keepsDigits = told === 'kept';
        digits = '';
        return undefined;
      }
      if (typeof key === 'string' && isKeyName(key) && keyNames.includes(key)) {
        press(key);
        return undefined;
      }
      const rating = ratings.find(grade => `rate-${grade}` === key);
      if (rating === undefined) return takes[dialect];
      say(ratingFrame(address, rating));
      return undefined;
    },
    fault(name) {
      if (name === 'power-cycle') {
        stopRetries();
        unsaid.length = 0;
        digits = '';
        lcd = dark;
        around.changed();
        return true;
      }
      if (name === 'stuck-key') repeat(keyFrame(address, { key: 'next', digits: '' }), stuckEveryMs);
      else if (name === 'babble') repeat(babbled, babbleEveryMs);
      else if (name === 'none') stopRepeating();
      else return false;
      return true;
    },
    shows: () => ({ lcd, beeps }),
  };
}
