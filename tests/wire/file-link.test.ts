import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { fileLink } from '../../drivers/link/file.ts';
import { keepOpen } from '../../drivers/link/keep-open.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { awakeTime } from '../awake-time.ts';
import { type PluggedPty, pluggedPty } from './plugged-pty.ts';

/** A pty stands in for /dev/usb/lp0: EAGAIN when it is full, EIO for what is written when it is gone. */
const awake = awakeTime();
const ptys: PluggedPty[] = [];
afterEach(() => {
  for (const pty of ptys.splice(0)) pty.close();
});

function printer() {
  const taken: number[] = [];
  const pty = pluggedPty(bytes => taken.push(...bytes));
  ptys.push(pty);
  return { ...pty, taken };
}

const within = 15_000;
const every = Array.from({ length: 256 }, (_, value) => value);

test('every byte passes a device file unchanged, both ways', async () => {
  const { path, taken, write } = printer();
  const heard: number[] = [];
  const link = await fileLink({ path }, realTimers)({ data: bytes => heard.push(...bytes), down: () => {} });
  await link.write(Uint8Array.from(every));
  write(Uint8Array.from(every));
  await vi.waitFor(() => expect([taken, heard]).toEqual([every, every]), within);
  await link.close();
});

test('a printer that is unplugged is told once, at the latest when it is spoken to, and opened again when it is back', async () => {
  const { path, taken, plugIn, pullOut } = printer();
  const told: string[] = [];
  const link = keepOpen(fileLink({ path }, realTimers), realTimers, {
    up: () => told.push('up'),
    data: () => {},
    down: why => told.push(why),
  });
  await vi.waitFor(() => expect(told).toEqual(['up']), within);
  pullOut();
  // A pty tells it only to whoever speaks, usblp to whoever listens too.
  await vi.waitFor(() => {
    link.write(Uint8Array.of(0));
    expect(told.length).toBeGreaterThan(1);
  }, within);
  expect(told[1]).toBe(`${path} was unplugged or switched off`);
  plugIn();
  await vi.waitFor(() => expect(told[2]).toBe('up'), within);
  link.write(Uint8Array.of(1, 2));
  await vi.waitFor(() => expect(taken).toEqual([1, 2]), within);
  await link.close();
  expect(told).toHaveLength(3);
});

test('a printer that takes nothing stops nobody, is told when too much waits, and is let go at once', async () => {
  const { path, taken, take } = printer();
  take(false);
  const link = await fileLink({ path }, realTimers)({ data: () => {}, down: () => {} });
  const writes = Array.from({ length: 64 }, () => link.write(new Uint8Array(1024)));
  const ends = Promise.allSettled(writes);
  await expect(Promise.any(writes.map(failing))).resolves.toBe(`${path} takes no bytes`);
  const begun = awake.now();
  await link.close();
  expect(awake.now() - begun).toBeLessThan(500);
  await ends;
  await expect(link.write(Uint8Array.of(1))).rejects.toThrow('is closed');
  // What waited is dropped: it must not come out when the printer takes bytes again.
  take(true);
  const next = await fileLink({ path }, realTimers)({ data: () => {}, down: () => {} });
  await next.write(Uint8Array.of(0xff));
  await vi.waitFor(() => expect(taken.at(-1)).toBe(0xff), within);
  expect(taken.length).toBeLessThan(8 * 1024);
  await next.close();
});

test('what was not taken is taken later, in its order', async () => {
  const { path, taken, take } = printer();
  take(false);
  const link = await fileLink({ path }, realTimers)({ data: () => {}, down: () => {} });
  const sent = Array.from({ length: 12 }, (_, nth) => new Uint8Array(1000).fill(nth));
  const writes = sent.map(bytes => link.write(bytes));
  take(true);
  await Promise.all(writes);
  const all = Buffer.concat(sent);
  await vi.waitFor(() => expect(taken).toHaveLength(all.length), within);
  expect(Buffer.from(taken).equals(all)).toBe(true);
  await link.close();
});

test('a plain file in the place of the printer is refused, and not written to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-file-'));
  const path = join(folder, 'lp0');
  writeFileSync(path, 'echo > /dev/usb/lp0');
  await expect(fileLink({ path }, realTimers)({ data: () => {}, down: () => {} })).rejects.toThrow(
    `cannot open ${path}: it is a plain file and no device: remove it`,
  );
  rmSync(folder, { recursive: true });
  await expect(fileLink({ path }, realTimers)({ data: () => {}, down: () => {} })).rejects.toThrow(
    /there is no such port .* is the printer plugged in/,
  );
});

async function failing(write: Promise<void>): Promise<string> {
  const why = await write.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (why === undefined) throw new Error('sent');
  return why;
}
