import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, startProgram } from '../kit/hall/program.ts';
import { type NotifySocket, openNotifySocket } from './notify-socket.ts';

let folder: string;
let config: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-told-'));
  config = join(folder, 'hall.yaml');
  // Nobody needs a broker here.
  writeFileSync(config, readFileSync('config/halls/small.yaml', 'utf8').replace(/^mqtt:.*\n(?: .*\n)*/m, ''));
});
const started: { kill(signal: 'SIGKILL'): unknown }[] = [];
afterAll(() => {
  for (const one of started) one.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function listen(socket: string): Promise<NotifySocket> {
  const opened = await openNotifySocket(socket);
  started.push({ kill: () => opened.close() });
  return opened;
}

type Log = { file: number; lines(): string[] };

function openLog(name: string): Log {
  const path = join(folder, `${name}.log`);
  const file = openSync(path, 'a');
  return { file, lines: () => readFileSync(path, 'utf8').split('\n').slice(0, -1) };
}

/** As systemd names the file that it made the service's stdout. */
function streamOf({ file }: Log): string {
  const { dev, ino } = fstatSync(file, { bigint: true });
  return `${dev}:${ino}`;
}

function runDaemon(name: string, log: Log, env: Record<string, string>): Program {
  const words = ['run', '--config', config, '--state', join(folder, name)];
  const daemon = startProgram(words, { stdout: log.file, env });
  started.push(daemon.child);
  return daemon;
}

async function terminate(daemon: Program, log: Log): Promise<number | null> {
  const code = await daemon.end('SIGTERM');
  closeSync(log.file);
  return code;
}

test.concurrent('systemd hears that the hall runs, that it lives and that it stops; its journal gets each line with a priority', async () => {
  const socket = join(folder, 'systemd');
  const systemd = await listen(socket);
  const log = openLog('under-systemd');
  const daemon = runDaemon('under-systemd', log, {
    NOTIFY_SOCKET: socket,
    WATCHDOG_USEC: '600000',
    JOURNAL_STREAM: streamOf(log),
  });
  await systemd.until(told => told.filter(one => one === 'WATCHDOG=1').length >= 2);
  expect(systemd.told().slice(0, 2)).toEqual(['READY=1', 'STATUS=small: no day is open']);
  expect(await terminate(daemon, log)).toBe(0);
  await systemd.until(told => told.includes('STOPPING=1'));
  expect(log.lines().filter(line => !/^<[2-7]>\{.*\}$/.test(line))).toEqual([]);
  expect(log.lines().find(line => line.includes('the hall runs'))).toMatch(/^<6>/);
});

test.concurrent('a watchdog and a journal that are meant for another process get neither signs of life nor priorities', async () => {
  const socket = join(folder, 'of-another');
  const systemd = await listen(socket);
  const [log, other] = [openLog('below-another'), openLog('other')];
  const daemon = runDaemon('below-another', log, {
    NOTIFY_SOCKET: socket,
    WATCHDOG_USEC: '3000',
    WATCHDOG_PID: '1',
    JOURNAL_STREAM: streamOf(other),
  });
  await systemd.until(told => told.includes('READY=1'));
  await terminate(daemon, log);
  await systemd.until(told => told.includes('STOPPING=1'));
  expect(systemd.told()).not.toContain('WATCHDOG=1');
  for (const line of log.lines()) expect(JSON.parse(line)).toHaveProperty('msg');
});

test.concurrent('that it stops is told while systemd has not read yet that it runs', async ({ expect }) => {
  const socket = join(folder, 'busy');
  const systemd = await listen(socket);
  systemd.hold();
  const log = openLog('unread');
  const daemon = runDaemon('unread', log, { NOTIFY_SOCKET: socket });
  await expect.poll(() => log.lines().filter(line => line.includes('the hall runs'))).toHaveLength(1);
  expect(await terminate(daemon, log)).toBe(0);
  systemd.goOn();
  // Two couriers are under way, and either may be the first.
  await systemd.until(told => told.includes('STOPPING=1'));
  await systemd.until(told => told.includes('READY=1'));
});

test.concurrent('what systemd could not be told is logged once, and told as soon as it can be', async ({
  expect,
}) => {
  const socket = join(folder, 'late');
  const log = openLog('untold');
  const daemon = runDaemon('untold', log, { NOTIFY_SOCKET: socket, WATCHDOG_USEC: '600000' });
  const logged = (what: string) => log.lines().filter(line => line.includes(what));
  await expect.poll(() => logged('systemd-notify told systemd nothing')).toHaveLength(1);
  const systemd = await listen(socket);
  // On a busy machine signs of life come before the hall runs.
  await systemd.until(told => told.includes('READY=1'));
  await systemd.until(told => told.includes('WATCHDOG=1'));
  expect(systemd.told()).toContainEqual(expect.stringMatching(/^STATUS=small: no day is open/));
  await expect.poll(() => logged('systemd hears the daemon again')).toHaveLength(1);
  expect(logged('systemd-notify told systemd nothing')).toHaveLength(1);
  await terminate(daemon, log);
});
