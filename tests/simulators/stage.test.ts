import { expect, test } from 'vitest';
import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import type { Port } from '../../simulators/stage/port.ts';
import { type Stage, stage, type WireChunk } from '../../simulators/stage/stage.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** The key frame "next" of the pad with this address, from the vectors of ff68-pad: FF 68 L L 68 address 01 0C sum 16. */
const next = (address: number) =>
  Uint8Array.of(0xff, 0x68, 3, 3, 0x68, address, 1, 0x0c, address + 0x0d, 0x16);

const hall: Pick<Config, 'lines' | 'devices'> = {
  lines: new Map([
    ['pads', { port: { by: 'serial', path: '/dev/ttyS0', baud: 9600 }, turnaroundMs: 5, echoes: false }],
  ]),
  devices: new Map<string, DeviceConfig>([
    [
      'pad-1',
      { kind: 'ff68-pad', line: 'pads', address: 1, counter: '1', disabled: false, dialect: '21-key' },
    ],
    [
      'pad-2',
      { kind: 'ff68-pad', line: 'pads', address: 2, counter: '2', disabled: false, dialect: '21-key' },
    ],
    [
      'kiosk-1',
      {
        kind: 'line-reader',
        port: { by: 'serial', path: '/dev/ttyS1', baud: 9600 },
        disabled: false,
        reads: { are: 'tickets' },
        repeatWindowMs: 700,
      },
    ],
  ]),
};

/** The stage on ports in memory: `send` and `heard` are the host's side, by path. */
function stageInMemory() {
  const { timers, advance } = virtualTimers();
  const ends = new Map<string, { send(bytes: Uint8Array): void; heard: string[]; closed: boolean }>();
  const simulated = stage(hall, {
    timers,
    paced: true,
    openPort(on): Port {
      const path = `port ${ends.size}`;
      const end = { send: on.data, heard: [] as string[], closed: false };
      ends.set(path, end);
      return {
        path,
        write: bytes => end.heard.push(Buffer.from(bytes).toString('hex')),
        close() {
          end.closed = true;
        },
      };
    },
  });
  const end = (path: string | undefined) => {
    const found = ends.get(path ?? '');
    if (found === undefined) throw new Error(`no port ${path}`);
    return found;
  };
  const pads = end(simulated.ways.lines.get('pads')?.at);
  const kiosk = end(simulated.ways.devices.get('kiosk-1')?.at);
  return { simulated, advance, pads, kiosk };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const press = (simulated: Stage, device: string, key: string) => simulated.do(device, { press: key });

test('each shared line and each device of its own has one port', () => {
  const { simulated } = stageInMemory();
  expect(simulated.ways.lines).toEqual(new Map([['pads', { key: 'serial', at: 'port 0' }]]));
  expect(simulated.ways.devices).toEqual(new Map([['kiosk-1', { key: 'serial', at: 'port 1' }]]));
});

test('a pressed pad is heard at the pace of the line', async () => {
  const { simulated, advance, pads } = stageInMemory();
  expect(press(simulated, 'pad-1', 'next')).toBeUndefined();
  await advance(10);
  expect(pads.heard.join('')).not.toBe(hex(next(1)));
  await advance(1);
  expect(pads.heard.join('')).toBe(hex(next(1)));
});

test('an unplugged pad leaves its neighbour on the line alone', async () => {
  const { simulated, advance, pads } = stageInMemory();
  expect(simulated.do('pad-1', { fault: 'unplug' })).toBeUndefined();
  press(simulated, 'pad-1', 'next');
  press(simulated, 'pad-2', 'next');
  await advance(100);
  expect(pads.heard.join('')).toBe(hex(next(2)));
});

test('a kiosk says its line on its own port', async () => {
  const { simulated, advance, pads, kiosk } = stageInMemory();
  press(simulated, 'kiosk-1', 'advice');
  await advance(100);
  expect(kiosk.heard).toEqual([Buffer.from('advice\r\n').toString('hex')]);
  expect(pads.heard).toEqual([]);
});

test('what a person would see is told when it changes', async () => {
  const { simulated, advance, pads } = stageInMemory();
  const changed: string[] = [];
  simulated.onShows(device => changed.push(device));
  // The host beeps pad 2: FF 68 L L 68 address 03 sum 16.
  pads.send(Uint8Array.of(0xff, 0x68, 2, 2, 0x68, 2, 3, 5, 0x16));
  await advance(100);
  expect(changed).toEqual(['pad-2']);
  expect(simulated.shows('pad-2')).toMatchObject({ beeps: 1 });
  expect(simulated.shows('pad-1')).toMatchObject({ beeps: 0 });
});

test('the wire tells what each device received, and what it said', async () => {
  const { simulated, advance, pads } = stageInMemory();
  const chunks: WireChunk[] = [];
  simulated.onWire(chunk => chunks.push(chunk));
  pads.send(Uint8Array.of(0x00));
  await advance(100);
  press(simulated, 'pad-1', 'next');
  await advance(11);
  simulated.do('pad-2', { fault: 'unplug' });
  pads.send(Uint8Array.of(0x01));
  await advance(100);
  expect(chunks.map(chunk => `${chunk.device} ${chunk.dir} ${'hex' in chunk && chunk.hex}`)).toEqual([
    'pad-1 rx 00',
    'pad-2 rx 00',
    `pad-1 tx ${hex(next(1))}`,
    'pad-1 rx 01',
  ]);
});

test('what cannot be done is answered with what could be', () => {
  const { simulated } = stageInMemory();
  expect(press(simulated, 'pad-9', 'next')).toContain('expected one of pad-1, pad-2, kiosk-1');
  expect(simulated.do('pad-1', { fault: 'fire' })).toContain('expected one of unplug, mute');
  expect(simulated.do('pad-1', { fault: 'paper-out' })).toContain(
    'the fault paper-out, which no ff68-pad has',
  );
  expect(simulated.do('pad-1', [])).toContain('expected a JSON object');
  expect(simulated.do('pad-1', null)).toContain('expected a JSON object');
  expect(simulated.do('pad-1', { dance: true })).toEqual(expect.any(String));
});

test('a closed stage says nothing more, and its ports are closed', async () => {
  const { simulated, advance, pads, kiosk } = stageInMemory();
  press(simulated, 'pad-1', 'next');
  simulated.close();
  await advance(10_000);
  expect(pads.heard).toEqual([]);
  expect([pads.closed, kiosk.closed]).toEqual([true, true]);
});

test('a device that is taken out is not on the stage', () => {
  const { timers } = virtualTimers();
  const pad = hall.devices.get('pad-1');
  const kiosk = hall.devices.get('kiosk-1');
  if (pad === undefined || kiosk === undefined) throw new Error('the hall has both');
  const devices = new Map([
    ['pad-1', pad],
    ['kiosk-1', { ...kiosk, disabled: true }],
  ]);
  const simulated = stage(
    { ...hall, devices },
    { timers, paced: true, openPort: () => ({ path: 'memory', write: () => {}, close: () => {} }) },
  );
  expect([...simulated.devices]).toEqual(['pad-1']);
  expect([...simulated.ways.devices]).toEqual([]);
  expect(press(simulated, 'kiosk-1', 'advice')).toBe('found no such device, expected one of pad-1');
});
