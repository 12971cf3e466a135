import type { KeyName } from '../../../drivers/device.ts';
import {
  acknowledgementOf,
  decoder,
  encode,
  type Ff68Frame,
  funcs,
  isDigit,
  isKeyName,
  keyFrame,
  lcdOf,
} from '../../../drivers/ff68-pad/codec.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

const digitsKept = 2;
/** What a pad does without an echo is not known: three more tries are assumed [C]. */
const retries = 3;
/** Another gap at each of eight addresses in a row, or two pads pressed together would speak together for ever [C]. */
const retryEveryMs = (address: number): number => 500 - 20 * (address % 8);
/** A timer that fires this late tells that the process stood still. */
const stoodStillMs = 100;
const dark = '      ';
/** A key that is stuck repeats itself as a keyboard does; what a babbling pad says makes no frame. */
const stuckEveryMs = 100;
const babbleEveryMs = 50;
const babbled = Uint8Array.of(0xff, 0x68, 0x00, 0xff, 0x68, 0xa7, 0x16, 0x03);

/** A caller pad with its LCD, its beeper and five rating keys. `address`: 0–255. */
export function simulateFf68Pad(options: { address: number }, around: Surroundings): Simulator {
  const { address } = options;
  const decode = decoder();
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
      digits = (digits + key).slice(-digitsKept);
      return;
    }
    const entered = key === 'cancel' ? '' : digits;
    digits = '';
    say(keyFrame(address, { key, digits: entered }));
  }

  function hear(frame: Ff68Frame): void {
    const [said] = unsaid;
    if (said !== undefined && Buffer.compare(acknowledgementOf(said), frame.bytes) === 0) return sayNext();
    const text = lcdOf(frame);
    if (text !== undefined) lcd = text;
    else if (frame.func === funcs.beep && frame.data.length === 0) beeps += 1;
    else return;
    around.changed();
  }

  return {
    receive(bytes) {
      for (const message of decode(bytes)) {
        if (message.is === 'frame' && message.address === address) hear(message);
      }
    },
    act(action) {
      const { press: key, digits: told } = action;
      if (told === 'kept' || told === 'lone') {
        keepsDigits = told === 'kept';
        digits = '';
        return undefined;
      }
      if (typeof key === 'string' && isKeyName(key)) {
        press(key);
        return undefined;
      }
      const rating = /^rate-([1-5])$/.exec(String(key))?.[1];
      if (rating === undefined)
        return 'This pad takes {"press": …} with a key name or rate-1 to rate-5, and {"digits": "kept"} or {"digits": "lone"}.';
      say(encode({ address, func: funcs.rating, data: [Number(rating)] }));
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
