/** A USB number pad. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { buttonsSchema, keysAmong } from '../settings/buttons.ts';
import { deviceSchema } from '../settings/device.ts';
import { mustBeOneOf } from '../settings/finding.ts';
import { type HidPort, hidPort, keyboardAmong } from '../settings/ports.ts';
import { id } from '../settings/scalars.ts';
import { buttonNames, usualButtons } from './codec.ts';

const settings = deviceSchema('hid-keypad', { hid: hidPort, counter: id, buttons: buttonsSchema.optional() });
type Written = z.output<typeof settings>;
export type HidKeypadSettings = Omit<Written, 'hid'> & { hid: HidPort };

export const hidKeypadKind = {
  class: 'pad',
  answers: false,
  ways: ['hid'],
  settings,
  built: (written: Written): HidKeypadSettings => written,
  *check({ buttons = {} }: Written) {
    for (const name of Object.keys(buttons))
      if (!buttonNames.includes(name))
        yield { ...mustBeOneOf('pad-buttons', buttonNames, name, ['buttons', name]), on: 'key' };
  },
  async opener() {
    const { hidKeypad } = await import('./driver.ts');
    return ways => ({
      open: (settings, { timers, report }) => ({
        is: 'pad',
        driver: hidKeypad(settings, ways.reports(settings.hid, keyboardAmong), { timers, report }),
      }),
    });
  },
  usb: { among: keyboardAmong },
  proposal: { id: 'pad', yours: { counter: '"1"' }, asIf: 'a number pad for a clerk' },
  tested: {
    shows: () => 'puts its Num Lock lamp out once',
    keys: ({ buttons }: HidKeypadSettings) => keysAmong(buttons),
    buttons: ({ buttons }: HidKeypadSettings) => buttons ?? usualButtons,
  },
} as const satisfies Definition<Written, HidKeypadSettings>;
