import { SerialPort } from 'serialport';
import { afterEach, expect, test, vi } from 'vitest';
import type { DeviceConfig } from '../../config/schema/config.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import type { Port } from '../../simulators/stage/port.ts';
import { openPty } from '../../simulators/stage/pty.ts';
import { type Stage, stage } from '../../simulators/stage/stage.ts';

const stages: Stage[] = [];
const ptys: Port[] = [];
const ports: SerialPort[] = [];
afterEach(async () => {
  for (const port of ports.splice(0)) if (port.isOpen) await close(port);
  for (const simulated of stages.splice(0)) simulated.close();
  for (const pty of ptys.splice(0)) pty.close();
});

/** A pad alone on a line, as the host meets it. */
function padOnStage(paced: boolean): { simulated: Stage; path: string } {
  const simulated = stage(
    {
      lines: new Map([
        ['pads', { port: { by: 'serial', path: '/dev/ttyS0', baud: 9600 }, turnaroundMs: 5, echoes: false }],
      ]),
      devices: new Map<string, DeviceConfig>([
        [
          'pad-1',
          { kind: 'ff68-pad', line: 'pads', address: 1, counter: '1', disabled: false, dialect: '21-key' },
        ],
      ]),
    },
    { openPort: openPty, timers: realTimers, paced },
  );
  stages.push(simulated);
  return { simulated, path: simulated.ways.lines.get('pads')?.at ?? '' };
}

function pty(data: (bytes: Uint8Array) => void): Port {
  const opened = openPty({ data });
  ptys.push(opened);
  return opened;
}

async function openSerial(path: string): Promise<{ port: SerialPort; heard(): string }> {
  const port = new SerialPort({ path, baudRate: 9600, autoOpen: false });
  ports.push(port);
  let heard = '';
  port.on('data', (bytes: Buffer) => {
    heard += bytes.toString('hex');
  });
  await new Promise<void>((resolve, reject) => port.open(error => (error ? reject(error) : resolve())));
  return { port, heard: () => heard };
}

const close = (port: SerialPort) => new Promise<void>(resolve => port.close(() => resolve()));

const next = 'ff6803036801010c0e16';
const beep = Buffer.from('ff6802026801030416', 'hex');

test('a host on serialport hears a press, and beeps the pad', async () => {
  const { simulated, path } = padOnStage(true);
  const { port, heard } = await openSerial(path);
  simulated.do('pad-1', { press: 'next' });
  await expect.poll(() => heard()).toBe(next);
  port.write(beep);
  await expect.poll(() => simulated.shows('pad-1')).toMatchObject({ beeps: 1 });
});

test('a press takes its wire time, also over a pty', async () => {
  const { simulated, path } = padOnStage(true);
  const { heard } = await openSerial(path);
  const pressedAt = performance.now();
  simulated.do('pad-1', { press: 'next' });
  await expect.poll(heard, { interval: 1 }).toBe(next);
  // 10 bytes at 9600 baud.
  expect(performance.now() - pressedAt).toBeGreaterThanOrEqual(10.4);
});

test('the host may close its port and open it again', async () => {
  const { simulated, path } = padOnStage(false);
  for (let time = 1; time <= 3; time += 1) {
    const { port } = await openSerial(path);
    port.write(beep);
    await expect.poll(() => simulated.shows('pad-1')).toMatchObject({ beeps: time });
    await close(port);
  }
});

test('every byte passes a pty unchanged, both ways', async () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString('hex');
  let atDevice = '';
  const device = pty(bytes => {
    atDevice += Buffer.from(bytes).toString('hex');
  });
  const { port, heard } = await openSerial(device.path);
  port.write(Buffer.from(all, 'hex'));
  device.write(Buffer.from(all, 'hex'));
  await expect.poll(() => [atDevice, heard()]).toEqual([all, all]);
});

test('what a device says while nobody listens comes back neither to it nor to a later host', async () => {
  const echoed: Uint8Array[] = [];
  const device = pty(bytes => echoed.push(bytes));
  device.write(Buffer.from('nobody\r\n\x03\x04'));
  const { heard } = await openSerial(device.path);
  device.write(Buffer.from('hello'));
  await expect.poll(() => heard()).toBe(Buffer.from('hello').toString('hex'));
  expect(echoed).toEqual([]);
});

test('a device that talks for ever while nobody listens stops nothing', async () => {
  const device = pty(() => {});
  for (let chunk = 0; chunk < 1000; chunk += 1) device.write(new Uint8Array(1000));
  const other = padOnStage(false);
  const { port } = await openSerial(other.path);
  port.write(beep);
  await expect.poll(() => other.simulated.shows('pad-1')).toMatchObject({ beeps: 1 });
});

test('closing the stage is a hang-up for the host, at its next word at the latest', async () => {
  const { simulated, path } = padOnStage(false);
  const { port } = await openSerial(path);
  let hungUp = false;
  for (const event of ['close', 'error']) port.on(event, () => (hungUp = true));
  simulated.close();
  // The kernel tells the poller of serialport nothing in about 1 of 12 runs.
  await vi.waitFor(() => {
    if (port.isOpen) port.write(beep);
    expect(hungUp).toBe(true);
  }, 10_000);
});
