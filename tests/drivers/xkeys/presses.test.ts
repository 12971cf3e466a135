import { describe, expect, test } from 'vitest';
import { anXkeys, aSimulatedXkeys, vector } from './an-xkeys.ts';

const describedAs = (unit: number, columns = 4, rows = 6, product = 1029): number[] => [
  unit,
  0xd6,
  0,
  64,
  128,
  255,
  3,
  columns,
  rows,
  0,
  38,
  product & 0xff,
  product >> 8,
];

/** One that has told what it is and that nothing is held. */
async function ready(options: Parameters<typeof anXkeys>[0] = {}, unit = options.unit ?? 0) {
  const bench = await anXkeys(options);
  bench.hear(...describedAs(unit));
  bench.hear(unit, 2);
  await bench.advance(0);
  bench.sent();
  return bench;
}

describe('the keys of an X-keys', () => {
  test('it is asked what it is and what is held, before anything counts', async () => {
    const { sent, hear, fitness, presses, told } = await anXkeys();
    expect(sent()).toEqual(['00d6', '00b1']);
    expect(told).toEqual([]);
    hear(0, 0, 0, 0, 0, 0b10);
    hear(...describedAs(0));
    expect(fitness()).toBe('ready');
    expect(presses()).toEqual([]);
  });

  const realUnit = [3, 9, 18, 21].flatMap(button => [
    `XK-24 unit 10, button ${button} pressed`,
    'XK-24 unit 10, button 1 released',
  ]);
  const tooShort = [[], [0], [0, 0, 0xff, 0xff, 0xff, 0xff], Array(31).fill(0xff)];

  /** A report from its first byte, or by its name among the vectors; so many ms. */
  test.each<
    [name: string, steps: readonly (readonly number[] | string | number)[], presses: readonly string[]]
  >([
    [
      'a button is one press when it goes down, and none when it comes up',
      [
        [0, 0, 0, 0, 0, 0b01],
        [0, 0],
      ],
      ['next'],
    ],
    ['the very reports of a real unit', realUnit, ['ok 12', 'recall']],
    [
      'held for a minute, and told again and again, it is one press',
      Array.from({ length: 60 }, () => [describedAs(0), [0, 0, 0, 0, 0, 0b01], 1000]).flat(),
      ['next'],
    ],
    [
      'two buttons in one report are two presses, and a second beside one that is held is one',
      [
        [0, 0, 0, 0, 0, 0b001100],
        [0, 0, 0b100000, 0, 0, 0b001100],
      ],
      ['recall', 'evaluate', 'cancel'],
    ],
    [
      'generated data sets what is held, and presses nothing',
      [
        [0, 2, 0, 0, 0, 0b001000],
        [0, 0, 0, 0, 0, 0b001000],
        [0, 0],
        [0, 0, 0, 0, 0, 0b000100],
      ],
      ['recall'],
    ],
    [
      'the program switch and reports of other kinds are no keys, and no buttons come up by them',
      [[0, 1], [0, 0, 0, 0, 0, 0b000100], 'Custom Data, which is no key', [0, 0, 0, 0, 0, 0b000100]],
      ['recall'],
    ],
    ['bits beyond the keys of the model are no keys', [[0, 0, 0, 0, 0b11000000, 0, 0xff, 0xff]], []],
  ])('%s', async (_, steps, presses) => {
    const it = await ready();
    for (const step of steps)
      if (typeof step === 'number') await it.advance(step);
      else if (typeof step === 'string') it.say(vector(step));
      else it.hear(...step);
    expect(it.presses()).toEqual(presses);
    expect(it.pad.health().errors).toBe(0);
  });

  test('a report that is too short is an error, and nothing else', async () => {
    const { say, presses, pad, fitness } = await ready();
    for (const bytes of tooShort) say(Uint8Array.from(bytes));
    expect([presses(), pad.health().errors, fitness()]).toEqual([[], 4, 'ready']);
  });

  test('the config must name the buttons of another model, and only those that it has', async () => {
    const other = await anXkeys();
    other.hear(...describedAs(0, 10, 8, 1089));
    other.hear(0, 2);
    expect(other.fitness()).toBe('degraded: an XK-80 has no usual buttons: write its buttons in the config');
    const stray = await anXkeys({ buttons: { 25: 'next' } });
    stray.hear(...describedAs(0));
    stray.hear(0, 2);
    expect(stray.fitness()).toBe('degraded: the config names button 25, and an XK-24 has 24');
    const fits = await anXkeys({ buttons: { 80: 'next' } });
    fits.hear(...describedAs(0, 10, 8, 1089));
    fits.hear(0, 2);
    fits.hear(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80);
    expect(fits.fitness()).toBe('ready');
    expect(fits.presses()).toEqual(['next']);
  });
});

