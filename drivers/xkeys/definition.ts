/** An X-keys, on USB. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import type { HidAmong } from '../link/hid.ts';
import { buttonsSchema, keysAmong } from '../settings/buttons.ts';
import { deviceSchema } from '../settings/device.ts';
import { type Expectation, wrongValue } from '../settings/finding.ts';
import { type HidPort, hidPort } from '../settings/ports.ts';
import { id, wholeNumber } from '../settings/scalars.ts';
import { decodeInput, encodeOrder } from './codec.ts';

const units = { from: 0, to: 255 };
/** The largest X-keys; whether this one has the button is seen when it is plugged in. */
const mostButtons = 128;
const buttonNumber: Expectation = {
  expected: { is: 'button-number', atMost: mostButtons, manual: 'drivers/xkeys/README.md' },
  example: '"20": next',
};
/** HID Usage Tables: the page of the interface that has the input report ("Consumer Usage Page", usage 1). */
const consumerPage = 0x0c;

const settings = deviceSchema('xkeys', {
  hid: hidPort,
  /** The unit id that is set in the device; tells apart several that have no serial number. */
  unit: wholeNumber(units.from, units.to, 1).optional(),
  counter: id,
  buttons: buttonsSchema.optional(),
});
type Written = z.output<typeof settings>;
export type XkeysSettings = Omit<Written, 'hid'> & { hid: HidPort };

/** The interface of an X-keys that tells its keys; the others play a mouse, a keyboard and a joystick. */
export function xkeysAmong({ unit }: { unit?: number | undefined }): HidAmong {
  return {
    fits: one => one.interface === 0 || (one.interface < 0 && one.usagePage === consumerPage),
    what: 'interface 0',
    ...(unit !== undefined && {
      identify: {
        ask: encodeOrder({ is: 'describe' }),
        isIt(report) {
          const message = decodeInput(report);
          return message.is === 'junk' ? undefined : message.unit === unit;
        },
        wanted: `unit ${unit}`,
      },
    }),
  };
}

export const xkeysKind = {
  class: 'pad',
  answers: true,
  ways: ['hid'],
  settings,
  built: (written: Written): XkeysSettings => written,
  *check({ buttons = {} }: Written) {
    for (const name of Object.keys(buttons))
      if (!/^[1-9]\d{0,2}$/.test(name) || Number(name) > mostButtons)
        yield { ...wrongValue(['buttons', name], name, buttonNumber), on: 'key' };
  },
  async opener() {
    const { xkeys } = await import('./driver.ts');
    return ways => ({
      open: (settings, { timers, report }) => ({
        is: 'pad',
        driver: xkeys(settings, ways.reports(settings.hid, xkeysAmong(settings)), { timers, report }),
      }),
    });
  },
  usb: {
    // P.I. Engineering.
    vendor: 0x05f3,
    apart: 'unit',
    among: xkeysAmong({}),
  },
  proposal: { id: 'pad', yours: { counter: '"1"' } },
  setAddress: {
    ...units,
    async load() {
      const { setUnit } = await import('./set-address.ts');
      return async (unit, openAt, timers) => {
        const set = await setUnit(unit, openAt(0), timers);
        if (set.is === 'failed') return set;
        return { ...set, told: `the X-keys that was unit ${set.from} is unit ${unit} now` };
      };
    },
  },
  tested: {
    shows: () => 'lights the key of next and its green LED, and flashes once',
    keys: ({ buttons }: XkeysSettings) => keysAmong(buttons),
  },
} as const satisfies Definition<Written, XkeysSettings>;
