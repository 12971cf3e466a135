import { describe, expect, test } from 'vitest';
import { answers, bench, lwt } from './bench.ts';

const ready = { is: 'ready' };
const silent = { is: 'lost', why: 'no answer from the display: look at its power, its WiFi and its topic' };
const offline = { is: 'lost', why: 'the display is offline' };
const gone = { is: 'lost', why: 'the broker is gone' };
const number = [{ text: 'A001' }, { text: 'serving' }];

describe('a picture', () => {
  test('that is shorter leaves nothing of the one before', async () => {
    const { show, reads } = await bench();
    await show([{ text: 'A001' }, { text: 'to counter 12' }]);
    await show([{ text: 'B7' }]);
    expect(reads()).toBe('B7');
  });

  test('of many rows goes in several commands, and stands after the last', async () => {
    const { board, advance, sent, shown, reads } = await bench({ columns: 64, lines: 16 });
    const lines = Array.from({ length: 16 }, (_, n) => ({ text: String.fromCharCode(65 + n).repeat(64) }));
    board.want({ lines }, true);
    await advance(90);
    expect(shown()).toEqual([]);
    await advance(200);
    expect(sent().length).toBeGreaterThan(2);
    expect(reads()).toBe(lines.map(({ text }) => text).join('\n'));
    expect(shown()).toEqual(['acked']);
  });

  test('is refreshed every 10 s, without clearing', async () => {
    const { show, advance, sent, display } = await bench();
    await show(number);
    await advance(25_000);
    expect(sent()).toHaveLength(3);
    expect(display.shows()['clears']).toBe(1);
  });
});

describe('a number that blinks', () => {
  test('is there for a second and away for a second', async () => {
    const { show, advance, sent, display } = await bench();
    await show([{ text: 'A001', blink: true }, { text: 'to 3' }]);
    await advance(5000);
    expect(display.shows()).toMatchObject({
      text: 'A001\nto 3',
      blink: true,
      lines: [
        { text: 'A001', blink: true },
        { text: 'to 3', blink: false },
      ],
    });
    expect(sent().slice(0, 3)).toEqual([
      '[z][l1c1]A001            [l2c1]to 3            ',
      '[l1c1]                [l2c1]to 3            ',
      '[l1c1]A001            [l2c1]to 3            ',
    ]);
    expect(sent().length).toBe(5);
  });

  test('rests when it is called no more', async () => {
    const { show, advance, sent, display } = await bench();
    await show([{ text: 'A001', blink: true }]);
    await advance(3000);
    await show([{ text: 'A001' }]);
    const before = sent().length;
    await advance(8000);
    expect(sent().length).toBe(before);
    expect(display.shows()).toMatchObject({ text: 'A001', blink: false });
  });

  test('a change while it is away is shown at once', async () => {
    const { show, advance, reads, shown } = await bench();
    await show([{ text: 'A001', blink: true }]);
    await advance(1100);
    await show([{ text: 'A002' }]);
    expect(reads()).toBe('A002');
    expect(shown()).toEqual(['acked', 'acked']);
  });
});

describe('a display that does not answer', () => {
  test('is found by the refresh', async () => {
    const { show, wire, advance, fitness } = await bench();
    await show(number);
    wire.mute = true;
    await advance(16_000);
    expect(fitness()).toEqual([ready, silent]);
  });

  test('a broker that takes nothing is as a display that does not answer', async () => {
    const { show, fake, advance, fitness } = await bench();
    fake.takes = false;
    await show(number);
    await advance(7000);
    expect(fitness()).toEqual([silent]);
  });
});

test('an answer to another text confirms nothing', async () => {
  const { board, fake, wire, advance, shown } = await bench();
  wire.mute = true;
  board.want({ lines: number }, true);
  await advance(10);
  fake.say(answers, '{"DisplayText":"[z]"}');
  fake.say(answers, '{"DisplayDimmer":15}');
  fake.say(answers, 'junk');
  fake.say('stat/board_1/POWER', 'ON');
  expect(shown()).toEqual([]);
  fake.say('stat/board_1/DISPLAYTEXT', JSON.stringify({ DisplayText: fake.commands('DisplayText')[0] }));
  expect(shown()).toEqual(['acked']);
});

test('a Tasmota without a display is degraded, until it has one', async () => {
  const { board, fake, wire, advance, fitness, shown } = await bench();
  wire.mute = true;
  board.want({ lines: number }, true);
  await advance(10);
  fake.say(answers, '{"Command":"Error"}');
  expect(fitness()).toMatchObject([{ is: 'degraded', why: expect.stringContaining('Error') }]);
  wire.mute = false;
  await advance(11_000);
  expect(fitness().at(-1)).toEqual(ready);
  expect(shown()).toEqual(['acked']);
});

describe('a display that goes', () => {
  test('is lost by its will, with nothing sent to it, and painted whole when it comes', async () => {
    const { show, fake, display, advance, fitness, shown, sent, reads } = await bench();
    await show(number);
    fake.unplug(display);
    display.fault('power-cycle');
    expect(fitness().at(-1)).toEqual(offline);
    expect(shown().at(-1)).toBe('none');
    const before = sent().length;
    await show([{ text: 'A002' }]);
    await advance(60_000);
    expect(sent().length).toBe(before);
    fake.plug(display);
    await advance(100);
    expect(fitness()).toEqual([ready, offline, ready]);
    expect(reads()).toBe('A002');
    expect(sent().at(-1)).toMatch(/^\[z\]/);
  });

  test('a power cut so short that only its return is heard: painted whole', async () => {
    const { show, fake, display, advance, reads, sent, shown } = await bench();
    await show(number);
    display.fault('power-cycle');
    expect(reads()).toBe('');
    fake.say(lwt, 'Online', { retain: true });
    await advance(100);
    expect(reads()).toBe('A001\nserving');
    expect(sent().at(-1)).toMatch(/^\[z\]/);
    expect(shown()).toEqual(['acked', 'none', 'acked']);
  });

  // MQTT 3.1.1 §3.8.4: a broker may give what is retained before it confirms the subscription.
  test.each([undefined, 'retained first'] as const)(
    'gone before the start, it is lost and not written to (%s)',
    async order => {
      const { fake, show, fitness, sent, advance } = await bench({ unplugged: true });
      fake.down();
      fake.retained.set(lwt, 'Offline');
      fake.up(order);
      await show(number);
      await advance(20_000);
      expect(fitness()).toEqual([gone, offline]);
      expect(sent()).toEqual([]);
    },
  );
});
