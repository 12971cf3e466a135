import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../kit/driver/fake-port.ts';
import { answerLast, aPad, frame, next } from './a-pad.ts';

describe('a pad that speaks', () => {
  test('is heard, and acknowledged with the same frame only when the hall has answered', async () => {
    const { pad, port, said, sent, advance } = await aPad();
    port.say(next);
    await advance(1000);
    expect(said()).toEqual([{ press: 'next', digits: '', frame: bytesOf(next) }]);
    expect(sent()).toEqual([]);
    answerLast(pad, said(), 'done');
    await advance(1000);
    expect(sent()).toEqual([next]);
    expect(pad.health()).toEqual({
      frames: 2,
      errors: 0,
      retries: 0,
      reopened: 0,
      queueDepth: 0,
      roundTripMs: 1000 + 100_000 / 9600,
    });
  });

  test('is reported every time that it repeats itself, and the repeats are counted', async () => {
    const { pad, port, presses, advance } = await aPad();
    for (let times = 0; times < 4; times += 1) {
      port.say(next);
      await advance(500);
    }
    expect(presses()).toEqual(['next', 'next', 'next', 'next']);
    expect(pad.health().retries).toBe(3);
  });

  test('gets no echo of a key that it cannot have', async () => {
    const { pad, port, presses, sent, advance } = await aPad();
    port.say(frame(3, 1, 0x10));
    await advance(100);
    expect(presses()).toEqual([]);
    expect(sent()).toEqual([]);
    expect(pad.health().errors).toBe(1);
  });

  test('is heard when it rates, and answered with func 01', async () => {
    const { pad, port, said, sent, advance } = await aPad();
    port.say('FF 68 03 03 68 03 11 00 14 16');
    expect(said()).toEqual([{ rating: 0, frame: bytesOf('FF 68 03 03 68 03 11 00 14 16') }]);
    answerLast(pad, said(), 'done');
    await advance(100);
    expect(sent()).toEqual(['ff680303680301000416']);
  });
});

describe('digits that come one a frame', () => {
  const digit = (value: number): string => frame(3, 1, value);
  const ok = frame(3, 1, 0x0f);

  const transfer = frame(3, 1, 0x13);
  const [one, two, three, five] = [digit(1), digit(2), digit(3), digit(5)];

  /** Frames, and how many ms pass. */
  test.each<[name: string, steps: readonly (string | number)[], presses: readonly string[]]>([
    [
      'go with the next function key, the last two of them',
      [one, 300, two, 300, three, 300, ok, 2000, ok],
      ['ok 23', 'ok'],
    ],
    [
      'count once when the pad repeats them for want of the echo',
      [five, 500, five, 500, five, 500, five, 500, ok],
      ['ok 5'],
    ],
    [
      'count twice when they are the same, 0.7 s apart: counter 11 is not counter 1',
      [one, 700, one, 300, transfer],
      ['transfer 11'],
    ],
    [
      'count once when another comes between a digit and its repeat',
      [one, 250, two, 250, one, 250, two, 250, ok],
      ['ok 12'],
    ],
    [
      'stand in a repeated function key also when another key came in between',
      [five, ok, 300, next, 200, ok],
      ['ok 5', 'next', 'ok 5'],
    ],
  ])('%s, and are echoed at once', async (_, steps, expected) => {
    const { port, presses, sent, advance } = await aPad();
    for (const step of steps)
      if (typeof step === 'number') await advance(step);
      else port.say(step);
    await advance(100);
    expect(presses()).toEqual(expected);
    const digits = [one, two, three, five];
    expect(sent()).toEqual(steps.filter(step => typeof step === 'string' && digits.includes(step)));
  });
});
