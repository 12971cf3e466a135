import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { businessDay } from '../../daemon/core/day/clock-face.ts';
import { takeFolder } from '../../simulators/demo/state.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { watch } from '../kit/hall/broker/watcher.ts';
import { readHall } from '../kit/hall/config.ts';
import { journalOf } from '../kit/hall/loop-hall.ts';
import { type Program, startProgram } from '../kit/hall/program.ts';

let state: string;
let port: number;
let demo: Program | undefined;

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'one-ticket-demo-'));
  port = await freePort();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(printed());
  await demo?.end('SIGKILL');
  // A daemon that lost its demo ends by itself, and writes its last into the folder.
  await expect.poll(() => daemons().filter(runs)).toEqual([]);
  rmSync(state, { recursive: true });
});

function startDemo(config?: string, env: NodeJS.ProcessEnv = {}): Program {
  const words = ['demo', '--mqtt-port', String(port), '--state', state];
  if (config !== undefined) words.push('--config', config);
  demo = startProgram(words, { stdin: 'open', env });
  return demo;
}
const printed = () => demo?.said() ?? '';

const daemons = () => [...printed().matchAll(/^daemon {3}pid (\d+)$/gm)].map(([, pid]) => Number(pid));
const runs = (pid: number) =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

it('npm start opens a hall, says where it is and what to try, and survives the death of its daemon', async () => {
  const started = startDemo();
  await started.until('Every command needs an id of its own');
  expect(printed()).toContain(`broker   mqtt://127.0.0.1:${port}`);
  expect(printed()).toContain('every device is simulated');
  expect(printed()).toMatch(/devices {2}13 ff68-pad, 14 onbon-k, 1 escpos, 1 syn6288, 2 line-reader/);
  expect(printed().match(/^ {2}mosquitto_(pub|sub) /gm)).toHaveLength(3);

  const ops = await watch(`mqtt://127.0.0.1:${port}`, 'fuzhou');
  await ops.command('take-ticket', { id: '1', args: { service: 'advice' } });
  await ops.command('pause-counter', { id: '2', args: { counter: '4' } });
  const [first = 0] = daemons();
  process.kill(first, 'SIGKILL');
  await started.until('it is started again');
  await ops.until(() => ops.last('$state')?.['state'] === 'online' && daemons().length === 2);
  expect(ops.last('state/hall')).toMatchObject({ open: true, totals: { waiting: 1 } });
  expect(ops.last('state/counter/4')).toMatchObject({ status: 'paused' });
  await ops.close();

  expect(await started.end('SIGINT')).toBe(0);
  expect(daemons().filter(runs)).toEqual([]);
  expect(printed()).not.toContain('Warning');
});

it('opens at any hour, also with the state of days ago, when the clock would be doubted; killed, it takes its daemon with it', async () => {
  // Its mark stands from now on.
  const before = takeFolder(state);
  if (before.ok) before.folder.release();
  const journal = journalOf(state);
  const at = Date.now() - 3 * 24 * 3_600_000;
  const day = businessDay(at, 'Asia/Shanghai');
  const opening = { kind: 'day-opened', day, unfit: {}, followUps: [], alarms: [], notices: [] };
  journal.commit({ at, events: [opening, { kind: 'day-closed', day }], replies: [], presses: [] });
  journal.close();
  const started = startDemo();
  await started.until('The hall is open.');
  started.child.kill('SIGKILL');
  // Its output closes when the last process that holds it ends.
  await started.ended;
  await expect.poll(() => daemons().filter(runs)).toEqual([]);
});

it('every kind of device comes up, and comes back when it was unplugged; a demo that a program started ends with it', async () => {
  const started = startDemo('config/halls/every-kind.yaml', { ONE_TICKET_PARENT: 'stdin' });
  await started.until('Every command needs an id of its own');
  const ops = await watch(`mqtt://127.0.0.1:${port}`, 'every-kind');
  const isIn = (device: string, state: string) => ops.last(`device/${device}/$state`)?.['state'] === state;
  const devices = [...readHall('config/halls/every-kind.yaml').devices.keys()];
  await ops.until(() => devices.every(device => isIn(device, 'ready')));
  const noticed = ['pad-2', 'pad-4', 'display-4', 'printer-2'];
  for (const device of noticed) await ops.publish(`sim/${device}/do`, '{"fault":"unplug"}');
  await ops.until(() => noticed.every(device => isIn(device, 'lost')));
  for (const device of noticed) await ops.publish(`sim/${device}/do`, '{"fault":"none"}');
  await ops.until(() => devices.every(device => isIn(device, 'ready')));
  await ops.close();
  started.child.stdin?.end();
  expect(await started.exited).toBe(0);
  expect(daemons().filter(runs)).toEqual([]);
});

it('a port given by hand that is taken is an error that names the option', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const started = startDemo();
  expect(await started.ended).toBe(64);
  expect(printed()).toContain('--mqtt-port');
  taken.close();
});
