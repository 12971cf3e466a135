import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { stagedConfig } from '../../simulators/staged-config.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const shipped = (name: string) => join(import.meta.dirname, '../../config', name);
const fuzhou = shipped('fuzhou.yaml');
const small = shipped('small.yaml');

test.each([fuzhou, small])('%s on the stage is the same hall, with the ports of the simulators', file => {
  const before = readConfig(file);
  if (!before.ok) throw new Error('a hall of the checkout is without faults');
  let ports = 0;
  const portFor = (id: string): [string, string] => [id, `/dev/pts/${ports++}`];
  const lines = new Map([...before.config.lines.keys()].map(portFor));
  const own = [...before.config.devices].filter(([, device]) => 'serial' in device);
  const devices = new Map(own.map(([id]) => portFor(id)));
  const text = stagedConfig(
    readFileSync(file, 'utf8'),
    { lines, devices },
    { mqttUrl: 'mqtt://127.0.0.1:1884' },
  );

  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-staged-'));
  folders.push(folder);
  const staged = join(folder, 'stage.yaml');
  writeFileSync(staged, text);
  const after = readConfig(staged);
  if (!after.ok) throw new Error(JSON.stringify(after.faults));
  expect(after.config).toEqual({
    ...before.config,
    simulated: true,
    mqttUrl: 'mqtt://127.0.0.1:1884',
    hash: after.config.hash,
    lines: new Map([...before.config.lines].map(([id, line]) => [id, { ...line, serial: lines.get(id) }])),
    devices: new Map(
      [...before.config.devices].map(([id, device]) => [
        id,
        'serial' in device ? { ...device, serial: devices.get(id) } : device,
      ]),
    ),
  });
});

const text = `# A hall for one.
hall: one   # its id
mqtt: { url: mqtt://10.0.0.1 }
lines:
  # The pads.
  pads: { serial: /dev/ttyS0, baud: 9600 } # RS-485
`;
const paths = { lines: new Map([['pads', '/dev/pts/3']]), devices: new Map<string, string>() };

test('comments stay, and simulated stands on top', () => {
  expect(stagedConfig(text, paths)).toBe(`simulated: true
# A hall for one.
hall: one # its id
mqtt: { url: mqtt://10.0.0.1 }
lines:
  # The pads.
  pads: { serial: /dev/pts/3, baud: 9600 } # RS-485
`);
});

test('at any hour neither the hall nor an institution keeps its sessions', () => {
  const none = { lines: new Map<string, string>(), devices: new Map<string, string>() };
  const staged = stagedConfig(readFileSync(fuzhou, 'utf8'), none, { atAnyHour: true });
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-staged-'));
  folders.push(folder);
  const file = join(folder, 'stage.yaml');
  writeFileSync(file, staged);
  const read = readConfig(file);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { timetable, institutions } = read.config.rules;
  expect(timetable).toBeUndefined();
  expect([...institutions.values()]).toEqual([
    { id: 'centre', name: '公积金中心' },
    { id: 'icbc', name: '工商银行' },
    { id: 'ccb', name: '建设银行' },
  ]);
});

test('a stage of a staged hall says once that it is simulated', () => {
  const once = stagedConfig(text, paths);
  expect(stagedConfig(once, paths)).toBe(once);
});
