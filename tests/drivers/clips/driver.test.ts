import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordings } from '../../../drivers/clips/codec.ts';
import { clips } from '../../../drivers/clips/driver.ts';
import type { VoiceSaid } from '../../../drivers/device.ts';
import type { ProgramWords, Start } from '../../../drivers/link/run-program.ts';
import { simulateClips } from '../../../simulators/devices/clips/device.ts';
import { ears, jobInWords } from '../../kit/driver/ears.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { run } from '../say/bench.ts';

const call = { id: 'j1', text: '请A零零一号到3号窗口', times: 1 } as const;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clips-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lay = (...names: readonly string[]): void => {
  mkdirSync(join(folder, 'en'), { recursive: true });
  for (const name of names) writeFileSync(join(folder, `${name}.wav`), '');
};

function aVoice() {
  const { timers, advance } = virtualTimers();
  const simulator = simulateClips({ timers, changed() {} });
  const { told, report, ended } = ears<VoiceSaid>();
  const started: ProgramWords[] = [];
  const start: Start<ProgramWords> = (words, end) => {
    started.push(words);
    return run(simulator, words, end);
  };
  const voice = clips({ folder, program: 'aplay' }, { timers, report }, start);
  return {
    voice,
    simulator,
    told,
    started,
    advance: (ms: number) => advance(ms),
    /** The folder is read in real time. */
    async until(is: 'ready' | 'lost') {
      await vi.waitFor(async () => {
        await advance(100);
        expect(told.findLast(what => what.is === 'fitness')).toMatchObject({ fitness: { is } });
      }, 10_000);
    },
    ended: (): string[] => ended().map(jobInWords),
  };
}

test('a call is one run of the program, with every recording in its order', async () => {
  lay(...recordings);
  const { voice, until, advance, ended, started, simulator } = aVoice();
  await until('ready');
  voice.do({ ...call, times: 2 });
  await advance(10_000);
  expect(ended()).toEqual(['j1 done']);
  expect(started[1]?.program).toBe('aplay');
  expect(started[1]?.args.slice(0, 3)).toEqual(['-q', join(folder, '请.wav'), join(folder, 'A.wav')]);
  const words = '请 A 零 零 一 号 到 三 号窗口';
  expect(simulator.shows()).toEqual({ speaking: null, said: [words, words], cut: 0, overlaps: 0 });
});

test('the sound card is tried with a moment of silence that nobody hears', async () => {
  lay(...recordings);
  const { until, started, simulator } = aVoice();
  await until('ready');
  expect(started).toEqual([
    {
      program: 'aplay',
      args: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', '8000', '-c', '1', '-'],
      input: '\0'.repeat(1600),
    },
  ]);
  expect(simulator.shows()).toMatchObject({ said: [] });
});

test('a recording that is missing fails the call by its name, and the voice is none the worse', async () => {
  lay('请', 'A', '零', '一', '三');
  const { voice, until, advance, ended, told } = aVoice();
  await until('ready');
  voice.do(call);
  await advance(0);
  expect(ended()).toEqual(['j1 failed there is no recording of 号到, 号窗口']);
  expect(told.filter(({ is }) => is === 'fitness')).toHaveLength(1);
  voice.do({ ...call, id: 'j2', text: '。，' });
  await advance(0);
  expect(ended().at(-1)).toBe('j2 failed nothing in this text can be said');
});

test('an empty folder and a missing one are lost by name, and ready when the recordings lie there', async () => {
  const { until, told } = aVoice();
  await until('lost');
  expect(told).toEqual([
    { is: 'fitness', fitness: { is: 'lost', why: `there is no recording (*.wav) in ${folder}` } },
  ]);
  lay(...recordings);
  await until('ready');
  rmSync(folder, { recursive: true });
  const gone = aVoice();
  await gone.until('lost');
  expect(gone.told[0]).toMatchObject({
    fitness: { is: 'lost', why: expect.stringMatching(/^the folder .* cannot be read: ENOENT/) },
  });
  mkdirSync(folder);
});

test('a folder of English recordings alone will do', async () => {
  lay('en/Ticket');
  const { voice, until, advance, simulator } = aVoice();
  await until('ready');
  voice.do({ ...call, text: 'Ticket' });
  await advance(5000);
  expect(simulator.shows()).toMatchObject({ said: ['Ticket'] });
});

test('a busy sound card loses the voice with the words of aplay, and it recovers', async () => {
  lay(...recordings);
  const { voice, until, ended, simulator } = aVoice();
  await until('ready');
  simulator.fault('busy');
  voice.do(call);
  await until('lost');
  expect(ended()[0]).toBe('j1 failed aplay: aplay: main:831: audio open error: Device or resource busy');
  simulator.fault('none');
  await until('ready');
});

test('a program that the system refuses to begin loses the voice, and ends nothing', async () => {
  lay(...recordings);
  const { told, report } = ears<VoiceSaid>();
  const { timers, advance } = virtualTimers();
  // Node throws this one, where most are told later.
  const voice = clips({ folder, program: '/etc/hostname/aplay' }, { timers, report });
  await vi.waitFor(async () => {
    await advance(100);
    expect(told.at(-1)).toEqual({
      is: 'fitness',
      fitness: { is: 'lost', why: '/etc/hostname/aplay cannot be started: ENOTDIR' },
    });
  });
  await voice.close();
});
