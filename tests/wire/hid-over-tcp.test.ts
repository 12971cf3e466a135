/** Simulated USB pads on real TCP ports, each behind its driver. */

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { PadSaid, ReaderSaid, Report } from '../../drivers/device.ts';
import { hidKeypad } from '../../drivers/hid-keypad/driver.ts';
import { hidReader } from '../../drivers/hid-reader/driver.ts';
import { reportsOverTcp } from '../../drivers/link/reports-over-tcp.ts';
import { xkeys } from '../../drivers/xkeys/driver.ts';
import { simulateHidKeypad } from '../../simulators/devices/hid-keypad/device.ts';
import { simulateHidReader } from '../../simulators/devices/hid-reader/device.ts';
import type { Simulator, Surroundings } from '../../simulators/devices/simulator.ts';
import { simulateXkeys } from '../../simulators/devices/xkeys/device.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { reportPort } from '../../simulators/stage/report-port.ts';
import { listenOnTcp } from '../../simulators/stage/tcp-port.ts';
import { ears } from '../kit/driver/ears.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function staged(simulate: (around: Surroundings) => Simulator) {
  const open = reportPort(await listenOnTcp());
  const port = open({ data: report => simulator.receive(report) });
  closers.push(() => port.close());
  const simulator = simulate({ send: report => port.write(report), timers: realTimers, changed: () => {} });
  const [host = '', number] = port.path.split(':');
  const told: Report<PadSaid>[] = [];
  const said = (): string[] =>
    told.flatMap(what => (what.is === 'said' ? ('press' in what.said ? what.said.press : 'a rating') : []));
  const fitness = (): string | undefined => {
    const last = told.findLast(what => what.is === 'fitness');
    return last?.is === 'fitness' ? last.fitness.is : undefined;
  };
  const link = reportsOverTcp({ host, port: Number(number) }, realTimers);
  return { simulator, port, link, told, said, fitness };
}

test('an X-keys: a press arrives, its lamps are painted, and after the cable was out it is painted again', async () => {
  const { simulator, port, link, told, said, fitness } = await staged(around =>
    simulateXkeys({ unit: 7 }, around),
  );
  const pad = xkeys({ unit: 7 }, link, { timers: realTimers, report: what => told.push(what) });
  closers.push(() => pad.close());
  await expect.poll(fitness).toBe('ready');
  pad.want({ waiting: 2, number: 5 });
  await expect
    .poll(() => simulator.shows())
    .toMatchObject({ lamps: { blue: ['19', '20'] }, leds: { green: 'on' } });
  simulator.act({ press: 'recall' });
  await expect.poll(said).toEqual(['recall']);
  port.plug?.(false);
  await expect.poll(fitness).toBe('lost');
  simulator.fault('power-cycle');
  port.plug?.(true);
  await expect.poll(fitness, { timeout: 15_000 }).toBe('ready');
  await expect
    .poll(() => simulator.shows())
    .toMatchObject({ lamps: { blue: ['19', '20'] }, leds: { green: 'on' } });
  expect(said()).toEqual(['recall']);
});

test('a number pad: keys arrive, a refusal blinks, and a key that is held while the cable is out presses nothing', async () => {
  const { simulator, port, link, told, said, fitness } = await staged(around =>
    simulateHidKeypad({}, around),
  );
  const pad = hidKeypad({}, link, { timers: realTimers, report: what => told.push(what) });
  closers.push(() => pad.close());
  await expect.poll(() => simulator.shows()).toMatchObject({ numLock: 'on' });
  // The first report after it was opened is what was held then.
  simulator.act({ press: 'cancel' });
  simulator.act({ hold: 'recall' });
  await expect.poll(said).toEqual(['recall']);
  pad.answer({ press: 'recall', digits: '' }, { is: 'refused', code: 13 });
  await expect.poll(() => simulator.shows()).toMatchObject({ blinks: 2 });
  port.plug?.(false);
  await expect.poll(fitness).toBe('lost');
  port.plug?.(true);
  await expect.poll(fitness, { timeout: 15_000 }).toBe('ready');
  simulator.act({ press: 'evaluate' });
  simulator.act({ release: 'recall' });
  simulator.act({ press: 'transfer' });
  await expect.poll(said).toEqual(['recall', 'transfer']);
});

test('a scanner that types: the first scan after its cable was out is told whole', async () => {
  const { simulator, port, link } = await staged(simulateHidReader);
  const { report, said, fitness } = ears<ReaderSaid>();
  const reader = hidReader({ reads: 'tickets', repeatWindowMs: 700 }, link, { timers: realTimers, report });
  closers.push(() => reader.close());
  const state = () => fitness().at(-1)?.is;
  await expect.poll(state).toBe('ready');
  simulator.act({ scan: 'fuzhou/2026-11-25/A001' });
  await expect.poll(said).toEqual([{ line: 'fuzhou/2026-11-25/A001' }]);
  port.plug?.(false);
  await expect.poll(state).toBe('lost');
  port.plug?.(true);
  await expect.poll(state, { timeout: 15_000 }).toBe('ready');
  simulator.act({ scan: 'A002' });
  await expect.poll(said).toEqual([{ line: 'fuzhou/2026-11-25/A001' }, { line: 'A002' }]);
});

test('something else on the port, that speaks no reports, is told', async () => {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 400 Bad Request\r\n');
  }).listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const downs: string[] = [];
  const open = reportsOverTcp({ host: '127.0.0.1', port: address.port }, realTimers);
  const link = await open({ data: () => {}, down: why => downs.push(why) });
  closers.push(() => link.close());
  await expect
    .poll(() => downs)
    .toEqual([`127.0.0.1:${address.port} speaks no reports: found one of 21576 bytes`]);
});
