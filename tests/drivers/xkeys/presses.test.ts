import { describe, expect, test } from 'vitest';
import { anXkeys, aSimulatedXkeys, reportOf, vector } from './an-xkeys.ts';

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

  test('a button is one press when it goes down, and none when it comes up', async () => {
    const { hear, presses } = await ready();
    hear(0, 0, 0, 0, 0, 0b01);
    expect(presses()).toEqual(['next']);
    hear(0, 0);
    expect(presses()).toEqual(['next']);
  });

  test('the very reports of a real unit', async () => {
    const { say, presses } = await ready({ unit: 10 });
    const buttons = [3, 9, 18, 21];
    for (const button of buttons) {
      say(vector(`XK-24 unit 10, button ${button} pressed`));
      say(vector('XK-24 unit 10, button 1 released'));
    }
    expect(presses()).toEqual(['ok 12', 'recall']);
  });

  test('held for a minute, and told again and again, it is one press', async () => {
    const { hear, presses, advance } = await ready();
    for (let second = 0; second < 60; second += 1) {
      hear(...describedAs(0));
      hear(0, 0, 0, 0, 0, 0b01);
      await advance(1000);
    }
    expect(presses()).toEqual(['next']);
  });

  test('two buttons in one report are two presses, and a second beside one that is held is one', async () => {
    const { hear, presses } = await ready();
    hear(0, 0, 0, 0, 0, 0b001100);
    expect(presses()).toEqual(['recall', 'evaluate']);
    hear(0, 0, 0b100000, 0, 0, 0b001100);
    expect(presses()).toEqual(['recall', 'evaluate', 'cancel']);
  });

  test('generated data sets what is held, and presses nothing', async () => {
    const { hear, presses } = await ready();
    hear(0, 2, 0, 0, 0, 1);
    hear(0, 0, 0, 0, 0, 1);
    expect(presses()).toEqual([]);
    hear(0, 0);
    hear(0, 0, 0, 0, 0, 1);
    expect(presses()).toEqual(['next']);
  });

  test('the program switch and reports of other kinds are no keys, and no buttons come up by them', async () => {
    const { hear, say, presses, pad } = await ready();
    hear(0, 1);
    hear(0, 0, 0, 0, 0, 0b000100);
    say(vector('Custom Data, which is no key'));
    hear(0, 0, 0, 0, 0, 0b000100);
    expect(presses()).toEqual(['recall']);
    expect(pad.health().errors).toBe(0);
  });

  test('a report that is too short is an error, and nothing else', async () => {
    const { port, presses, pad, fitness } = await ready();
    for (const hex of ['', '00', '0000ffffffff', 'ff'.repeat(31)]) port.say(hex);
    expect(presses()).toEqual([]);
    expect(pad.health().errors).toBe(4);
    expect(fitness()).toBe('ready');
  });

  test('bits beyond the keys of the model are no keys', async () => {
    const { hear, presses } = await ready({ buttons: { 1: 'next', 7: 'recall' } });
    hear(0, 0, 0b11000000, 0, 0, 0, 0xff, 0xff);
    expect(presses()).toEqual([]);
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
    await advance(6500);
    expect(fitness()).toBe('lost: the X-keys does not answer: unplug it and plug it in again');
    await advance(10_000);
    expect(port.tries).toBeGreaterThan(tries + 3);
    expect(port.standing).toBeLessThanOrEqual(1);
  });

  test('one that opens but never answers is never ready', async () => {
    const { told, advance, fitness } = await anXkeys();
    await advance(999);
    expect(told).toEqual([]);
    await advance(30_000);
    expect(fitness()).toBe('lost: the X-keys does not answer: unplug it and plug it in again');
    expect(told.some(what => what.is === 'fitness' && what.fitness.is === 'ready')).toBe(false);
  });

  test('one that tells only what it is, or only its keys, is not ready', async () => {
    for (const report of [describedAs(0), [0, 2]]) {
      const { hear, advance, fitness } = await anXkeys();
      hear(...report);
      await advance(2000);
      expect(fitness()).toBe('lost: the X-keys does not answer: unplug it and plug it in again');
    }
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
    const { simulator, advance, fitness } = await aSimulatedXkeys({ unit: 5 });
    expect(fitness()).toBe('ready');
    const setUnit = new Uint8Array(36);
    setUnit.set([0, 0xbd, 9]);
    simulator.receive(setUnit);
    await advance(5);
    expect(fitness()).toBe('lost: found an X-keys of unit 9, expected unit 5');
  });

  test('without a unit in the config any unit is right', async () => {
    const { hear, fitness } = await ready({}, 77);
    hear(77, 0, 0, 0, 0, 1);
    expect(fitness()).toBe('ready');
  });

  test('what it says of itself is 32 bytes', () => expect(reportOf(...describedAs(0))).toHaveLength(32));
});
