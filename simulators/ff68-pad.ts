import type { KeyName } from '../drivers/driver.ts';
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
} from '../drivers/ff68-pad/codec.ts';
import type { Simulator, Surroundings } from './simulator.ts';

const digitsKept = 2;
/** What a pad does without an echo is not known: three more tries are assumed [C]. */
const retries = 3;
const retryEveryMs = 500;
const dark = '      ';

/** A caller pad with its LCD, its beeper and five rating keys. `address`: 0–255. */
export function simulateFf68Pad(options: { address: number }, around: Surroundings): Simulator {
  const { address } = options;
  const decode = decoder();
  /** What has not been acknowledged, by the acknowledgement that is waited for. */
  const waiting = new Map<string, () => void>();
  let digits = '';
  let lcd = dark;
  let beeps = 0;

  function say(frame: Uint8Array): void {
    const expected = hex(acknowledgementOf(frame));
    waiting.get(expected)?.();
    send(frame, expected, retries);
  }

  function send(frame: Uint8Array, expected: string, triesLeft: number): void {
    waiting.set(
      expected,
      around.timers.after(retryEveryMs, () => {
        waiting.delete(expected);
        if (triesLeft > 0) send(frame, expected, triesLeft - 1);
      }),
    );
    around.send(frame);
  }

  function press(key: KeyName): void {
    if (isDigit(key)) {
      digits = (digits + key).slice(-digitsKept);
      return;
    }
    const entered = key === 'cancel' ? '' : digits;
    digits = '';
    say(keyFrame(address, { key, digits: entered }));
  }

  function hear(frame: Ff68Frame): void {
    const acknowledged = hex(frame.bytes);
    const stopRetries = waiting.get(acknowledged);
    if (stopRetries !== undefined) {
      stopRetries();
      waiting.delete(acknowledged);
      return;
    }
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
      const { press: key } = action;
      if (typeof key === 'string' && isKeyName(key)) {
        press(key);
        return undefined;
      }
      const rating = /^rate-([1-5])$/.exec(String(key))?.[1];
      if (rating === undefined) return 'This pad takes {"press": …} with a key name or rate-1 to rate-5.';
      say(encode({ address, func: funcs.rating, data: [Number(rating)] }));
      return undefined;
    },
    fault(name) {
      if (name === 'power-cycle') {
        for (const stopRetries of waiting.values()) stopRetries();
        waiting.clear();
        digits = '';
        lcd = dark;
        around.changed();
        return true;
      }
      return name === 'none';
    },
    shows: () => ({ lcd, beeps }),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
