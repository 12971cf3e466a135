/** What a person does at a pad of loose buttons: a button by what it is to the hall, or by its own name. */
import type { Button } from '../../../drivers/device.ts';

/** `find`: the number of the button in this device's reports. */
export function act(
  action: Record<string, unknown>,
  pad: {
    find(name: string): number | undefined;
    held: Set<number>;
    /** Tells the host what is held now. */
    changed(): void;
    names: string;
  },
): string | undefined {
  const [[does, name] = [], ...more] = Object.entries(action);
  if (
    more.length > 0 ||
    typeof name !== 'string' ||
    (does !== 'press' && does !== 'hold' && does !== 'release')
  ) {
    return 'This pad takes one of {"press": …}, {"hold": …} and {"release": …}.';
  }
  const button = pad.find(name);
  if (button === undefined) return `This pad has no button ${JSON.stringify(name)}; expected ${pad.names}.`;
  if (does !== 'release') {
    pad.held.add(button);
    pad.changed();
  }
  if (does !== 'hold' && pad.held.delete(button)) pad.changed();
  return undefined;
}

/** The first button with this meaning. */
export function nameOf(meaning: string, buttons: Readonly<Record<string, Button>>): string | undefined {
  return Object.keys(buttons).find(name => buttons[name] === meaning);
}

/** Of a device whose buttons are named by their numbers: `button 7` is one by its own name. */
export function numberOf(
  name: string,
  buttons: Readonly<Record<string, Button>>,
  most: number,
): number | undefined {
  const own = /^button ([1-9]\d?)$/.exec(name)?.[1];
  const found = Number(own ?? nameOf(name, buttons));
  return found <= most ? found : undefined;
}
