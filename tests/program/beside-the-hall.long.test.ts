/**
 * I15: what stands beside the hall may throw, hang or block, and the hall goes on calling. The log has a test of its own
 * (unread-log.long.test.ts). One hall lives through all of it.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kioskAtAnyPace, type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

/** A press takes some ms; on a busy machine more. */
const usualMs = 1000;

let base: string;
let hall: StandingHall;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'one-ticket-beside-'));
  mkdirSync(join(base, 'medium'));
  writeFileSync(
    join(base, 'systemd-notify'),
    `#!/bin/sh
case "$(cat ${base}/courier-does)" in
  throws) exit 1 ;;
  hangs) exec sleep 600 ;;
  blocks) kill -STOP $$ ;;
esac
echo "$*" >>${base}/told
`,
  );
  chmodSync(join(base, 'systemd-notify'), 0o755);
  courierDoes('well');
  hall = await standHall('config/halls/small.yaml', { paced: false, edit: kioskAtAnyPace });
  appendFileSync(join(hall.state, 'stage.yaml'), `\ncopies:\n  folder: ${base}/medium\n`);
  await hall.start({
    PATH: `${base}:${process.env['PATH']}`,
    NOTIFY_SOCKET: join(base, 'socket'),
    WATCHDOG_USEC: '600000',
  });
  await hall.command('open-day', {});
});
afterAll(async () => {
  await hall.close();
  rmSync(base, { recursive: true });
});

function courierDoes(what: 'well' | 'throws' | 'hangs' | 'blocks'): void {
  writeFileSync(join(base, 'courier-does'), what);
}

const signsOfLife = () =>
  existsSync(join(base, 'told')) ? readFileSync(join(base, 'told'), 'utf8').split('WATCHDOG=1').length : 0;

/** The processes that the daemon has started, and theirs, whose command has this word in it. */
function processes(word: string, of = hall.pid()): number[] {
  const children = ownChildren(of);
  return children.flatMap(pid => [...(commandOf(pid).includes(word) ? [pid] : []), ...processes(word, pid)]);
}

/** What was found of a process, or nothing where it has ended meanwhile. */
function ofProcess<Found>(read: () => Found, nothing: Found): Found {
  try {
    return read();
  } catch {
    return nothing;
  }
}
const readOf = (path: string) => ofProcess(() => readFileSync(path, 'utf8'), '');
const commandOf = (pid: number) => readOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

function ownChildren(pid: number): number[] {
  return ofProcess(() => readdirSync(`/proc/${pid}/task`), [])
    .flatMap(thread => readOf(`/proc/${pid}/task/${thread}/children`).trim().split(' '))
    .filter(found => found !== '')
    .map(Number);
}

async function found(word: string): Promise<number> {
  let [pid] = processes(word);
  while (pid === undefined) {
    await pass(5);
    [pid] = processes(word);
  }
  return pid;
}

async function expectCalling(presses = 5): Promise<void> {
  const times: number[] = [];
  for (let press = 0; press < presses; press += 1) times.push(await hall.pressMs());
  expect(Math.max(...times)).toBeLessThan(usualMs);
}

const alarm = (id: string) => hall.ops.last(`alarm/${id}`);
const untilAlarm = (id: string, words: string) =>
  hall.until(() => String(alarm(id)?.['text']).includes(words), 30_000);
const untilOver = (id: string) => hall.until(() => alarm(id) === undefined, 40_000);

describe('a courier to systemd', () => {
  it('that fails', async () => {
    courierDoes('throws');
    await expect.poll(() => hall.log()).toContain('systemd-notify told systemd nothing');
    await expectCalling();
  });

  it.each(['hangs', 'blocks'] as const)(
    'that %s, and is given up, so that systemd hears the next',
    async does => {
      courierDoes('well');
      const before = signsOfLife();
      await expect.poll(signsOfLife).toBeGreaterThan(before);
      courierDoes(does);
      await found(does === 'hangs' ? 'sleep 600' : 'systemd-notify');
      await expectCalling();
      await pass(500);
      courierDoes('well');
      const told = signsOfLife();
      await expect.poll(signsOfLife, { timeout: 15_000 }).toBeGreaterThan(told + 1);
    },
  );
});

