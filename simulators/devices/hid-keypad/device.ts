import type { Button } from '../../../drivers/device.ts';
import { usageOf, usualButtons } from '../../../drivers/hid-keypad/codec.ts';
import { decodeLeds, encodeBootReport } from '../../../drivers/parts/frame/boot-report.ts';
import { act, nameOf } from '../parts/buttons.ts';
import { stuckKey } from '../parts/stuck-key.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

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
  const stuck = stuckKey(around.timers);
  const find = (name: string): number | undefined => usageOf(nameOf(name, buttons) ?? name);

  function bounce(): void {
    const usage = find('next');
    if (usage === undefined) return;
    around.send(encodeBootReport([...held, usage]));
    around.send(encodeBootReport([...held]));
  }

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
        find,
        held,
        changed: () => around.send(encodeBootReport([...held])),
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
      switch (name) {
        case 'power-cycle':
          numLock = false;
          around.changed();
          return true;
        case 'stuck-key':
          stuck.stick(bounce);
          return true;
        case 'none':
          stuck.free();
          return true;
        default:
          return false;
      }
    },
    shows: () => ({ keys: [...keys], numLock: numLock ? 'on' : 'off', blinks }),
  };
}
