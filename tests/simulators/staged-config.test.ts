import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import { mqttOf } from '../../config/schema/mqtt.ts';
import type { Port } from '../../drivers/settings/ports.ts';
import type { StagedWay, StagedWays } from '../../simulators/stage/stage.ts';
import { stagedConfig } from '../../simulators/stage/staged-config.ts';
import { configOf, shipped, written } from '../config/hall-files.ts';

const fuzhou = shipped('fuzhou.yaml');
const everyWay = join(import.meta.dirname, 'every-way.yaml');

/** The stage of this hall, without devices behind its ports. */
function waysOf({ lines, devices }: Config): StagedWays {
  let ports = 0;
  const at = () => `/dev/pts/${ports++}`;
  const address = () => `127.0.0.1:${40_000 + ports++}`;
  function wayOf(port: Port): StagedWay {
    if (port.by === 'serial') return { key: 'serial', at: at() };
    return port.by === 'tasmota' ? { key: 'tasmota', at: port.topic } : { key: 'tcp', at: address() };
  }
  const ofDevices = new Map<string, StagedWay>();
  for (const [id, device] of devices) {
    if (device.disabled || 'line' in device) continue;
    if ('port' in device) ofDevices.set(id, wayOf(device.port));
    else if ('hid' in device) ofDevices.set(id, { key: 'hid', at: address() });
    else if ('topic' in device) ofDevices.set(id, { key: 'topic', at: device.topic });
    else if (device.kind === 'say') ofDevices.set(id, { key: 'program', at: `/tmp/${id}/program` });
    else ofDevices.set(id, { key: 'program', at: `/tmp/${id}/program`, folder: `/tmp/${id}/clips` });
  }
  return { lines: new Map([...lines].map(([id, { port }]) => [id, wayOf(port)])), devices: ofDevices };
}

/** The same hall as the daemon is to read it on this stage. */
function onStage(config: Config, ways: StagedWays, mqttUrl: string, hash: string): Config {
  function portOf(port: Port, way: StagedWay | undefined): Port {
    const { baud } = port;
    if (way?.key === 'serial') return { by: 'serial', path: way.at, baud };
    return way?.key === 'tcp' ? { by: 'tcp', ...addressOf(way), baud } : port;
  }
  function deviceOn(device: DeviceConfig, way: StagedWay | undefined): DeviceConfig {
    if ('port' in device) return { ...device, port: portOf(device.port, way) };
    if (way === undefined) return device;
    if ('hid' in device) return { ...device, hid: { by: 'tcp', ...addressOf(way) } };
    if (way.key !== 'program') return device;
    if (device.kind === 'say') return { ...device, program: way.at };
    return device.kind === 'clips' ? { ...device, program: way.at, folder: way.folder ?? '' } : device;
  }
  return {
    ...config,
    simulated: true,
    mqtt: mqttOf({ url: mqttUrl, roles: {} }),
    hash,
    lines: new Map(
      [...config.lines].map(([id, line]) => [id, { ...line, port: portOf(line.port, ways.lines.get(id)) }]),
    ),
    devices: new Map([...config.devices].map(([id, device]) => [id, deviceOn(device, ways.devices.get(id))])),
  };
}

function addressOf({ at }: StagedWay): { host: string; port: number } {
  const [host = '', port] = at.split(':');
  return { host, port: Number(port) };
}

test.each([fuzhou, shipped('small.yaml'), shipped('every-kind.yaml'), everyWay])(
  '%s on the stage is the same hall, with the ports of the simulators',
  file => {
    const before = configOf(file);
    const ways = waysOf(before);
    const mqttUrl = 'mqtt://127.0.0.1:1884';
    const after = configOf(written(stagedConfig(readFileSync(file, 'utf8'), ways, { mqttUrl })));
    expect(after).toEqual(onStage(before, ways, mqttUrl, after.hash));
  },
);

test('every way has its place and its comment, and what is disabled keeps its own', () => {
  const text = stagedConfig(readFileSync(everyWay, 'utf8'), waysOf(configOf(everyWay)));
  expect(
    text.split('\n').filter(line => /pads:|boards:|digits:|printer|voice-[123]|pad-2/.test(line)),
  ).toEqual([
    '  pads: { serial: /dev/pts/5, echoes: true } # in the wall',
    '  boards: { baud: 57600, tcp: 127.0.0.1:40006 } # a serial server',
    '  digits: { tasmota: bridge-1 }',
    '  pad-2: { kind: xkeys, hid: 127.0.0.1:40000, unit: 3, counter: "1" }',
    '  printer-1: { kind: escpos, tcp: 127.0.0.1:40002, columns: 32 } # behind the desk',
    '  printer-2: { kind: escpos, tcp: 127.0.0.1:40003, columns: 32 }',
    '  printer-3: { kind: escpos, serial: /dev/pts/4, columns: 32 }',
    '  printer-4: { kind: escpos, serial: /dev/serial/by-id/printer-4, columns: 32, disabled: true }',
    '  voice-1: { kind: syn6288, tasmota: bridge-2 }',
    '  voice-2: { kind: say, spareFor: voice-1, program: /tmp/voice-2/program }',
    '  voice-3: { kind: clips, spareFor: voice-1, folder: /tmp/voice-3/clips, program: /tmp/voice-3/program }',
  ]);
});

const text = `# A hall for one.
hall: one   # its id
mqtt: { url: mqtt://10.0.0.1 }
lines:
  # The pads.
  pads: { serial: /dev/ttyS0, baud: 9600 } # RS-485
`;
const none: StagedWays = { lines: new Map(), devices: new Map() };
const ways: StagedWays = { ...none, lines: new Map([['pads', { key: 'serial', at: '/dev/pts/3' }]]) };

test('comments stay, and simulated stands on top', () => {
  expect(stagedConfig(text, ways)).toBe(`simulated: true
# A hall for one.
hall: one # its id
mqtt: { url: mqtt://10.0.0.1 }
lines:
  # The pads.
  pads: { serial: /dev/pts/3, baud: 9600 } # RS-485
`);
});

test('at any hour neither the hall nor an institution keeps its sessions', () => {
  const config = configOf(written(stagedConfig(readFileSync(fuzhou, 'utf8'), none, { atAnyHour: true })));
  const { timetable, institutions } = config.rules;
  expect(timetable).toBeUndefined();
  expect([...institutions.values()]).toEqual([
    { id: 'centre', name: '公积金中心' },
    { id: 'icbc', name: '工商银行' },
    { id: 'ccb', name: '建设银行' },
  ]);
});

test('a stage of a staged hall says once that it is simulated', () => {
  const once = stagedConfig(text, ways);
  expect(stagedConfig(once, ways)).toBe(once);
});

test('its own words are read where they lie', () => {
  expect(stagedConfig('words: words.yaml\nhall: one\n', none, { words: '/etc/one-ticket/words.yaml' })).toBe(
    'simulated: true\nwords: /etc/one-ticket/words.yaml\nhall: one\n',
  );
});