describe('the copies', () => {
  it('whose process dies', async () => {
    process.kill(await found('copies/child.ts'), 'SIGKILL');
    await expectCalling();
    await untilAlarm('copy-failing', 'found its process ended by SIGKILL');
    await untilOver('copy-failing');
  });

  it('whose process hangs, as in a medium that does not answer', async () => {
    process.kill(await found('copies/child.ts'), 'SIGSTOP');
    await expectCalling();
    await untilAlarm('copy-failing', 'found no answer from the medium for 15 s');
    await untilOver('copy-failing');
    await expectCalling();
  }, 120_000);
});

describe('the cursors', () => {
  it('that a tool holds for longer than a second', async () => {
    const tool = new DatabaseSync(join(hall.state, 'cursors.db'));
    tool.exec('BEGIN IMMEDIATE');
    await expectCalling();
    await pass(1500);
    await expectCalling();
    tool.close();
  });

  it('that are damaged in the middle of the day', async () => {
    writeFileSync(join(hall.state, 'cursors.db'), 'no database at all '.repeat(1000));
    await expectCalling();
    await expect.poll(() => hall.log()).toContain('so a restart may tell events again');
  });
});

describe("the day's file", () => {
  it('that a tool holds for longer than a second: presses wait for it, all else goes on, and nobody ends', async () => {
    const day = String(hall.ops.last('state/hall')?.['day']);
    const held = `another program has held the journal in ${hall.state} for 1 s: orders wait until it lets go`;
    // The hall may be writing at this very moment.
    const tool = new DatabaseSync(join(hall.state, 'journal', `${day}.db`), { timeout: 5000 });
    tool.exec('BEGIN IMMEDIATE');
    const signs = signsOfLife();
    const pressed = hall.pressMs();
    const isTold = () => hall.ops.last('$state')?.['reason'] === held;
    await hall.ops.until(isTold);
    expect(hall.ops.last('$state')).toMatchObject({ state: 'degraded' });
    await pass(1500);
    expect(signsOfLife()).toBeGreaterThan(signs + 2);
    tool.close();
    const letGoMs = performance.now();
    await pressed;
    expect(performance.now() - letGoMs).toBeLessThan(usualMs);
    await hall.ops.until(() => !isTold());
    await expect.poll(() => hall.log()).toContain('the journal is held by another program');
    await expectCalling();
  });
});

describe('programs', () => {
  it('that cannot be begun, as no file can be opened any more', async () => {
    const files = readdirSync(`/proc/${hall.pid()}/fd`).length;
    const limit = (most: number) => execFileSync('prlimit', [`--pid=${hall.pid()}`, `--nofile=${most}:4096`]);
    limit(files);
    process.kill(await found('copies/child.ts'), 'SIGKILL');
    await expectCalling();
    await pass(2500);
    await expectCalling();
    limit(4096);
    await untilOver('copy-failing');
    const told = signsOfLife();
    await expect.poll(signsOfLife).toBeGreaterThan(told);
    await expectCalling();
  });
});

describe('a report', () => {
  it.each([
    ['that hangs', 'SIGSTOP'],
    ['whose process dies', 'SIGKILL'],
  ] as const)('%s', async (_name, signal) => {
    await hall.command('close-day', {});
    process.kill(await found('report-child.ts'), signal);
    await hall.command('open-day', {});
    await expectCalling();
    // What hangs is ended after 10 min (tests/tools/report/reports.test.ts), or by whoever looks.
    if (signal === 'SIGSTOP') process.kill(await found('report-child.ts'), 'SIGKILL');
    await untilAlarm('report-not-written', 'found its process ended by SIGKILL');
  });
});

it('and in the end it stops at once, with nothing lost, though its courier hangs', async () => {
  courierDoes('hangs');
  const courier = await found('sleep 600');
  const stoppedMs = performance.now();
  expect(await hall.end('SIGTERM')).toBe(0);
  process.kill(courier, 'SIGKILL');
  expect(performance.now() - stoppedMs).toBeLessThan(5000);
  const issued = hall.events().filter(({ kind }) => kind === 'ticket-issued');
  expect(new Set(issued.map(({ ticket }) => ticket)).size).toBe(issued.length);
});
