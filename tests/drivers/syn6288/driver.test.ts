import { describe, expect, test } from 'vitest';
import { encodeReply } from '../../../drivers/syn6288/codec.ts';
import { call, isSpeak, onALink, statusFrame, withAChip, withAPlayedChip } from './wire.ts';

describe('a voice', () => {
  test.each(['syn6288', 'xfs5152'] as const)(
    '%s: says a call, and says done only after the chip is idle',
    async dialect => {
      const { voice, simulator, advance, ended, fitness } = await withAChip(dialect);
      expect(fitness()).toEqual([{ is: 'ready' }]);
      voice.do(call);
      await advance(1000);
      expect(simulator.shows()).toEqual({ speaking: call.text, said: [], volume: 8, cut: 0 });
      expect(voice.health().queueDepth).toBe(1);
      await advance(1100);
      expect(ended()).toEqual([]);
      await advance(1000);
      expect(ended()).toEqual(['j1 done']);
      expect(simulator.shows()).toEqual({ speaking: null, said: [call.text], volume: 8, cut: 0 });
      expect(voice.health()).toMatchObject({ errors: 0, retries: 0, reopened: 0, queueDepth: 0 });
    },
  );

  test('says a long text in parts, one after the other, and all of it again, as one job', async () => {
    const { voice, simulator, advance, ended } = await withAChip();
    const sentence = `${'请'.repeat(60)}。`;
    voice.do({ ...call, text: sentence.repeat(3), times: 2 });
    await advance(120_000);
    expect(simulator.shows()).toMatchObject({ said: Array(6).fill(sentence), cut: 0 });
    expect(ended()).toEqual(['j1 done']);
  });

  test('takes the next call from within the report of the last', async () => {
    const { voice, simulator, advance, ended, onEnded } = await withAChip();
    onEnded(() => {
      if (ended().length < 3) voice.do({ ...call, id: `j${ended().length + 1}` });
    });
    voice.do(call);
    await advance(30_000);
    expect(ended()).toEqual(['j1 done', 'j2 done', 'j3 done']);
    expect(simulator.shows()).toMatchObject({ cut: 0 });
  });

  test('a call that comes while the chip is being asked waits for its answer', async () => {
    const { voice, reply, advance, written } = await withAPlayedChip();
    await advance(5000);
    voice.do(call);
    await advance(100);
    expect(written.map(({ hex }) => hex)).toEqual([statusFrame]);
    reply('idle');
    await advance(0);
    expect(written.filter(({ hex }) => isSpeak(hex))).toHaveLength(1);
  });

  test('a text of which nothing can be said has failed', async () => {
    const { voice, ended } = await withAChip();
    voice.do({ ...call, text: '[]\u0000' });
    expect(ended()).toEqual(['j1 failed nothing in this text can be said']);
  });
});

describe('a voice on a bad line', () => {
  test('a text that did not arrive is sent again, at most twice', async () => {
    const { voice, reply, advance, written, ended } = await withAPlayedChip();
    voice.do(call);
    for (let round = 0; round < 3; round += 1) {
      await advance(300);
      reply('idle');
    }
    await advance(1000);
    expect(written.filter(({ hex }) => isSpeak(hex))).toHaveLength(3);
    expect(ended()).toEqual(['j1 failed the voice did not accept the text']);
    expect(voice.health()).toMatchObject({ retries: 2 });
  });

  test('a lost acceptance does not make the speech cut itself off', async () => {
    const { voice, simulator, advance, ended, mute } = await withAChip();
    mute(hex => hex === '41');
    voice.do(call);
    await advance(10_000);
    expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 0 });
    expect(ended()).toEqual(['j1 done']);
  });

  test('a text that the chip rejects has failed, and the next is said', async () => {
    const { voice, reply, advance, ended } = await withAPlayedChip();
    voice.do(call);
    await advance(50);
    reply('rejected');
    expect(ended()).toEqual(['j1 failed the voice rejected the text']);
    voice.do({ ...call, id: 'j2' });
    await advance(50);
    reply('idle');
    reply('accepted');
    await advance(1000);
    reply('idle');
    expect(ended().at(-1)).toEqual('j2 done');
  });

  test('a speech that ended at once, because nothing of it is heard, is asked for and done', async () => {
    const { voice, reply, advance, ended } = await withAPlayedChip();
    voice.do({ ...call, text: '，' });
    await advance(50);
    reply('accepted');
    reply('idle');
    await advance(50);
    reply('idle');
    expect(ended()).toEqual(['j1 done']);
  });

  test('a late answer to an earlier question ends no speech that is not yet accepted, and sends it only once', async () => {
    const { voice, reply, advance, ended, written } = await withAPlayedChip();
    voice.do(call);
    await advance(60);
    reply('idle');
    await advance(60);
    reply('accepted');
    await advance(1000);
    reply('idle');
    expect(written.filter(({ hex }) => isSpeak(hex))).toHaveLength(1);
    expect(ended()).toEqual(['j1 done']);
  });

  test('a question after a rejection keeps more than 8 ms of silence after the text', async () => {
    const { voice, reply, advance, written } = await withAPlayedChip();
    voice.do({ ...call, times: 2 });
    await advance(1);
    reply('rejected');
    await advance(100);
    const [speak, status] = written;
    const wireMs = (speak?.hex.length ?? 0) / 2 / 0.96;
    expect((status?.at ?? 0) - (speak?.at ?? 0) - wireMs).toBeGreaterThan(8);
  });

  test('a speech that began before this program is not cut off', async () => {
    const { voice, written, advance, receive } = onALink('syn6288', () => {});
    await advance(0);
    receive(encodeReply('busy'));
    voice.do(call);
    await advance(400);
    expect(written.some(({ hex }) => isSpeak(hex))).toBe(false);
    await advance(150);
    receive(encodeReply('idle'));
    await advance(50);
    expect(written.some(({ hex }) => isSpeak(hex))).toBe(true);
  });
});
