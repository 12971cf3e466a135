import type { Button } from '../drivers/driver.ts';
import { decodeLeds, encodeInput, usageOf, usualButtons } from '../drivers/hid-keypad/codec.ts';
import { act, nameOf } from './buttons.ts';
import type { Simulator, Surroundings } from './simulator.ts';

const keysKept = 20;

/** A USB number pad with a Num Lock lamp. */
export function simulateHidKeypad(
  options: { buttons?: Readonly<Record<string, Button>> | undefined },
  around: Surroundings,
): Simulator {
  const { buttons = usualButtons } = options;
  /** Usages, in the order in which they went down. */
  const held = new Set<number>();
  let keys: string[] = [];
  let numLock = false;
  let blinks = 0;

  return {
    receive(report) {
      const leds = decodeLeds(report);
      if (leds === undefined) return;
      if (numLock && !leds.numLock) blinks += 1;
      numLock = leds.numLock;
      around.changed();
    },
    act(action) {
      const refused = act(action, {
        find: name => usageOf(nameOf(name, buttons) ?? name),
        held,
        changed: () => around.send(encodeInput([...held])),
        names: 'a key of the config, rate-1 to rate-5, or the name of a button as enter or plus',
      });
      if (refused !== undefined) return refused;
      const name = action['press'] ?? action['hold'];
      if (typeof name === 'string') {
        keys = [...keys, name].slice(-keysKept);
        around.changed();
      }
      return undefined;
    },
    fault(name) {
      if (name !== 'power-cycle') return name === 'none';
      numLock = false;
      around.changed();
      return true;
    },
    shows: () => ({ keys: [...keys], numLock: numLock ? 'on' : 'off', blinks }),
  };
}
