import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call, onALink, stopFrame, withAChip } from './wire.ts';

describe('a voice in trouble', () => {
  test('a busy chip is waited for', async () => {
    const { voice, simulator, advance, ended, fitness } = await withAChip();
    simulator.fault('busy');
    voice.do(call);
    await advance(30_000);
    expect(ended()).toEqual([]);
    simulator.fault('none');
    await advance(5000);
    expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 0 });
    expect(ended()).toEqual([{ is: 'job-ended', id: 'j1', outcome: 'done' }]);
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('a chip that stays busy for a minute is degraded, until it is idle', async () => {
    const { voice, simulator, advance, ended, fitness } = await withAChip();
    simulator.fault('busy');
    voice.do(call);
    await advance(61_000);
    const why = 'the voice says it is busy for more than 60 s';
    expect(ended()).toEqual([{ is: 'job-ended', id: 'j1', outcome: 'failed', why }]);
    voice.do({ ...call, id: 'j2' });
    expect(ended().at(-1)).toEqual({ is: 'job-ended', id: 'j2', outcome: 'failed', why });
    simulator.fault('none');
    await advance(1000);
    expect(fitness()).toEqual([{ is: 'ready' }, { is: 'degraded', why }, { is: 'ready' }]);
  });

  test('a chip that is busy now and then, for more than a minute in all, is never degraded', async () => {
    const { simulator, advance, fitness } = await withAChip();
    for (let times = 0; times < 4; times += 1) {
      simulator.fault('busy');
      await advance(40_000);
      simulator.fault('none');
      await advance(2000);
    }
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('a chip that lost power while it spoke has failed, and speaks the next call at the right volume', async () => {
    const { voice, simulator, advance, ended } = await withAChip();
    voice.do(call);
    await advance(1000);
    simulator.fault('power-cycle');
    expect(simulator.shows()).toMatchObject({ speaking: null, volume: 10, cut: 1 });
    await advance(500);
    expect(ended()).toEqual([
      { is: 'job-ended', id: 'j1', outcome: 'failed', why: 'the voice lost its power while it spoke' },
    ]);
    voice.do({ ...call, id: 'j2' });
    await advance(5000);
    expect(ended().at(-1)).toEqual({ is: 'job-ended', id: 'j2', outcome: 'done' });
    expect(simulator.shows()).toMatchObject({ said: [call.text], volume: 8 });
  });

  test('a link that goes fails the call; the voice is ready again only when the chip has answered', async () => {
    const { voice, advance, ended, fitness, down, back } = await withAChip();
    voice.do(call);
    await advance(500);
    down('unplugged');
    expect(ended()).toEqual([{ is: 'job-ended', id: 'j1', outcome: 'failed', why: 'unplugged' }]);
    voice.do({ ...call, id: 'j2' });
    expect(ended().at(-1)).toEqual({ is: 'job-ended', id: 'j2', outcome: 'failed', why: 'unplugged' });
    await advance(5000);
    back();
    await advance(5000);
    expect(fitness().map(({ is }) => is)).toEqual(['ready', 'lost', 'ready']);
    voice.do({ ...call, id: 'j3' });
    await advance(5000);
    expect(ended().at(-1)).toEqual({ is: 'job-ended', id: 'j3', outcome: 'done' });
    expect(voice.health().reopened).toBe(1);
  });

  test('a chip that fell silent while idle is lost once, opened again and again, and ready when it answers', async () => {
    const { voice, advance, fitness, mute } = await withAChip();
    mute(() => true);
    await advance(30_000);
    expect(fitness()).toEqual([{ is: 'ready' }, { is: 'lost', why: 'the voice does not answer' }]);
    expect(voice.health().reopened).toBeGreaterThan(5);
    mute(() => false);
    await advance(3000);
    expect(fitness().at(-1)).toEqual({ is: 'ready' });
  });

  test('a call is refused before the chip has answered for the first time', async () => {
    const { voice, advance, ended } = onALink('syn6288', () => {});
    await advance(0);
    voice.do(call);
    expect(ended()).toEqual([
      { is: 'job-ended', id: 'j1', outcome: 'failed', why: 'the voice has not answered yet' },
    ]);
  });

  test('closing while it speaks stops the speech at once, and nothing more is told', async () => {
    const { voice, simulator, advance, ended, written } = await withAChip();
    voice.do(call);
    await advance(1000);
    await voice.close();
    expect(written.at(-1)?.hex).toBe(stopFrame);
    expect(simulator.shows()).toMatchObject({ speaking: null, cut: 1 });
    const sent = written.length;
    await advance(60_000);
    expect(written).toHaveLength(sent);
    expect(ended()).toEqual([]);
  });

  test('whatever replies are lost, no speech is cut off, every call ends once, and none is done unsaid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40, size: 'max' }), async losses => {
        const { voice, simulator, advance, ended, onEnded, mute } = await withAChip();
        onEnded(() => {
          if (ended().length < 4) voice.do({ ...call, id: `j${ended().length + 1}` });
        });
        mute(() => losses.shift() === true);
        voice.do(call);
        await advance(120_000);
        expect(ended().map(({ id }) => id)).toEqual(['j1', 'j2', 'j3', 'j4']);
        const { said, cut } = simulator.shows();
        const done = ended().filter(({ outcome }) => outcome === 'done').length;
        expect(cut).toBe(0);
        expect(Array.isArray(said) ? said.length : 0).toBeGreaterThanOrEqual(done);
      }),
    );
  });
});
