/** What is really heard: espeak-ng, festival and aplay on a sound card, recorded. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clips } from '../../drivers/clips/driver.ts';
import { espeakArguments } from '../../drivers/say/codec.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { awakeTime } from '../awake-time.ts';
import { aFolder, listenTo, saying } from './a-voice.ts';
import { heardInWav, openSoundCard, type SoundCard } from './sound-card.ts';

const awake = awakeTime();
let card: SoundCard;
beforeAll(async () => {
  card = await openSoundCard();
});
afterAll(() => card.close());

/** Twice as fast, so that the test is. */
const fast = { volume: 100, speed: 200 };
function alone(text: string, language: 'zh' | 'en', folder: string) {
  const file = join(folder, 'alone.wav');
  spawnSync('espeak-ng', [...espeakArguments(language, fast), '-w', file], { input: `${text}\n` });
  return heardInWav(spawnSync('cat', [file]).stdout);
}

test('two calls in a row, one in two languages, are heard whole and never over each other; the checks are not heard', async () => {
  const folder = aFolder();
  const parts = [
    alone('请A零零三号', 'zh', folder),
    alone('Ticket three', 'en', folder),
    alone('请稍候', 'zh', folder),
  ];
  const { voice, untilFit, untilEnded, ended } = saying(fast);
  await untilFit('ready');
  expect(await card.recorded()).toMatchObject({ loudMs: 0, peak: 0 });
  voice.do({ id: 'j1', text: '请A零零三号。Ticket three', times: 1 });
  voice.do({ id: 'j2', text: '请稍候', times: 1 });
  await untilEnded(2);
  expect(ended()).toEqual(['j1 done', 'j2 done']);
  const heard = await card.recorded();
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + of(part), 0);
  // An overlap of two would be heard for less time than both.
  expect(heard.loudMs).toBeGreaterThan(0.9 * sum(part => part.loudMs));
  expect(heard.loudMs).toBeLessThan(1.1 * sum(part => part.loudMs));
  expect(heard.spanMs).toBeGreaterThan(sum(part => part.spanMs));
});

test('half the volume is half as loud, and a speech that is closed is silent at once', async () => {
  const { peak } = alone('请稍候', 'zh', aFolder());
  const { voice, untilFit, untilEnded } = saying({ ...fast, volume: 50 });
  await untilFit('ready');
  await card.recorded();
  voice.do({ id: 'j1', text: '请稍候', times: 1 });
  await untilEnded(1);
  const half = await card.recorded();
  expect(half.peak / peak).toBeGreaterThan(0.4);
  expect(half.peak / peak).toBeLessThan(0.6);
  voice.do({ id: 'j2', text: '请在一米线外等候请在一米线外等候请在一米线外等候', times: 2 });
  await card.untilLoud();
  // While this process stands still, the speech goes on.
  const stoodStillMs = () => performance.now() - awake.now();
  const stoodStillBeforeMs = stoodStillMs();
  await voice.close();
  // Of more than ten seconds.
  expect((await card.recorded()).loudMs).toBeLessThan(400 + stoodStillMs() - stoodStillBeforeMs);
  expect(await card.recorded()).toMatchObject({ loudMs: 0 });
});

test('recordings are heard one after the other through aplay', async () => {
  const folder = aFolder();
  for (const name of ['请', 'A', '号']) writeFileSync(join(folder, `${name}.wav`), tone(300));
  const { voice, untilFit, untilEnded, ended, fitness } = listenTo(report =>
    clips({ folder, program: 'aplay' }, { timers: realTimers, report }),
  );
  await untilFit('ready');
  voice.do({ id: 'j1', text: '请A号', times: 1 });
  await untilEnded(1);
  expect(ended()).toEqual(['j1 done']);
  const heard = await card.recorded();
  expect(heard.loudMs).toBeGreaterThan(820);
  expect(heard.loudMs).toBeLessThan(1080);
  rmSync(join(folder, '号.wav'));
  voice.do({ id: 'j2', text: '号', times: 1 });
  await untilEnded(2);
  expect(ended()[1]).toMatch(/^j2 failed aplay: .*号\.wav: No such file or directory$/);
  expect(fitness()).toEqual([{ is: 'ready' }]);
});

test('festival is heard in English, and its check is not', async () => {
  const { voice, untilFit, untilEnded, ended } = saying({ engine: 'festival' });
  await untilFit('ready');
  expect(await card.recorded()).toMatchObject({ loudMs: 0 });
  voice.do({ id: 'j1', text: 'Three', times: 1 });
  await untilEnded(1);
  expect(ended()).toEqual(['j1 done']);
  expect((await card.recorded()).loudMs).toBeGreaterThan(200);
});

// The last: it takes the sound card with it.
test('when the sound server dies in mid-speech, that call has failed and the voice is lost', async () => {
  const { voice, untilFit, untilEnded, ended, fitness } = saying({});
  await untilFit('ready');
  voice.do({ id: 'j1', text: '请在一米线外等候请在一米线外等候', times: 1 });
  await card.untilLoud();
  await card.kill();
  await untilEnded(1);
  expect(ended()[0]).toMatch(/^j1 failed espeak-ng: error: /);
  await untilFit('lost');
  expect(fitness().at(-1)).toMatchObject({ why: expect.stringMatching(/^espeak-ng: error: /) });
});

/** A WAV of a 440 Hz tone: 8000 samples a second of two bytes. */
function tone(ms: number): Buffer {
  const samples = ms * 8;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(16_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1)
    wav.writeInt16LE(Math.round(12_000 * Math.sin((at / 8000) * 440 * 2 * Math.PI)), 44 + at * 2);
  return wav;
}
