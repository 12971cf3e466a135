/** What a clerk can press at a counter, by the key map of this hall and the buttons that its pads have. */

import type { Config } from '../../config/schema/config.ts';
import { isPad } from '../../config/schema/device-classes.ts';
import { actionFor, type KeyAction, type KeyMap } from '../../config/schema/keys.ts';
import { padKeys } from '../../drivers/settings/buttons.ts';
import { simulatedOf } from '../devices/kinds.ts';

/** The buttons of one pad, one after the other. */
export type Presses = { pad: string; buttons: readonly string[] };

export type ClerkKeys = {
  /** Undefined: this counter has no key for it. */
  keysFor(action: KeyAction): Presses | undefined;
  /** `digits`: those that stand for `n` or `nn` in the key map. */
  keysWith(action: KeyAction, digits: string): Presses | undefined;
  /** Where a citizen gives this grade, 1 to 5. */
  rate(grade: number): Presses | undefined;
  pads: readonly string[];
};

type Pad = { id: string; buttons: ReadonlySet<string>; keys: KeyMap };

/** Of each counter at which a clerk can call the next: a pad for ratings alone makes no clerk. */
export function padsOf({
  rules,
  devices,
  keys,
}: Pick<Config, 'rules' | 'devices' | 'keys'>): Map<string, ClerkKeys> {
  const found = new Map<string, ClerkKeys>();
  for (const counter of rules.counters.keys()) {
    const pads = [...devices].flatMap(([id, device]): Pad[] =>
      isPad(device) && !device.disabled && device.counter === counter
        ? [
            {
              id,
              buttons: new Set(simulatedOf(device.kind).presses?.(device)),
              keys: keys.get(id) ?? new Map(),
            },
          ]
        : [],
    );
    const clerk = clerkKeys(pads);
    if (clerk.keysFor('call-next') !== undefined) found.set(counter, clerk);
  }
  return found;
}

function clerkKeys(pads: readonly Pad[]): ClerkKeys {
  /** On the first pad that has all the buttons for it. */
  function search(rulesOf: (keys: KeyMap) => string[]): Presses | undefined {
    for (const { id, buttons, keys } of pads) {
      for (const rule of rulesOf(keys)) {
        const [key = '', digits = ''] = rule.split(' ').toReversed();
        const wanted = [...digits, key];
        if (wanted.every(button => buttons.has(button))) return { pad: id, buttons: wanted };
      }
    }
    return undefined;
  }

  return {
    keysFor: action =>
      search(keys =>
        [...keys].flatMap(([rule, does]) => (does === action && !/^nn? /.test(rule) ? rule : [])),
      ),
    keysWith: (action, digits) =>
      search(keys =>
        padKeys.flatMap(key => (actionFor(keys, key, digits) === action ? `${digits} ${key}` : [])),
      ),
    rate(grade) {
      const button = `rate-${grade}`;
      const pad = pads.find(({ buttons }) => buttons.has(button));
      return pad && { pad: pad.id, buttons: [button] };
    },
    pads: pads.map(({ id }) => id),
  };
}
