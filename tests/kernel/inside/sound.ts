/** Speech through the sound card: what is played at one end of snd-aloop is recorded at the other. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { systemTimers } from '../../../daemon/process/clock.ts';
import { espeakArguments } from '../../../drivers/say/codec.ts';
import { say } from '../../../drivers/say/driver.ts';
import { heardInWav } from '../../wire/sound-card.ts';
import { hearing, prove, until } from './told.ts';

const recording = '/tmp/heard.wav';
const text = '请A零零一号到3号窗口';
const usual = { volume: 100, speed: 100 };
/** A program takes its time to start here. */
const programMs = 60_000;

await prove('sound', async () => {
  assert.match(readFileSync('/proc/asound/cards', 'utf8'), /\[Loopback/);
  const told = hearing();
  const driver = say({ engine: 'espeak-ng', ...usual }, { timers: systemTimers, report: told.report });
  await until('the voice is ready', told.isReady, programMs);
  const recorder = spawn(
    'arecord',
    ['-q', '-D', 'plughw:Loopback,1,0', '-f', 'S16_LE', '-r', '44100', '-c', '1', recording],
    { stdio: 'ignore' },
  );
  await until('it is recorded', () => existsSync(recording), programMs);
  driver.do({ id: 'call', text, times: 1 });
  await until('it is said', () => told.ended().length > 0, programMs);
  assert.deepEqual(told.ended(), ['call done']);
  const recorded = once(recorder, 'close');
  recorder.kill('SIGINT');
  await recorded;
  const heard = heardInWav(readFileSync(recording));
  const words = [...espeakArguments('zh', usual), '--stdout'];
  const alone = heardInWav(execFileSync('espeak-ng', words, { input: text }));
  assert.ok(
    heard.spanMs > 0.5 * alone.spanMs && heard.spanMs < 1.6 * alone.spanMs,
    `it was heard for ${heard.spanMs} ms, expected about ${alone.spanMs} ms`,
  );
  await driver.close();
});
process.exit(0);
