import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from '../../../config/load/read.ts';
import { entriesOf, ownerText, portsOf, reachText } from '../../../daemon/tools/devices/entries.ts';
import { portText } from '../../../drivers/settings/ports.ts';

const file = 'config/halls/every-kind.yaml';
const read = readConfig(file);
if (!read.ok) throw new Error('every-kind.yaml has faults');
const { config } = read;
const entries = entriesOf(config, file);

it('every device of the config is there, with the line of the file where its entry begins', () => {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(entries.map(({ id }) => id)).toEqual([...config.devices.keys()]);
  for (const { id, place } of entries) {
    const [name, line] = place.split(':');
    expect(name).toBe(file);
    expect(lines[Number(line) - 1]).toMatch(new RegExp(`^ {2}${id}:`));
  }
});

it('every device is told with how it is reached', () => {
  const reach = Object.fromEntries(entries.map(one => [one.id, reachText(one)]));
  expect(reach).toMatchObject({
    'pad-1': 'hall/bridge-1 address 1',
    'pad-2': '05f3:0405 unit 2',
    'pad-4': 'topic zigbee2mqtt/pad-4',
    'main-board': '192.168.1.70:5005 address 1',
    'printer-1': '0403:6001:PRNT0001',
    'voice-3': 'sound card',
  });
});

it('a port is named by the config also when nothing on its line is left, and when its device is disabled', () => {
  const onlyLines = portsOf({ lines: config.lines, devices: new Map() });
  expect(onlyLines.map(({ owner }) => ownerText(owner))).toEqual([
    'line pads',
    'line boards',
    'line digits',
    'line strips',
    'line cards',
    'line windows',
    'line bank-pads',
    'line main-board',
  ]);
  const disabled = [...config.devices].map(([id, device]) => [id, { ...device, disabled: true }] as const);
  const all = portsOf({ lines: config.lines, devices: new Map(disabled) }).map(({ port }) => portText(port));
  expect(all).toEqual(expect.arrayContaining(['0403:6001:PRNT0001', '05f3:0405', '1a2c:2124']));
});