describe('the link to an X-keys', () => {
  test('a key that went down while it was unplugged presses nothing', async () => {
    const { act, port, presses, advance } = await aSimulatedXkeys();
    port.unplug();
    act({ hold: 'next' });
    await advance(1000);
    expect(presses()).toEqual([]);
  });

  test('plugged in again, a report that comes before it was asked for presses nothing', async () => {
    const { hear, port, presses, advance } = await ready();
    port.unplug();
    await advance(200);
    hear(...describedAs(0));
    hear(0, 0, 0, 0, 0, 0b000100);
    hear(0, 2, 0, 0, 0, 0b000100);
    expect(presses()).toEqual([]);
  });

  test('unplugged before it has answered, it has failed to answer nothing', async () => {
    const { port, pad, advance } = await anXkeys();
    port.opens = 'fail';
    port.unplug();
    await advance(5000);
    expect(pad.health().errors).toBe(0);
  });

  test('it is asked every five seconds, and opened again when it does not answer', async () => {
    const { mute, fitness, advance, pad, port } = await aSimulatedXkeys();
    await advance(60_000);
    expect(fitness()).toBe('ready');
    expect(pad.health()).toMatchObject({ errors: 0, reopened: 1, roundTripMs: 2 });
    const { tries } = port;
    mute();
    await advance(7500);
    expect(fitness()).toBe('lost: the X-keys does not answer: unplug it and plug it in again');
    await advance(10_000);
    expect(port.tries).toBeGreaterThan(tries + 3);
    expect(port.standing).toBeLessThanOrEqual(1);
  });

  test.each([
    ['nothing', []],
    ['only what it is', [describedAs(0)]],
    ['only its keys', [[0, 2]]],
  ])('one that tells %s is never ready', async (_, reports) => {
    const { hear, told, advance, fitness } = await anXkeys();
    for (const report of reports) hear(...report);
    await advance(999);
    expect(told).toEqual([]);
    await advance(30_000);
    expect(fitness()).toBe('lost: the X-keys does not answer: unplug it and plug it in again');
    expect(JSON.stringify(told)).not.toContain('ready');
  });

  test('of another unit it presses nothing, and is told once', async () => {
    const { presses, act, advance, fitness, fitnessTold } = await aSimulatedXkeys({ unit: 5 }, { unit: 3 });
    expect(fitness()).toBe('lost: found an X-keys of unit 3, expected unit 5');
    for (let second = 0; second < 10; second += 1) {
      act({ press: 'next' });
      await advance(1000);
    }
    expect(presses()).toEqual([]);
    expect(fitnessTold().filter(({ is }) => is !== 'lost')).toEqual([]);
  });

  test('given another unit id while it is in use, it is lost', async () => {
    const { advance, fitness, order } = await aSimulatedXkeys({ unit: 5 });
    expect(fitness()).toBe('ready');
    order(0, 0xbd, 9);
    await advance(5);
    expect(fitness()).toBe('lost: found an X-keys of unit 9, expected unit 5');
  });

  test('without a unit in the config any unit is right', async () => {
    const { hear, fitness } = await ready({}, 77);
    hear(77, 0, 0, 0, 0, 1);
    expect(fitness()).toBe('ready');
  });
});
