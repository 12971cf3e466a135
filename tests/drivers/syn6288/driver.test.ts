import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../drivers/syn6288/codec.ts';
import { call, isSpeak, withAChip, withAPlayedChip } from './wire.ts';

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

  test('a text of which nothing can be said has failed', async () => {
    const { voice, ended } = await withAChip();
    voice.do({ ...call, text: '[]\u0000' });
    expect(ended()).toEqual(['j1 failed nothing in this text can be said']);
  });
});

/** The chip says it, a call is given (by its id, and its text where it is not the usual one), or so many ms pass. */
type Step = Reply | 'j1' | 'j2' | ['j1', text: string] | number;

test.each<
  [name: string, steps: readonly Step[], sent: readonly string[], ended: readonly string[], retries?: number]
>([
  [
    'a call that comes while the chip is being asked waits for its answer',
    [5000, 'j1', 40, 'idle', 0],
    ['status', 'speak'],
    [],
  ],
  [
    'a speech that began before this program is not cut off',
    [5000, 'busy', 'j1', 400, 150, 'idle', 50],
    ['status', 'status', 'speak'],
    [],
  ],
  [
    'a text that did not arrive is sent again, at most twice',
    ['j1', 300, 'idle', 300, 'idle', 300, 'idle', 1000],
    ['speak', 'status', 'speak', 'status', 'speak', 'status'],
    ['j1 failed the voice did not accept the text'],
    2,
  ],
  [
    'an acceptance that comes late, while the chip is asked, is one: the text was said, and is not said again',
    ['j1', 300, 'accepted', 100, 'idle', 50],
    ['speak', 'status'],
    ['j1 done'],
  ],
  [
    'an acceptance of the question itself is none of the text',
    ['j1', 300, 'accepted', 'idle', 50, 'accepted', 1000, 'idle'],
    ['speak', 'status', 'speak'],
    ['j1 done'],
    1,
  ],
  [
    'a text that the chip rejects has failed, and the next is said',
    ['j1', 50, 'rejected', 'j2', 50, 'idle', 50, 'accepted', 1000, 'idle'],
    ['speak', 'status', 'speak'],
    ['j1 failed the voice rejected the text', 'j2 done'],
  ],
  [
    'a speech that ended at once, because nothing of it is heard, is asked for and done',
    [['j1', '，'], 50, 'accepted', 'idle', 50, 'idle'],
    ['speak', 'status'],
    ['j1 done'],
  ],
  [
    'a late answer to an earlier question ends no speech that is not yet accepted, and sends it only once',
    ['j1', 60, 'idle', 60, 'accepted', 1000, 'idle'],
    ['speak'],
    ['j1 done'],
  ],
  [
    'a late word that it was too busy for the text is told from the answer behind it: the text was not said, and is said now',
    ['j1', 300, 'busy', 50, 'idle', 50, 'accepted', 1000, 'idle'],
    ['speak', 'status', 'speak'],
    ['j1 done'],
  ],
  [
    'too busy for the text, told late, and busy still: it is asked until it is idle, and says the text then',
    ['j1', 300, 'busy', 50, 'busy', 600, 'idle', 50, 'accepted', 1000, 'idle'],
    ['speak', 'status', 'status', 'speak'],
    ['j1 done'],
  ],
  [
    'busy, and no word behind it: only the acceptance was lost, and the text is not said again',
    ['j1', 300, 'busy', 3000, 'idle', 50],
    ['speak', 'status'],
    ['j1 done'],
  ],
  [
    'a late end of the speech before ends nothing: the chip is asked, and answers busy',
    ['j1', 50, 'accepted', 100, 'idle', 50, 'busy', 600, 'idle'],
    ['speak', 'status', 'status'],
    ['j1 done'],
  ],
])('%s', async (_, steps, sent, expected, retries = 0) => {
  const { voice, reply, advance, written, ended } = await withAPlayedChip();
  for (const step of steps)
    if (typeof step === 'number') await advance(step);
    else if (step === 'j1' || step === 'j2') voice.do({ ...call, id: step });
    else if (typeof step === 'string') reply(step);
    else voice.do({ ...call, id: step[0], text: step[1] });
  expect(written.map(({ hex }) => (isSpeak(hex) ? 'speak' : 'status'))).toEqual(sent);
  expect(ended()).toEqual(expected);
  expect(voice.health().retries).toBe(retries);
});

describe('a voice on a bad line', () => {
  test('a lost acceptance does not make the speech cut itself off', async () => {
    const { voice, simulator, advance, ended, mute } = await withAChip();
    mute(hex => hex === '41');
    voice.do(call);
    await advance(10_000);
    expect(simulator.shows()).toMatchObject({ said: [call.text], cut: 0 });
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
});
