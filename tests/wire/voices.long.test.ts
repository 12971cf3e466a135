/** Voices that are programs, with real processes: of shell, or simulated. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { recordings } from '../../drivers/clips/codec.ts';
import { clips } from '../../drivers/clips/driver.ts';
import type { Engine } from '../../drivers/say/codec.ts';
import { simulateClips } from '../../simulators/devices/clips/device.ts';
import { simulateSay } from '../../simulators/devices/say/device.ts';
import type { ProgramSimulator } from '../../simulators/devices/simulator.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { openHeardPort } from '../../simulators/stage/heard-port.ts';
import { awakeTime } from '../awake-time.ts';
import { aFolder, aProgram, listenTo, saying } from './a-voice.ts';

const awake = awakeTime();
const call = { id: 'j1', text: '请稍候', times: 1 } as const;
const around = { timers: realTimers, changed() {} };

function heard(simulator: ProgramSimulator) {
  const port = openHeardPort({ run: simulator.run, timers: realTimers, recordings });
  onTestFinished(() => port.close());
  return port;
}

test('espeak-ng that is not there is a fault at start-up by name, tried again, and no crash', async () => {
  const { voice, fitness, ended, untilFit } = saying({ program: '/nonexistent/espeak-ng' });
  await untilFit('lost');
  const why = '/nonexistent/espeak-ng is not installed: apt-get install espeak-ng';
  expect(fitness()).toEqual([{ is: 'lost', why }]);
  voice.do(call);
  expect(ended()).toEqual([`j1 failed ${why}`]);
  await vi.waitFor(() => expect(voice.health().frames).toBeGreaterThan(2), { timeout: 15_000 });
  await voice.close();
});

test('a program that may not be run, or that is a folder, is a fault by name', async () => {
  const { fitness, untilFit } = saying({ program: aFolder() });
  await untilFit('lost');
  expect(fitness()).toMatchObject([{ why: expect.stringContaining('cannot be started: EACCES') }]);
});

test('a program that reads nothing and writes without end harms nobody', async () => {
  const program = aProgram(
    aFolder(),
    'exec </dev/null\nhead -c 300000 /dev/zero\nhead -c 300000 /dev/zero >&2',
  );
  const { voice, untilFit, untilEnded, ended } = saying({ program });
  await untilFit('ready');
  voice.do({ ...call, text: '请'.repeat(300) });
  await untilEnded(1);
  expect(ended()).toEqual(['j1 done']);
});

test('a program that tells of trouble without end is killed at the first word', async () => {
  const program = aProgram(
    aFolder(),
    'case "$*" in *"-a 0"*) exit 0;; esac\nwhile :; do echo "error: Connection terminated" >&2; done',
  );
  const { voice, untilFit, untilEnded, ended } = saying({ program });
  await untilFit('ready');
  voice.do(call);
  await untilEnded(1);
  expect(ended()).toEqual([`j1 failed ${program}: error: Connection terminated`]);
});

test('closed in mid-speech, the program is gone with all that it started, before close resolves', async () => {
  const folder = aFolder();
  const program = aProgram(
    folder,
    'case "$*" in *"-a 0"*) exit 0;; esac\nsleep 60 &\necho $$ $! >pids.new\nmv pids.new pids\nwait',
  );
  const { voice, untilFit, ended } = saying({ program });
  await untilFit('ready');
  voice.do(call);
  await vi.waitFor(() => expect(existsSync(join(folder, 'pids'))).toBe(true), { timeout: 15_000 });
  const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split(' ').map(Number);
  expect(pids.map(isRunning)).toEqual([true, true]);
  await voice.close();
  // A killed child of the shell may wait for init to take it away.
  await expect.poll(() => pids.map(isRunning)).toEqual([false, false]);
  expect(ended()).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('through npm say, espeak-ng gets the voice, the loudness and the text on its standard input', async () => {
  const folder = aFolder();
  const program = aProgram(folder, 'echo "$@" >>args\ncat >>input');
  const { voice, untilFit, untilEnded } = saying({ program, volume: 150, speed: 80 });
  await untilFit('ready');
  voice.do({ id: 'j1', text: '请A零零一号到3号窗口。Ticket A 0 0 1', times: 1 });
  await untilEnded(1);
  expect(readFileSync(join(folder, 'args'), 'utf8').split('\n').slice(1)).toEqual([
    '-b 1 -v cmn-latn-pinyin -a 150 -s 140 --stdin',
    '-b 1 -v en -a 150 -s 140 --stdin',
    '',
  ]);
  expect(readFileSync(join(folder, 'input'), 'utf8')).toBe('a\n请A零零一号到3号窗口\nTicket A 0 0 1\n');
});

test('no quote, bracket or backslash of a text ever reaches festival', async () => {
  const folder = aFolder();
  const program = aProgram(folder, 'cat >>input; echo >>input');
  const { voice, untilFit, untilEnded, ended } = saying({ engine: 'festival', program });
  await untilFit('ready');
  voice.do({ id: 'j1', text: 'Hi") (system "touch pwned") (SayText "\\', times: 1 });
  voice.do({ id: 'j2', text: "One'; two) `three` $four", times: 1 });
  voice.do({ id: 'j3', text: '请稍候。Hello', times: 1 });
  await untilEnded(3);
  const [, first, second, more] = readFileSync(join(folder, 'input'), 'utf8').split('\n');
  expect(first).toBe('(SayText "Hi system touch pwned SayText")');
  expect(second).toBe('(SayText "One two three four")');
  expect(more).toBe('');
  expect(ended()).toEqual(['j1 done', 'j2 done', 'j3 failed festival speaks no Chinese: 请稍候']);
});

test.each(['espeak-ng', 'festival', 'system'] satisfies Engine[])(
  'a simulated %s is heard, one after the other and never two at once',
  async engine => {
    const simulator = simulateSay({ engine }, around);
    const { program } = heard(simulator);
    const { voice, untilFit, untilEnded, ended } = saying({ engine, program, speed: 200, volume: 60 });
    await untilFit('ready');
    voice.do({ id: 'j1', text: 'A 1', times: 2 });
    voice.do({ id: 'j2', text: 'B 2。C 3', times: 1 });
    await untilEnded(2);
    expect(ended()).toEqual(['j1 done', 'j2 done']);
    expect(simulator.shows()).toEqual({
      speaking: null,
      said: ['A 1', 'A 1', 'B 2', 'C 3'],
      cut: 0,
      overlaps: 0,
    });
  },
);

test('a simulated aplay is heard, by the names of the recordings', async () => {
  const simulator = simulateClips(around);
  const { program, folder } = heard(simulator);
  const { voice, untilFit, untilEnded } = listenTo(report =>
    clips({ folder, program }, { timers: realTimers, report }),
  );
  await untilFit('ready');
  voice.do({ id: 'j1', text: '请A一号', times: 1 });
  await untilEnded(1);
  expect(simulator.shows()).toMatchObject({ said: ['请 A 一 号'], overlaps: 0 });
});

test('two voices on one loudspeaker are shown as an overlap', async () => {
  const simulator = simulateSay({ engine: 'espeak-ng' }, around);
  const { program } = heard(simulator);
  const voices = [saying({ program }), saying({ program })];
  for (const { untilFit } of voices) await untilFit('ready');
  for (const { voice } of voices) voice.do({ ...call, text: '请请请请请请请请' });
  for (const { untilEnded } of voices) await untilEnded(1);
  expect(simulator.shows()).toMatchObject({ overlaps: 1 });
});

test('unplugged in mid-speech: that call has failed and the voice is lost; plugged in again, the next is said', async () => {
  const simulator = simulateSay({ engine: 'espeak-ng' }, around);
  const port = heard(simulator);
  const { voice, fitness, untilFit, untilEnded, ended } = saying({ program: port.program });
  await untilFit('ready');
  voice.do({ ...call, text: '请'.repeat(100) });
  await vi.waitFor(() => expect(simulator.shows()).not.toMatchObject({ speaking: null }), {
    timeout: 15_000,
  });
  port.fault('unplug');
  await untilEnded(1);
  expect(fitness().at(-1)).toEqual({
    is: 'lost',
    why: `${port.program} is not installed: apt-get install espeak-ng`,
  });
  expect(simulator.shows()).toMatchObject({ speaking: null, cut: 1 });
  port.fault('none');
  await untilFit('ready');
  voice.do({ ...call, id: 'j2' });
  await untilEnded(2);
  expect(ended().at(-1)).toBe('j2 done');
  expect(simulator.shows()).toMatchObject({ said: [call.text], overlaps: 0 });
});

test('closed while a simulated program hangs, nothing of it is left; the stage closed, nothing of that', async () => {
  const simulator = simulateSay({ engine: 'espeak-ng' }, around);
  const port = heard(simulator);
  const { voice, untilFit } = saying({ program: port.program });
  await untilFit('ready');
  port.fault('mute');
  voice.do(call);
  const startedAt = awake.now();
  await voice.close();
  expect(awake.now() - startedAt).toBeLessThan(1900);
  port.close();
  expect(existsSync(dirname(port.program))).toBe(false);
});

test('closed in mid-speech and opened again at once, the two never overlap', async () => {
  const simulator = simulateSay({ engine: 'espeak-ng' }, around);
  const { program } = heard(simulator);
  const first = saying({ program });
  await first.untilFit('ready');
  first.voice.do({ ...call, text: '请'.repeat(100) });
  await vi.waitFor(() => expect(simulator.shows()).not.toMatchObject({ speaking: null }), {
    timeout: 15_000,
  });
  await first.voice.close();
  const second = saying({ program });
  await second.untilFit('ready');
  second.voice.do(call);
  await second.untilEnded(1);
  expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 1, overlaps: 0 });
});

test('a folder of recordings that is empty is lost by name', async () => {
  const folder = join(aFolder(), 'clips');
  mkdirSync(folder);
  const { fitness, untilFit } = listenTo(report =>
    clips({ folder, program: 'aplay' }, { timers: realTimers, report }),
  );
  await untilFit('lost');
  expect(fitness()).toEqual([{ is: 'lost', why: `there is no recording (*.wav) in ${folder}` }]);
});
