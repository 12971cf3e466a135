/** Proof by programs that are not ours: the slave of pymodbus, and the master mbpoll. */
import { afterEach, expect, test } from 'vitest';
import type { BoardPicture, BoardSaid, Report } from '../../drivers/device.ts';
import { simulateModbusDigits } from '../../simulators/devices/modbus-digits/device.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { openPty } from '../../simulators/stage/pty.ts';
import { listenOnTcp } from '../../simulators/stage/tcp-port.ts';
import { digits, meter } from '../drivers/modbus-digits/bench.ts';
import { freePort, layLine, openBoards, poll, pollWrite, startSlave } from './modbus-bench.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});
function closeLater<One extends { close(): unknown }>(one: One): One {
  opened.push(one);
  return one;
}
async function slaveOf(path: string, address: number) {
  const slave = await startSlave(path, address);
  closeLater({ close: () => slave.kill() });
  return slave;
}

const number = (ticket: string): BoardPicture => ({ lines: [{ text: ticket }], ticket });
const shown = (told: readonly Report<BoardSaid>[] = []) =>
  told.flatMap(what => (what.is === 'shown' ? [what.confirmed] : []));
const fitness = (told: readonly Report<BoardSaid>[] = []) =>
  told.findLast(what => what.is === 'fitness')?.fitness.is;
const soon = { timeout: 15_000, interval: 20 };

test('a slave of pymodbus shows A003, as mbpoll reads it, also after it was killed and started again', async () => {
  const { ours, slaves, polls } = closeLater(layLine());
  const slave = await slaveOf(slaves, 5);
  const { boards } = closeLater(openBoards(ours, [{ ...digits, address: 5, blinkRegister: 8 }]));
  const [one] = boards;
  one?.board.want(number('A003'), true);
  await expect.poll(() => shown(one?.told), soon).toEqual(['acked']);
  expect(String.fromCharCode(...(await poll(polls, 5, 0, 6)))).toBe('  A003');
  expect(fitness(one?.told)).toBe('ready');

  await slave.kill();
  one?.board.want(number('A004'), true);
  await expect.poll(() => fitness(one?.told), soon).toBe('lost');
  // Every register holds the digit 0 again.
  await slaveOf(slaves, 5);
  await expect.poll(() => shown(one?.told), soon).toEqual(['acked', 'none', 'acked']);
  expect(fitness(one?.told)).toBe('ready');
  expect(String.fromCharCode(...(await poll(polls, 5, 0, 6)))).toBe('  A004');
  expect(await poll(polls, 5, 8, 1)).toEqual([0]);
});

test('what somebody else writes to a slave of pymodbus is put right by the refresh', async () => {
  const { ours, slaves, polls } = closeLater(layLine());
  await slaveOf(slaves, 1);
  const { boards } = closeLater(openBoards(ours, [{ ...meter, refreshMs: 1500 }]));
  const [one] = boards;
  one?.board.want(number('B042'), true);
  await expect.poll(() => shown(one?.told), soon).toEqual(['acked']);
  expect(await pollWrite(polls, 1, 0, [7])).toMatch(/Written 1 references/);
  await expect.poll(() => shown(one?.told), soon).toEqual(['acked', 'none', 'acked']);
  expect(await poll(polls, 1, 0, 1)).toEqual([42]);
});

test('mbpoll writes to our simulated display, reads it, and is refused as by a real one', async () => {
  const pty = closeLater(openPty({ data: bytes => display.receive(bytes) }));
  const display = simulateModbusDigits(
    { ...digits, address: 3 },
    { send: bytes => pty.write(bytes), timers: realTimers, changed() {} },
  );
  const a003 = Array.from('  A003', character => character.charCodeAt(0));
  expect(await pollWrite(pty.path, 3, 0, a003)).toMatch(/Written 6 references/);
  expect(display.shows()).toMatchObject({ text: 'A003' });
  expect(await poll(pty.path, 3, 0, 6)).toEqual(a003);
  expect(await pollWrite(pty.path, 3, 5, [0x41])).toMatch(/Written 1 references/);
  expect(display.shows()).toMatchObject({ text: 'A00A' });
  expect(await pollWrite(pty.path, 3, 90, [1, 2])).toMatch(/Illegal data address/);
  display.fault('busy');
  expect(await pollWrite(pty.path, 3, 0, [1, 2])).toMatch(/Slave device or server is busy/);
});

test('a server of pymodbus on TCP shows A003, as mbpoll reads it, also after it was killed and started again', async () => {
  const port = await freePort();
  const slave = await slaveOf(`tcp:${port}`, 5);
  const { boards } = closeLater(openBoards(port, [{ ...digits, frames: 'tcp', address: 5 }]));
  const [one] = boards;
  one?.board.want(number('A003'), true);
  await expect.poll(() => shown(one?.told), soon).toEqual(['acked']);
  expect(String.fromCharCode(...(await poll(port, 5, 0, 6)))).toBe('  A003');
  await slave.kill();
  await expect.poll(() => fitness(one?.told), soon).toBe('lost');
  one?.board.want(number('A004'), true);
  await slaveOf(`tcp:${port}`, 5);
  await expect.poll(() => shown(one?.told).at(-1), soon).toBe('acked');
  expect(String.fromCharCode(...(await poll(port, 5, 0, 6)))).toBe('  A004');
});

test('mbpoll writes to our simulated display on TCP, reads it, and is refused as by a real one', async () => {
  const open = await listenOnTcp();
  const port = closeLater(open({ data: bytes => display.receive(bytes) }));
  const display = simulateModbusDigits(
    { ...digits, frames: 'tcp', address: 3 },
    { send: bytes => port.write(bytes), timers: realTimers, changed() {} },
  );
  const at = Number(port.path.split(':')[1]);
  const a003 = Array.from('  A003', character => character.charCodeAt(0));
  expect(await pollWrite(at, 3, 0, a003)).toMatch(/Written 6 references/);
  expect(display.shows()).toMatchObject({ text: 'A003' });
  expect(await poll(at, 3, 0, 6)).toEqual(a003);
  expect(await pollWrite(at, 3, 90, [1, 2])).toMatch(/Illegal data address/);
  display.fault('busy');
  expect(await pollWrite(at, 3, 0, [1, 2])).toMatch(/Slave device or server is busy/);
});
