import { describe, expect, test } from 'vitest';
import type { Ended } from '../../../drivers/link/run-program.ts';
import { say } from '../../../drivers/say/driver.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { aVoice, call, endsWith, hangs } from './bench.ts';

const missing = endsWith({ is: 'not-started', code: 'ENOENT' });
const noCard: Ended = {
  is: 'ended',
  code: 0,
  complaint: 'ALSA lib x\nerror: No such file or directory\n',
};
const notInstalled = 'espeak-ng is not installed: apt-get install espeak-ng';

async function readyVoice() {
  const bench = aVoice();
  const voice = bench.open();
  await bench.advance(500);
  return { ...bench, voice };
}

describe('a voice of this machine', () => {
  test('is ready once it has spoken without a sound, and nobody hears that', async () => {
    const { fitness, runs, simulator } = await readyVoice();
    expect(runs).toEqual([{ text: 'a', language: 'en', volume: 0, speed: 100 }]);
    expect(fitness()).toEqual([{ is: 'ready' }]);
    expect(simulator.shows()).toEqual({ speaking: null, said: [], cut: 0, overlaps: 0 });
  });

  test('says a call as loud as it is told, and says done only when the program has ended', async () => {
    const { voice, advance, ended, runs, simulator } = await readyVoice();
    voice.do(call);
    await advance(2000);
    expect(ended()).toEqual([]);
    expect(simulator.shows()).toMatchObject({ speaking: call.text, said: [] });
    expect(voice.health().queueDepth).toBe(1);
    await advance(1000);
    expect(ended()).toEqual(['j1 done']);
    expect(simulator.shows()).toMatchObject({ speaking: null, said: [call.text] });
    expect(runs.at(-1)).toEqual({ text: call.text, language: 'zh', volume: 80, speed: 100 });
    expect(voice.health()).toMatchObject({ errors: 0, reopened: 0, queueDepth: 0, frames: 2 });
  });

  test('says both languages one after the other, twice, and never two at once', async () => {
    const { voice, advance, ended, runs, simulator } = await readyVoice();
    voice.do({ id: 'j1', text: '请A零零一号。Ticket A 0 0 1', times: 2 });
    await advance(30_000);
    expect(ended()).toEqual(['j1 done']);
    expect(simulator.shows()).toMatchObject({
      said: ['请A零零一号', 'Ticket A 0 0 1', '请A零零一号', 'Ticket A 0 0 1'],
      overlaps: 0,
      cut: 0,
    });
    expect(runs.slice(1, 5).map(({ language }) => language)).toEqual(['zh', 'en', 'zh', 'en']);
  });

  test('takes the next call from within the report of the last', async () => {
    const { voice, advance, ended, onEnded, simulator } = await readyVoice();
    onEnded(() => {
      if (ended().length < 3) voice.do({ ...call, id: `j${ended().length + 1}` });
    });
    voice.do(call);
    await advance(9000);
    expect(ended()).toEqual(['j1 done', 'j2 done', 'j3 done']);
    expect(simulator.shows()).toMatchObject({ overlaps: 0, cut: 0 });
  });

  test.each([0, 1, 2, 3, 4, 5, 6])(
    'a call %i turns after the end of the last is said at once',
    async turns => {
      const { voice, advance, ended, onEnded } = await readyVoice();
      onEnded(() => {
        if (ended().length > 1) return;
        let later = Promise.resolve();
        for (let turn = 0; turn < turns; turn += 1) later = later.then(() => {});
        void later.then(() => voice.do({ ...call, id: 'j2' }));
      });
      voice.do(call);
      await advance(5000);
      expect(ended()).toEqual(['j1 done', 'j2 done']);
    },
  );

  test('calls that are given all at once are said in their order', async () => {
    const { voice, advance, ended, simulator } = await readyVoice();
    for (const id of ['j1', 'j2', 'j3']) voice.do({ ...call, id });
    expect(voice.health().queueDepth).toBe(3);
    await advance(12_000);
    expect(ended()).toEqual(['j1 done', 'j2 done', 'j3 done']);
    expect(simulator.shows()).toMatchObject({ overlaps: 0, cut: 0 });
  });

  test('a text of which nothing can be said has failed, and the voice is none the worse', async () => {
    const { voice, advance, ended, fitness, runs } = await readyVoice();
    voice.do({ ...call, text: '[]""。\u0000' });
    await advance(100);
    expect(ended()).toEqual(['j1 failed nothing in this text can be said']);
    expect(runs).toHaveLength(1);
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('a call during a check breaks the check off, and is said at once', async () => {
    const { voice, advance, ended, simulator } = await readyVoice();
    await advance(9750);
    expect(voice.health().frames).toBe(2);
    voice.do(call);
    await advance(0);
    expect(simulator.shows()).toMatchObject({ speaking: call.text, overlaps: 0 });
    await advance(3000);
    expect(ended()).toEqual(['j1 done']);
    expect(voice.health().errors).toBe(0);
  });
});

describe('a voice of this machine in trouble', () => {
  test('a program that is missing is a fault by name at the start, tried again for ever, and never a crash', async () => {
    const bench = aVoice();
    bench.become(missing);
    const voice = bench.open();
    await bench.advance(0);
    expect(bench.fitness()).toEqual([{ is: 'lost', why: notInstalled }]);
    voice.do(call);
    expect(bench.ended()).toEqual([`j1 failed ${notInstalled}`]);
    await bench.advance(10_000);
    expect(voice.health().frames).toBeGreaterThan(8);
    expect(voice.health().frames).toBeLessThan(24);
    bench.become(undefined);
    await bench.advance(2000);
    expect(bench.fitness()).toEqual([{ is: 'lost', why: notInstalled }, { is: 'ready' }]);
  });

  test('a sound card that is busy fails the call and loses the voice first; free again, it is ready', async () => {
    const { voice, advance, ended, fitness, told, simulator } = await readyVoice();
    simulator.fault('busy');
    voice.do(call);
    await advance(0);
    const why = 'espeak-ng: error: Device or resource busy';
    expect(told.slice(1)).toEqual([
      { is: 'fitness', fitness: { is: 'lost', why } },
      { is: 'job-ended', id: 'j1', outcome: 'failed', why },
    ]);
    simulator.fault('none');
    await advance(2000);
    expect(fitness().at(-1)).toEqual({ is: 'ready' });
    voice.do({ ...call, id: 'j2' });
    await advance(3000);
    expect(ended().at(-1)).toBe('j2 done');
    expect(voice.health().reopened).toBe(1);
  });

  test('the sound card loses its power in mid-speech: that call has failed, the next is said', async () => {
    const { voice, advance, ended, fitness, simulator } = await readyVoice();
    voice.do({ ...call, times: 2 });
    voice.do({ ...call, id: 'j2' });
    await advance(1000);
    simulator.fault('power-cycle');
    await advance(5000);
    expect(ended()).toEqual(['j1 failed espeak-ng: error: No such device', 'j2 done']);
    expect(fitness()).toEqual([{ is: 'ready' }]);
    expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 1, overlaps: 0 });
  });

  test('a program that hangs is killed at its deadline, and its call has failed', async () => {
    const { voice, advance, ended, fitness, become } = await readyVoice();
    become(hangs);
    voice.do(call);
    await advance(10_400);
    expect(ended()).toEqual([]);
    become(undefined);
    await advance(1000);
    expect(ended()).toEqual(['j1 failed it had not ended after 11 s, and was stopped']);
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('a program that cannot even be killed holds the hall up for two seconds more, and no longer', async () => {
    const { voice, advance, ended, fitness, become } = await readyVoice();
    become(() => () => {});
    voice.do(call);
    await advance(12_400);
    expect(ended()).toEqual([]);
    await advance(8000);
    expect(fitness().at(-1)?.is).toBe('lost');
    expect(ended()).toHaveLength(1);
  });

  test('a program that breaks is lost by the next check, with nobody having called', async () => {
    const { advance, fitness, become } = await readyVoice();
    become(missing);
    await advance(10_000);
    expect(fitness().at(-1)).toEqual({ is: 'lost', why: notInstalled });
  });

  test.each<[string, Ended, string]>([
    ['although it ends with 0', noCard, 'espeak-ng: error: No such file or directory'],
    ['by an exit code alone', { is: 'ended', code: 3, complaint: '' }, 'espeak-ng: exit code 3'],
    ['by its end', { is: 'killed', signal: 'SIGTERM', complaint: '' }, 'espeak-ng was ended by SIGTERM'],
  ])('a program that fails, %s, fails its call and loses the voice', async (_, how, why) => {
    const { voice, advance, ended, fitness, become } = await readyVoice();
    become(endsWith(how));
    voice.do(call);
    await advance(0);
    expect(ended()).toEqual([`j1 failed ${why}`]);
    expect(fitness().at(-1)).toEqual({ is: 'lost', why });
  });

  test('all that was waiting fails together when the voice is lost', async () => {
    const { voice, advance, ended, become, runs } = await readyVoice();
    become(missing);
    for (const id of ['j1', 'j2', 'j3']) voice.do({ ...call, id });
    await advance(0);
    // At the start, for the first call, and after it: the others are not tried in vain.
    expect(runs).toHaveLength(3);
    expect(ended().toSorted()).toEqual(['j1', 'j2', 'j3'].map(id => `${id} failed ${notInstalled}`));
  });

  test('closed in mid-speech it is silent when close resolves; opened again it overlaps nothing', async () => {
    const { voice, advance, open, ended, simulator } = await readyVoice();
    voice.do({ ...call, times: 2 });
    await advance(1000);
    await voice.close();
    expect(simulator.shows()).toMatchObject({ speaking: null, cut: 1 });
    const again = open();
    await advance(500);
    again.do({ ...call, id: 'j2' });
    await advance(60_000);
    expect(ended()).toEqual(['j2 done']);
    expect(simulator.shows()).toMatchObject({ said: [call.text], overlaps: 0, cut: 1 });
  });

  test('close waits until the program is really gone', async () => {
    const { voice, advance, become, timers } = await readyVoice();
    become((_, end) => () => {
      timers.after(1000, () => end({ is: 'killed', signal: 'SIGKILL', complaint: '' }));
    });
    voice.do(call);
    await advance(500);
    let closed = false;
    const closing = voice.close().then(() => {
      closed = true;
    });
    await advance(900);
    expect(closed).toBe(false);
    await advance(200);
    expect(closed).toBe(true);
    await closing;
  });

  test.runIf(process.platform === 'linux')('the voice of macOS or Windows is lost by name here', async () => {
    const { timers, advance } = virtualTimers();
    const told: unknown[] = [];
    say({ engine: 'system', volume: 100, speed: 100 }, { timers, report: what => told.push(what) });
    await advance(0);
    const why = 'engine system is the voice of macOS and Windows: this machine has espeak-ng';
    expect(told).toEqual([{ is: 'fitness', fitness: { is: 'lost', why } }]);
  });
});
