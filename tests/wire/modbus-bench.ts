import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import type { Board, BoardSaid, Report } from '../../drivers/device.ts';
import { openLine } from '../../drivers/link/line.ts';
import { serialLink } from '../../drivers/link/serial.ts';
import { tcpLink } from '../../drivers/link/tcp.ts';
import { modbusProtocol, modbusTcpProtocol } from '../../drivers/modbus-digits/codec.ts';
import { type ModbusDigitsOptions, modbusDigits } from '../../drivers/modbus-digits/driver.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import type { Port } from '../../simulators/stage/port.ts';
import { openPty } from '../../simulators/stage/pty.ts';

/**
 * A line with our port, that of a slave, and that of another master. The slave is heard by the master who asked last: a pty
 * would keep for the other one what it did not hear while it had its port closed.
 */
export function layLine(): { ours: string; slaves: string; polls: string; close(): void } {
  const ours = openPty({ data: bytes => ask(ours, bytes) });
  const polls = openPty({ data: bytes => ask(polls, bytes) });
  const slaves = openPty({ data: bytes => asker.write(bytes) });
  let asker = ours;
  function ask(master: Port, bytes: Uint8Array): void {
    asker = master;
    slaves.write(bytes);
  }
  return {
    ours: ours.path,
    slaves: slaves.path,
    polls: polls.path,
    close() {
      for (const port of [ours, polls, slaves]) port.close();
    },
  };
}

/** Our drivers on a real serial port, or on a port of 127.0.0.1. */
export function openBoards(at: string | number, entries: readonly ModbusDigitsOptions[]) {
  const isTcp = typeof at === 'number';
  const open = isTcp
    ? tcpLink({ host: '127.0.0.1', port: at }, realTimers)
    : serialLink({ path: at, baud: 9600 });
  const line = openLine(
    isTcp ? modbusTcpProtocol : modbusProtocol,
    { baud: 9600, turnaroundMs: 5 },
    { open, timers: realTimers },
  );
  const boards = entries.map((options): { board: Board; told: Report<BoardSaid>[] } => {
    const told: Report<BoardSaid>[] = [];
    return {
      board: modbusDigits(options, line, { timers: realTimers, report: what => told.push(what) }),
      told,
    };
  });
  return {
    boards,
    async close() {
      await Promise.all(boards.map(({ board }) => board.close()));
      await line.close();
    },
  };
}

/** A port of 127.0.0.1 that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The slave of pymodbus, a program that is not ours. `path`: of a serial port, or `tcp:` and a port. */
export async function startSlave(path: string, address: number): Promise<{ kill(): Promise<void> }> {
  // Debian's own Python, which has Debian's pymodbus.
  const program = new URL('pymodbus-slave.py', import.meta.url).pathname;
  const slave: ChildProcess = spawn('/usr/bin/python3', [program, path, `${address}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const failed = once(slave, 'exit').then(([code]) => {
    throw new Error(`the slave of pymodbus ended with ${code}`);
  });
  if (slave.stdout === null) throw new Error('no output');
  await Promise.race([once(slave.stdout, 'data'), failed]);
  failed.catch(() => {});
  return {
    async kill() {
      if (slave.exitCode !== null || slave.signalCode !== null) return;
      const ended = once(slave, 'exit');
      slave.kill('SIGKILL');
      await ended;
    },
  };
}

const run = promisify(execFile);
const once0 = ['-0', '-1', '-o', '1'];
/** By whom, and where: the path of a serial port, or a port of 127.0.0.1. */
const by = (at: string | number): string[] =>
  typeof at === 'number'
    ? ['-m', 'tcp', '-p', `${at}`, ...once0]
    : ['-m', 'rtu', '-b', '9600', '-P', 'none', ...once0];
const nameOf = (at: string | number): string => (typeof at === 'number' ? '127.0.0.1' : at);

/** mbpoll, a master that is not ours, reads these registers. */
export async function poll(
  at: string | number,
  slave: number,
  register: number,
  count: number,
): Promise<number[]> {
  const place = ['-a', `${slave}`, '-r', `${register}`, '-c', `${count}`, '-t', '4'];
  const { stdout } = await run('mbpoll', [...by(at), ...place, nameOf(at)]);
  return Array.from(stdout.matchAll(/^\[\d+\]:\s+(\d+)/gm), ([, value]) => Number(value));
}

/** mbpoll writes these registers; gives what it says. */
export async function pollWrite(
  at: string | number,
  slave: number,
  register: number,
  values: number[],
): Promise<string> {
  const place = ['-a', `${slave}`, '-r', `${register}`, '-t', '4'];
  const words = [...by(at), ...place, nameOf(at), ...values.map(value => `${value}`)];
  const { stdout } = await run('mbpoll', words).catch((error: { stdout: string; stderr: string }) => ({
    stdout: error.stdout + error.stderr,
  }));
  return stdout;
}
