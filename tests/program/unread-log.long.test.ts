import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { open as openPty } from '@lydell/node-pty';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { kioskAtAnyPace, type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { type NotifySocket, openNotifySocket } from './notify-socket.ts';

const { O_RDONLY, O_WRONLY, O_RDWR, O_NONBLOCK, O_NOCTTY } = constants;
/** In a hall whose log is read, a press takes some ms; on a busy machine more. */
const usualMs = 1000;

let hall: StandingHall;
let systemd: NotifySocket;
let files: number[];
beforeEach(async () => {
  hall = await standHall('config/halls/small.yaml', { paced: false, edit: kioskAtAnyPace });
  systemd = await openNotifySocket(join(hall.state, 'notify'));
  files = [];
});
afterEach(async () => {
  await hall.close();
  systemd.close();
  for (const file of files) closeSync(file);
});

function opened(path: string, flags: number): number {
  const file = openSync(path, flags);
  files.push(file);
  return file;
}

/** Until it takes no more. */
function fill(path: string): void {
  const file = openSync(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  try {
    for (;;) writeSync(file, `${'x'.repeat(99)}\n`);
  } catch (error) {
    expect(error).toMatchObject({ code: 'EAGAIN' });
  } finally {
    closeSync(file);
  }
}

function openPipe(): string {
  const path = join(hall.state, 'log');
  execFileSync('mkfifo', [path]);
  return path;
}

/** A pipe that is full, and whose reader is there. */
function fullPipe(): { reader: number; writer: number } {
  const path = openPipe();
  const reader = opened(path, O_RDWR | O_NONBLOCK);
  fill(path);
  return { reader, writer: opened(path, O_WRONLY) };
}

/** Each a line of the log, and after every few a press; how long the slowest press took until ops heard of its ticket. */
async function talk(lines: number): Promise<number> {
  let longestMs = 0;
  for (let line = 0; line < lines; line += 1) {
    hall.press('kiosk-1', `nobody knows this ${line} ${'x'.repeat(30)}`);
    if (line % 25 === 0) longestMs = Math.max(longestMs, await hall.pressMs());
  }
  return longestMs;
}

async function startWith(stdout: number | 'unread'): Promise<void> {
  await hall.start({ NOTIFY_SOCKET: join(hall.state, 'notify'), WATCHDOG_USEC: '600000' }, stdout);
  await hall.command('open-day', {});
}

/** Stopped, and full. */
function stoppedTerminal(): number {
  const pty = openPty({ encoding: null });
  onTestFinished(() => void pty.master.destroy());
  pty.slave.destroy();
  pty.master.pause();
  const terminal = opened(pty.ptsName, O_WRONLY | O_NOCTTY);
  execFileSync('stty', ['raw', '-echo'], {
    stdio: [opened(pty.ptsName, O_RDWR | O_NOCTTY), 'ignore', 'inherit'],
  });
  fill(pty.ptsName);
  return terminal;
}

function pipeWithoutReader(): number {
  const path = openPipe();
  const reader = openSync(path, O_RDONLY | O_NONBLOCK);
  const writer = opened(path, O_WRONLY);
  closeSync(reader);
  return writer;
}

/** `lines`: what takes nothing more is met by the first of them; a socket takes some hundred kB. */
it.each<{ log: string; open: () => number | 'unread'; lines: number }>([
  { log: 'a full pipe', open: () => fullPipe().writer, lines: 1000 },
  { log: 'a socket, as that of systemd', open: () => 'unread', lines: 5000 },
  { log: 'a terminal that was stopped', open: stoppedTerminal, lines: 1000 },
  { log: 'a pipe whose reader has gone', open: pipeWithoutReader, lines: 1000 },
  { log: 'a file on a full disk', open: () => opened('/dev/full', O_WRONLY), lines: 1000 },
])('$log holds up neither the hall nor its end', async ({ open, lines }) => {
  await startWith(open());
  expect(await talk(lines)).toBeLessThan(usualMs);
  const fed = systemd.told().length;
  await systemd.until(told => told.slice(fed).filter(one => one === 'WATCHDOG=1').length >= 2);
  expect(await hall.end('SIGTERM')).toBe(0);
});

it('who reads the log again is told how many lines are not there, and gets the last ones', async () => {
  const { reader, writer } = fullPipe();
  await startWith(writer);
  await talk(10_000);
  const lines: string[] = [];
  let text = '';
  const bytes = Buffer.alloc(1 << 16);
  const readAll = () => {
    try {
      for (;;) text += bytes.toString('utf8', 0, readSync(reader, bytes));
    } catch (error) {
      expect(error).toMatchObject({ code: 'EAGAIN' });
    }
    lines.push(...text.split('\n').slice(0, -1));
    text = text.slice(text.lastIndexOf('\n') + 1);
  };
  await expect
    .poll(() => (readAll(), lines.filter(line => line.includes('lines were not written here'))))
    .toHaveLength(1);
  hall.press('kiosk-1', 'the last one');
  await expect.poll(() => (readAll(), lines.at(-1))).toContain('the last one');
  const logged = lines.filter(line => !line.startsWith('xxx')).map(line => JSON.parse(line));
  const gap = logged.findIndex(({ msg }) => /^\d+ lines were not written here$/.test(msg));
  // What was in the pipe and begun before it was full stands before the gap.
  expect(logged[gap]).toMatchObject({ level: 40, lines: expect.any(Number) });
  expect(logged.slice(gap + 1).length).toBeGreaterThan(1000);
});
