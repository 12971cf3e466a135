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

  test('is heard in half frames, after noise, and twice in one chunk', async () => {
    const { port, presses, advance } = await aPad();
    port.say(`00ff68${next.slice(0, 8)}`);
    await advance(30);
    port.say(next.slice(8));
    port.say(next + frame(3, 1, 0x0d));
    expect(presses()).toEqual(['next', 'next', 'recall']);
  });

  test('is not heard with a wrong sum, and not answered', async () => {
    const { port, presses, sent, advance } = await aPad();
    port.say(next.replace('1016', '1116'));
    await advance(1000);
    expect(presses()).toEqual([]);
    expect(sent()).toEqual([]);
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

  test('are echoed at once and go with the next function key, the last two of them', async () => {
    const { port, presses, sent, advance } = await aPad();
    for (const value of [1, 2, 3]) {
      port.say(digit(value));
      await advance(300);
    }
    expect(sent()).toEqual([digit(1), digit(2), digit(3)]);
    port.say(ok);
    await advance(2000);
    port.say(ok);
    expect(presses()).toEqual(['ok 23', 'ok']);
  });

  test('count once when the pad repeats them for want of the echo', async () => {
    const { port, presses, sent, advance } = await aPad();
    for (let times = 0; times < 4; times += 1) {
      port.say(digit(5));
      await advance(500);
    }
    port.say(ok);
    expect(presses()).toEqual(['ok 5']);
    expect(sent()).toEqual([digit(5), digit(5), digit(5), digit(5)]);
  });

  test('count twice when they are the same, 0.7 s apart: counter 11 is not counter 1', async () => {
    const { pad, port, presses, advance } = await aPad();
    port.say(digit(1));
    await advance(700);
    port.say(digit(1));
    await advance(300);
    port.say(frame(3, 1, 0x13));
    expect(presses()).toEqual(['transfer 11']);
    expect(pad.health().retries).toBe(0);
  });

  test('count once when another comes between a digit and its repeat', async () => {
    const { port, presses, advance } = await aPad();
    for (const value of [1, 2, 1, 2]) {
      port.say(digit(value));
      await advance(250);
    }
    port.say(ok);
    expect(presses()).toEqual(['ok 12']);
  });

  test('stand in a repeated function key also when another key came in between', async () => {
    const { port, presses, advance } = await aPad();
    port.say(digit(5));
    port.say(ok);
    await advance(300);
    port.say(next);
    await advance(200);
    port.say(ok);
    expect(presses()).toEqual(['ok 5', 'next', 'ok 5']);
  });
});
