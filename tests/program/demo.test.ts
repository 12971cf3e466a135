import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { businessDay } from '../../daemon/core/day/clock-face.ts';
import { openJournal } from '../../daemon/journal/journal.ts';
import { takeFolder } from '../../simulators/demo/state.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { watch } from '../kit/hall/broker/watcher.ts';

let state: string;
let port: number;
let demo: ChildProcess | undefined;
let printed: string;
let looks: Set<() => void>;

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'one-ticket-demo-'));
  port = await freePort();
  printed = '';
  looks = new Set();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(printed);
  if (demo !== undefined && isAlive(demo)) {
    demo.kill('SIGKILL');
    await once(demo, 'exit');
  }
  // A daemon that lost its demo ends by itself, and writes its last into the folder.
  await expect.poll(() => daemons().filter(runs)).toEqual([]);
  rmSync(state, { recursive: true });
});

const isAlive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

function startDemo(config?: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const words = ['daemon/one-ticket.mjs', 'demo', '--mqtt-port', String(port), '--state', state];
  if (config !== undefined) words.push('--config', config);
  demo = spawn(process.execPath, words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
    for (const look of looks) look();
  };
  demo.stdout?.on('data', hear);
  demo.stderr?.on('data', hear);
  return demo;
}

const untilPrinted = (text: string | RegExp) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (typeof text === 'string' ? !printed.includes(text) : !text.test(printed)) return;
      looks.delete(look);
      resolve();
    };
    looks.add(look);
    look();
  });

const daemons = () => [...printed.matchAll(/^daemon {3}pid (\d+)$/gm)].map(([, pid]) => Number(pid));
const runs = (pid: number) =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

it('npm start opens a hall, says where it is and what to try, and survives the death of its daemon', async () => {
  const started = startDemo();
  await untilPrinted('Every command needs an id of its own');
  expect(printed).toContain(`broker   mqtt://127.0.0.1:${port}`);
  expect(printed).toContain('every device is simulated');
  expect(printed).toMatch(/devices {2}13 ff68-pad, 14 onbon-k, 1 escpos, 1 syn6288, 2 line-reader/);
  expect(printed.match(/^ {2}mosquitto_(pub|sub) /gm)).toHaveLength(3);

  const ops = await watch(`mqtt://127.0.0.1:${port}`, 'fuzhou');
  await ops.command('take-ticket', { id: '1', args: { service: 'advice' } });
  await ops.command('pause-counter', { id: '2', args: { counter: '4' } });
  const [first = 0] = daemons();
  process.kill(first, 'SIGKILL');
  await untilPrinted('it is started again');
  await ops.until(() => ops.last('$state')?.['state'] === 'online' && daemons().length === 2);
  expect(ops.last('state/hall')).toMatchObject({ open: true, totals: { waiting: 1 } });
  expect(ops.last('state/counter/4')).toMatchObject({ status: 'paused' });
  await ops.close();

  const ended = once(started, 'exit');
  started.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(daemons().filter(runs)).toEqual([]);
  expect(printed).not.toContain('Warning');
});

it('opens at any hour, also with the state of days ago, when the clock would be doubted', async () => {
  // Its mark stands from now on.
  const before = takeFolder(state);
  if (before.ok) before.folder.release();
  const opened = openJournal(state);
  if (!opened.ok) throw new Error(opened.problem.message);
  const at = Date.now() - 3 * 24 * 3_600_000;
  const day = businessDay(at, 'Asia/Shanghai');
  const opening = { kind: 'day-opened', day, unfit: {}, followUps: [], alarms: [], notices: [] };
  opened.journal.commit({ at, events: [opening, { kind: 'day-closed', day }], replies: [], presses: [] });
  opened.journal.close();
  startDemo();
  await untilPrinted('The hall is open.');
});

it('every kind of device comes up, and comes back when it was unplugged', async () => {
  startDemo('config/halls/every-kind.yaml');
  await untilPrinted('Every command needs an id of its own');
  const ops = await watch(`mqtt://127.0.0.1:${port}`, 'every-kind');
  const read = readConfig('config/halls/every-kind.yaml');
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  const isIn = (device: string, state: string) => ops.last(`device/${device}/$state`)?.['state'] === state;
  const devices = [...read.config.devices.keys()];
  await ops.until(() => devices.every(device => isIn(device, 'ready')));
  const noticed = ['pad-2', 'pad-4', 'display-4', 'printer-2'];
  for (const device of noticed) await ops.publish(`sim/${device}/do`, '{"fault":"unplug"}');
  await ops.until(() => noticed.every(device => isIn(device, 'lost')));
  for (const device of noticed) await ops.publish(`sim/${device}/do`, '{"fault":"none"}');
  await ops.until(() => devices.every(device => isIn(device, 'ready')));
  await ops.close();
}, 60_000);

it('a demo that is killed takes its daemon with it', async () => {
  const started = startDemo();
  await untilPrinted('The hall is open.');
  const ended = once(started, 'close');
  started.kill('SIGKILL');
  // Its output closes when the last process that holds it ends.
  await ended;
  await expect.poll(() => daemons().filter(runs)).toEqual([]);
});

it('a demo that a program started ends with it', async () => {
  const started = startDemo(undefined, { ONE_TICKET_PARENT: 'stdin' });
  await untilPrinted('The hall is open.');
  const ended = once(started, 'exit');
  started.stdin?.end();
  expect(await ended).toEqual([0, null]);
  expect(daemons().filter(runs)).toEqual([]);
});

it('a port given by hand that is taken is an error that names the option', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const started = startDemo();
  expect(await once(started, 'exit')).toEqual([64, null]);
  expect(printed).toContain('--mqtt-port');
  taken.close();
});
