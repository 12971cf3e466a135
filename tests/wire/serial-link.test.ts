import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadStream } from 'node:tty';
import { open as openPty } from '@lydell/node-pty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepOpen } from '../../drivers/link/keep-open.ts';
import { serialLink } from '../../drivers/link/serial.ts';
import { realTimers } from '../../simulators/stage/clock.ts';

let folder = '';
let path = '';
const masters: ReadStream[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-serial-'));
  path = join(folder, 'pad');
});
afterEach(() => {
  for (const master of masters.splice(0)) master.destroy();
  rmSync(folder, { recursive: true });
});

/** Plugs in a device that echoes: a new pty, under the same name as every one before it, as udev does. */
function plugIn(): ReadStream {
  const { master, slave, ptsName } = openPty({ encoding: null });
  // It would eat bytes meant for serialport.
  slave.destroy();
  master.on('error', () => {});
  master.on('data', (bytes: Buffer) => master.write(bytes));
  masters.push(master);
  symlinkSync(ptsName, `${path}.new`);
  renameSync(`${path}.new`, path);
  return master;
}

function keptPort() {
  const told: string[] = [];
  const heard: number[] = [];
  const link = keepOpen(serialLink({ path, baud: 9600 }), realTimers, {
    up: () => told.push('up'),
    data: bytes => heard.push(...bytes),
    down: why => told.push(`down: ${why}`),
  });
  return { link, told, heard };
}

test('a serial port is opened, lost with its device, and opened again where the device came back', async () => {
  const first = plugIn();
  const { link, told, heard } = keptPort();
  await vi.waitFor(() => expect(told).toEqual(['up']), 15_000);
  // Every byte value: nothing is taken for flow control or a line end.
  const every = Array.from({ length: 256 }, (_, value) => value);
  link.write(Uint8Array.from(every));
  await vi.waitFor(() => expect(heard).toEqual(every), 15_000);

  first.destroy();
  await vi.waitFor(() => expect(told).toHaveLength(2), 15_000);
  expect(told[1]).toContain('down: ');

  plugIn();
  await vi.waitFor(() => expect(told[2]).toBe('up'), 15_000);
  heard.length = 0;
  link.write(Uint8Array.of(0xff, 0x68));
  await vi.waitFor(() => expect(heard).toEqual([0xff, 0x68]), 15_000);
  expect(link.reopened()).toBe(1);
  await link.close();
  expect(told).toHaveLength(3);
});

test('a port that is not there is told once, in words, and opened when it comes', async () => {
  const { link, told } = keptPort();
  await vi.waitFor(() => expect(told).toHaveLength(1), 15_000);
  expect(told[0]).toContain(`cannot open ${path}`);
  plugIn();
  await vi.waitFor(() => expect(told[1]).toBe('up'), 15_000);
  await link.close();
});

test('a port that is closed is free for the next one at once', async () => {
  plugIn();
  for (let times = 0; times < 10; times += 1) {
    const link = await serialLink({ path, baud: 9600 })({ data: () => {}, down: () => {} });
    await link.close();
    await link.close();
  }
});

test('a write to a port that takes nothing fails instead of piling up', async () => {
  plugIn().pause();
  const link = await serialLink({ path, baud: 9600 })({ data: () => {}, down: () => {} });
  const writes = Array.from({ length: 64 }, () =>
    link.write(new Uint8Array(1024)).then(
      () => 'sent',
      (error: unknown) => (error instanceof Error ? error.message : 'failed'),
    ),
  );
  expect(
    await Promise.any(
      writes.map(async write =>
        (await write).includes('takes no bytes') ? 'full' : Promise.reject(new Error('sent')),
      ),
    ),
  ).toBe('full');
  await link.close();
});

test.each(Array.from({ length: 20 }, (_, times) => times))('a hung-up port is always told (%i)', async () => {
  const device = plugIn();
  let why = '';
  const link = await serialLink({ path, baud: 9600 })({
    data: () => {},
    down: told => {
      why = told;
    },
  });
  await link.write(Uint8Array.of(1));
  device.destroy();
  await vi.waitFor(() => expect(why).not.toBe(''), 15_000);
  await link.close();
});
