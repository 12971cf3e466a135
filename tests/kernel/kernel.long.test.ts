/** The drivers against real kernel devices, in an emulated machine: a fake proves nothing about hidraw, usblp or a vanished port. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realTimers } from '../../simulators/clock.ts';
import { simulateOnbonK } from '../../simulators/onbon-k.ts';
import type { Shows } from '../../simulators/simulator.ts';
import { cases, verdict, wish } from './cases.ts';
import { type Machine, startMachine } from './machine.ts';

const longestMs = 400_000;
const scratch = mkdtempSync(join(tmpdir(), 'one-ticket-kernel-'));
const node = join(import.meta.dirname, '../../node_modules/.bin/node');
const inside = join(import.meta.dirname, 'inside/main.ts');
const project = join(import.meta.dirname, '../..');

const results = new Map<string, boolean>();
const printed: string[] = [];
let machine: Machine;
/** What the board outside shows at the end. */
let shown: Shows | undefined;

beforeAll(async () => {
  const adapterPath = join(scratch, 'adapter');
  const monitorPath = join(scratch, 'monitor');
  const far = await farEnd(adapterPath);
  machine = startMachine({
    scratch,
    command: `cd ${project}; UV_THREADPOOL_SIZE=16 ${node} ${inside}`,
    // QEMU 7.2 does not let go of the cable of an adapter that was unplugged: the next one gets another.
    qemu: [
      '-device qemu-xhci,id=usb',
      ...[1, 2].map(nth => `-chardev socket,id=cable${nth},path=${adapterPath},reconnect=1`),
      `-qmp unix:${monitorPath},server=on,wait=off`,
    ].flatMap(words => words.split(' ')),
  });
  let plugged = 0;
  let order: ((execute: string, args: Record<string, string>) => void) | undefined;
  for await (const line of machine.lines) {
    printed.push(line);
    heed(line);
    if (!line.startsWith(wish.begin)) continue;
    order ??= monitor(monitorPath);
    if (line.includes(wish.unplugAdapter)) order('device_del', { id: `adapter${plugged}` });
    if (!line.includes(wish.plugAdapter)) continue;
    plugged += 1;
    const names = { id: `adapter${plugged}`, chardev: `cable${plugged}`, serial: 'HALLFTDI' };
    order('device_add', { driver: 'usb-serial', bus: 'usb.0', ...names });
  }
  far.close();
}, longestMs);

afterAll(() => {
  machine.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Long work shows its progress. */
function heed(line: string): void {
  for (const [how, words] of Object.entries(verdict)) {
    const at = line.indexOf(words);
    if (at < 0) continue;
    const name = line.slice(at + words.length).trim();
    results.set(name, how === 'passed');
    process.stderr.write(`${how} in the emulated machine: ${name}\n`);
  }
}

/** The board at the far end of the adapter's cables; only one of them is plugged in. */
async function farEnd(path: string): Promise<{ close(): void }> {
  const sockets = new Set<Socket>();
  const board = simulateOnbonK(
    { address: 1, width: 96, height: 32, model: '6k' },
    { send: bytes => sockets.forEach(socket => void socket.write(bytes)), timers: realTimers, changed() {} },
  );
  const cable = createServer(socket => {
    sockets.add(socket);
    socket.on('data', bytes => board.receive(bytes));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  cable.listen(path);
  await once(cable, 'listening');
  return {
    close() {
      cable.close();
      for (const socket of sockets) socket.destroy();
      shown = board.shows();
    },
  };
}

/** QEMU's own protocol: the first command ends its negotiation. */
function monitor(path: string): (execute: string, args: Record<string, string>) => void {
  const socket = connect(path);
  socket.on('error', () => {});
  socket.write(JSON.stringify({ execute: 'qmp_capabilities' }));
  return (execute, args) => void socket.write(JSON.stringify({ execute, arguments: args }));
}

test.each(Object.values(cases))('%s', name => {
  expect(results.get(name), printed.join('\n')).toBe(true);
});

test('the board behind the adapter shows what the hall wanted last', () => {
  expect(shown).toMatchObject({ text: 'A002' });
});
