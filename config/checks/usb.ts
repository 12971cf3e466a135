/** That the USB pads can be told apart, and have the buttons that are given a meaning. */

import { type HidPort, portText } from '../../drivers/settings/ports.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { describe, type Finding } from '../load/fault.ts';
import type { Entry } from '../schema/config.ts';
import { mustBeOneOf } from './references.ts';

/** The names of drivers/hid-keypad; a test holds them together. */
export const keypadButtons = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  'enter',
  'plus',
  'minus',
  'star',
  'slash',
  'dot',
  'backspace',
  'num-lock',
] as const;

/** The largest X-keys; whether this one has the button is seen when it is plugged in. */
const mostXkeysButtons = 128;

type UsbPad = Entry<'devices'> & { kind: 'xkeys' | 'hid-keypad' };

export function* crossCheckUsb(draft: Draft): Generator<Finding> {
  const owners: { id: string; hid: HidPort; unit: number | undefined }[] = [];
  for (const [id, device] of readEntries(draft.devices)) {
    if (device.kind !== 'xkeys' && device.kind !== 'hid-keypad') continue;
    yield* buttonsOf(id, device);
    if (device.disabled) continue;
    const { hid } = device;
    const unit = device.kind === 'xkeys' ? device.unit : undefined;
    const other = owners.find(one => mayBeOne(one.hid, hid) && !areTwo(one.unit, unit));
    if (other === undefined) owners.push({ id, hid, unit });
    else
      yield {
        path: ['devices', id, 'hid'],
        on: 'value',
        found: `${portText(hid)}, the device of ${other.id}`,
        expected: 'a device of its own',
        example:
          device.kind === 'xkeys'
            ? 'unit: 2, the unit id that is set in it, and another for each of the others'
            : `${portText(hid)}:A1B2, with the serial number of each`,
      };
  }
}

/** A name without a serial number fits every device with these numbers. */
function mayBeOne(one: HidPort, other: HidPort): boolean {
  if (one.by === 'tcp' || other.by === 'tcp') return portText(one) === portText(other);
  const sameNumbers = one.vendor === other.vendor && one.product === other.product;
  const differ = one.serial !== undefined && other.serial !== undefined && one.serial !== other.serial;
  return sameNumbers && !differ;
}

/** A unit id tells apart only what has one each. */
const areTwo = (unit: number | undefined, other: number | undefined): boolean =>
  unit !== undefined && other !== undefined && unit !== other;

function* buttonsOf(id: string, { kind, buttons = {} }: UsbPad): Generator<Finding> {
  for (const name of Object.keys(buttons)) {
    const path = ['devices', id, 'buttons', name];
    if (kind === 'hid-keypad') {
      if (!keypadButtons.some(known => known === name))
        yield { ...mustBeOneOf('buttons of a number pad', keypadButtons, name, path), on: 'key' };
    } else if (!/^[1-9]\d{0,2}$/.test(name) || Number(name) > mostXkeysButtons)
      yield {
        path,
        on: 'key',
        found: describe(name),
        expected: `the number of a button, 1 to ${mostXkeysButtons}, as drivers/xkeys/README.md counts them`,
        example: '"20": next',
      };
  }
}
