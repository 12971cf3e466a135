/** A button that is no key is pressed, and the line of the config that makes it one is told. */

import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { DeviceConfig } from '../../../config/schema/config.ts';
import { sectionSchemas } from '../../../config/schema/config.ts';
import { noKeyText } from '../../../daemon/tools/devices/key-lines.ts';
import { readHall } from '../../kit/hall/config.ts';

const every = readHall('config/halls/every-kind.yaml').devices;
const one = (kind: string) => [...every].find(([, device]) => device.kind === kind) ?? ['', undefined];

/** The line as a config reads it. */
function lineOf(id: string, device: DeviceConfig, button: string): Record<string, string> {
  const [, line = ''] = noKeyText(id, device, button).split('\n    ');
  return parse(line).buttons;
}

it.each(['hid-keypad', 'mqtt-buttons'])(
  'of %s the line has what each button is already, and the new one',
  kind => {
    const [id, device] = one(kind);
    if (device === undefined || !('buttons' in device)) throw new Error(`no ${kind}`);
    const line = lineOf(id, device, 'num-lock');
    expect(line).toEqual({ ...device.buttons, 'num-lock': 'next' });
  },
);

it('of a number pad without buttons in its entry the usual ones stand in the line, for it replaces them', () => {
  const device: DeviceConfig = {
    kind: 'hid-keypad',
    disabled: false,
    hid: { by: 'usb', vendor: 1, product: 2 },
    counter: '1',
  };
  expect(noKeyText('pad-9', device, 'num-lock')).toContain('pad-9: the button num-lock is no key yet');
  const buttons = lineOf('pad-9', device, 'num-lock');
  expect(buttons).toMatchObject({ 0: '0', enter: 'ok', plus: 'next', 'num-lock': 'next' });
  const entry = { kind: 'hid-keypad', hid: '0001:0002', counter: '1', buttons };
  expect(sectionSchemas.devices.safeParse(entry).success).toBe(true);
});

it.each(['9_single', 'Button1 SINGLE', '0 S', 'true', 'on', 'a: b', '"', 'null', '~', '-1', 'x\ny'])(
  'the name %j that a device gives its button stands in the line as a config reads it',
  button => {
    const [id, device] = one('mqtt-buttons');
    if (device === undefined) throw new Error('no mqtt-buttons');
    expect(lineOf(id, device, button)).toMatchObject({ [button]: 'next' });
  },
);
