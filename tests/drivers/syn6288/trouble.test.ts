import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call, dialects, framesOf, isSpeak, noAnswer, onALink, withAChip } from './wire.ts';

/** What each chip speaks at after its power came, until it is told otherwise. */
const volumeAtPowerUp = { syn6288: 10, xfs5152: 5 };

describe.each(dialects)('a voice in trouble: %s', dialect => {
  test('a busy chip is waited for', async () => {
    const { voice, simulator, advance, ended, fitness } = await withAChip(dialect);
    simulator.fault('busy');
    voice.do(call);
    await advance(30_000);
    expect(ended()).toEqual([]);
    simulator.fault('none');
    await advance(5000);
    expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 0 });
    expect(ended()).toEqual(['j1 done']);
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('a chip that stays busy for a minute is degraded, until it is idle', async () => {
    const { voice, simulator, advance, ended, fitness } = await withAChip(dialect);
    simulator.fault('busy');
    voice.do(call);
    await advance(61_000);
    const why = 'the voice says it is busy for more than 60 s';
    expect(ended()).toEqual([`j1 failed ${why}`]);
    voice.do({ ...call, id: 'j2' });
    expect(ended().at(-1)).toEqual(`j2 failed ${why}`);
    simulator.fault('none');
    await advance(1000);
    expect(fitness()).toEqual([{ is: 'ready' }, { is: 'degraded', why }, { is: 'ready' }]);
  });

  test('a chip that is busy now and then, for more than a minute in all, is never degraded', async () => {
    const { simulator, advance, fitness } = await withAChip(dialect);
    for (let times = 0; times < 4; times += 1) {
      simulator.fault('busy');
      await advance(40_000);
      simulator.fault('none');
      await advance(2000);
    }
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('a chip that lost power while it spoke has failed, and speaks the next call at the right volume', async () => {
    const { voice, simulator, advance, ended } = await withAChip(dialect);
    voice.do(call);
    await advance(1000);
    simulator.fault('power-cycle');
    expect(simulator.shows()).toMatchObject({ speaking: null, volume: volumeAtPowerUp[dialect], cut: 1 });
    await advance(500);
    expect(ended()).toEqual(['j1 failed the voice lost its power while it spoke']);
    voice.do({ ...call, id: 'j2' });
    await advance(5000);
    expect(ended().at(-1)).toEqual('j2 done');
    expect(simulator.shows()).toMatchObject({ said: [call.text], volume: 8 });
  });

  test('a link that goes fails the call; the voice is ready again only when the chip has answered', async () => {
    const { voice, advance, ended, fitness, down, back } = await withAChip(dialect);
    voice.do(call);
    await advance(500);
    down('unplugged');
    expect(ended()).toEqual(['j1 failed unplugged']);
    voice.do({ ...call, id: 'j2' });
    expect(ended().at(-1)).toEqual('j2 failed unplugged');
    await advance(5000);
    back();
    await advance(5000);
    expect(fitness().map(({ is }) => is)).toEqual(['ready', 'lost', 'ready']);
    voice.do({ ...call, id: 'j3' });
    await advance(5000);
    expect(ended().at(-1)).toEqual('j3 done');
    expect(voice.health().reopened).toBe(1);
  });

  test('a chip that fell silent while idle is lost once, opened again and again, and ready when it answers', async () => {
    const { voice, advance, fitness, mute } = await withAChip(dialect);
    mute(() => true);
    await advance(30_000);
    expect(fitness()).toEqual([{ is: 'ready' }, { is: 'lost', why: noAnswer }]);
    expect(voice.health().reopened).toBeGreaterThan(5);
    mute(() => false);
    await advance(3000);
    expect(fitness().at(-1)).toEqual({ is: 'ready' });
  });

  test('a call is refused before the chip has answered for the first time', async () => {
    const { voice, advance, ended } = onALink(dialect, () => {});
    await advance(0);
    voice.do(call);
    expect(ended()).toEqual(['j1 failed it has not answered yet']);
  });

  test('closing while it speaks stops the speech at once, and nothing more is told', async () => {
    const { voice, simulator, advance, ended, written } = await withAChip(dialect);
    voice.do(call);
    await advance(1000);
    await voice.close();
    expect(written.at(-1)?.hex).toBe(framesOf[dialect].stop);
    expect(simulator.shows()).toMatchObject({ speaking: null, cut: 1 });
    const sent = written.length;
    await advance(60_000);
    expect(written).toHaveLength(sent);
    expect(ended()).toEqual([]);
  });

  test('every speech tells the volume again, so power that failed unheard does no harm', async () => {
    const { voice, simulator, advance, mute, written } = await withAChip(dialect);
    mute(hex => hex === '4a');
    simulator.fault('power-cycle');
    await advance(1000);
    expect(simulator.shows()).toMatchObject({ volume: volumeAtPowerUp[dialect] });
    voice.do(call);
    await advance(100);
    expect(simulator.shows()).toMatchObject({ volume: 8 });
    const speed = { syn6288: 't', xfs5152: 's' }[dialect];
    const [speak = ''] = written.map(({ hex }) => hex).filter(isSpeak);
    expect(Buffer.from(speak, 'hex').toString('latin1')).toContain(`[v8][${speed}3]`);
  });

  test('at the wrong baud it hears junk: lost, and nothing is spoken into it', async () => {
    const { voice, receive, advance, ended, fitness, written } = onALink(dialect, () => {
      for (const byte of [0x00, 0x78, 0xf8]) receive(Uint8Array.of(byte));
    });
    await advance(10_000);
    expect(fitness()).toEqual([{ is: 'lost', why: noAnswer }]);
    voice.do(call);
    expect(ended()).toEqual([`j1 failed ${noAnswer}`]);
    expect(written.some(({ hex }) => isSpeak(hex))).toBe(false);
    expect(voice.health().errors).toBeGreaterThan(10);
  });

  test('a chip that falls silent in mid-speech: lost after three questions, and said again only by the hall', async () => {
    const { voice, simulator, advance, ended, fitness, mute } = await withAChip(dialect);
    voice.do(call);
    await advance(500);
    mute(() => true);
    await advance(20_000);
    expect(fitness()).toEqual([{ is: 'ready' }, { is: 'lost', why: noAnswer }]);
    expect(ended()).toEqual([`j1 failed ${noAnswer}`]);
    expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 0 });
  });

  test('unplugged in mid-speech and in again: the next call waits for the end of the first, and cuts nothing off', async () => {
    const { voice, simulator, advance, ended, down, back } = await withAChip(dialect);
    voice.do({ ...call, text: '请'.repeat(60) });
    await advance(500);
    down('unplugged');
    back();
    await advance(2000);
    voice.do({ ...call, id: 'j2' });
    await advance(30_000);
    expect(ended()).toEqual(['j1 failed unplugged', 'j2 done']);
    expect(simulator.shows()).toMatchObject({ said: ['请'.repeat(60), call.text], cut: 0 });
  });

  test('a frame that is damaged on the way is rejected or lost, and nobody hears a wrong text', async () => {
    const { voice, simulator, advance, ended } = await withAChip(dialect);
    voice.do(call);
    await advance(5000);
    // The length says one more than there is: the chip waits, and forgets it.
    simulator.receive(Uint8Array.from(Buffer.from('fd00100100c7eb', 'hex')));
    await advance(1000);
    voice.do({ ...call, id: 'j2' });
    await advance(10_000);
    expect(ended()).toEqual(['j1 done', 'j2 done']);
    expect(simulator.shows()).toMatchObject({ said: [call.text, call.text], cut: 0 });
  });

  test('whatever replies are lost, no speech is cut off, every call ends once, and none is done unsaid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40, size: 'max' }), async losses => {
        const { voice, simulator, advance, ended, onEnded, mute } = await withAChip(dialect);
        onEnded(() => {
          if (ended().length < 4) voice.do({ ...call, id: `j${ended().length + 1}` });
        });
        mute(() => losses.shift() === true);
        voice.do(call);
        await advance(120_000);
        expect(ended().map(job => job.slice(0, 2))).toEqual(['j1', 'j2', 'j3', 'j4']);
        const { said, cut } = simulator.shows();
        const done = ended().filter(job => job.endsWith(' done')).length;
        expect(cut).toBe(0);
        expect(Array.isArray(said) ? said.length : 0).toBeGreaterThanOrEqual(done);
      }),
    );
  });
});
