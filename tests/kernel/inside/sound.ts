/** Speech through the sound card: what is played at one end of snd-aloop is recorded at the other. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { systemTimers } from '../../../daemon/clock.ts';
import type { Told } from '../../../drivers/driver.ts';
import { say } from '../../../drivers/say/driver.ts';
import { prove, until } from './told.ts';

const recording = '/tmp/heard.wav';
const text = '请A零零一号到3号窗口';
/** 44.1 kHz, one channel, 16 bits. */
const bytesPerSecond = 88_200;

export async function proveSound(): Promise<void> {
  await prove('sound', async () => {
    const [card] =
      /^ ?(\d+) \[Loopback/m.exec(execFileSync('cat', ['/proc/asound/cards'], { encoding: 'utf8' })) ?? [];
    assert.ok(card, 'a loopback card');
    const told: Told<never>[] = [];
    const driver = say({ engine: 'espeak-ng', volume: 100, speed: 100 }, systemTimers, what =>
      told.push(what),
    );
    await until(
      'the voice is ready',
      () => told.some(what => what.is === 'fitness' && what.fitness.is === 'ready'),
      60_000,
    );
    const recorder = spawn(
      'arecord',
      ['-q', '-D', 'plughw:Loopback,1,0', '-f', 'S16_LE', '-r', '44100', '-c', '1', recording],
      { stdio: 'ignore' },
    );
    driver.do({ id: 'call', text, times: 1 });
    await until('it is said', () => told.some(what => what.is === 'job-ended'), 60_000);
    assert.deepEqual(
      told.find(what => what.is === 'job-ended'),
      { is: 'job-ended', id: 'call', outcome: 'done' },
    );
    recorder.kill('SIGINT');
    await new Promise(resolve => recorder.on('close', resolve));
    const seconds = loudSeconds();
    const expected = Number(
      execFileSync('sh', [
        '-c',
        `printf '%s' '${text}' | espeak-ng -v cmn-latn-pinyin --stdin --stdout | sox -t wav - -n stat 2>&1 | sed -n 's/^Length.*: *//p'`,
      ]),
    );
    assert.ok(
      seconds > 0.5 * expected && seconds < 1.6 * expected,
      `${seconds} s were heard, ${expected} s expected`,
    );
    await driver.close();
  });
}

/** From the first to the last loud sample. */
function loudSeconds(): number {
  assert.ok(statSync(recording).size > bytesPerSecond / 2, 'something was recorded');
  const shown = execFileSync('sh', [
    '-c',
    `sox ${recording} -n silence 1 0.05 1% reverse silence 1 0.05 1% reverse stat 2>&1 | sed -n 's/^Length.*: *//p'`,
  ]);
  return Number(shown);
}
