import { describe, expect, test } from 'vitest';
import { aKeypad, aSimulatedKeypad } from './a-keypad.ts';

const said = { press: 'next', digits: '' } as const;

describe('the keys of a number pad', () => {
  test('a key is one press when it goes down, and none when it comes up', async () => {
    const { down, presses } = await aKeypad();
    down('plus');
    down();
    down('minus');
    expect(presses()).toEqual(['next', 'recall']);
  });

  test('the usual keys', async () => {
    const { down, presses } = await aKeypad();
    for (const name of [
      '6',
      'enter',
      'star',
      '1',
      '2',
      'slash',
      '4',
      'dot',
      'enter',
      '5',
      'backspace',
      'num-lock',
    ]) {
      down(name);
      down();
    }
    expect(presses()).toEqual(['ok 6', 'evaluate', 'transfer 12', 'cancel', 'ok', 'cancel']);
  });

  test('held for a minute it is one press', async () => {
    const { down, presses, advance } = await aKeypad();
    for (let second = 0; second < 60; second += 1) {
      down('plus');
      await advance(1000);
    }
    expect(presses()).toEqual(['next']);
  });

  test('several new keys in one report are all pressed, in the order in which the pad names them', async () => {
    const { down, presses } = await aKeypad();
    down('1', '2', 'enter', 'minus');
    expect(presses()).toEqual(['ok 12', 'recall']);
  });

  test('a key that goes down while another is held is pressed, and the held one is not', async () => {
    const { down, presses } = await aKeypad();
    down('minus');
    down('star', 'minus');
    down('star');
    down('star', 'minus');
    expect(presses()).toEqual(['recall', 'evaluate', 'recall']);
  });

  test('too many keys at once press nothing, and let nothing go', async () => {
    const { down, port, presses, pad } = await aKeypad();
    down('minus');
    port.say('0000010101010101');
    down('minus');
    expect(presses()).toEqual(['recall']);
    expect(pad.health().errors).toBe(0);
  });

  test('garbage and short reports press nothing, and let nothing go', async () => {
    const { down, port, presses, pad } = await aKeypad();
    down('minus');
    for (const hex of ['', '00', '01e900', '0000590100000000', 'ff'.repeat(32)]) port.say(hex);
    down('minus');
    expect(presses()).toEqual(['recall']);
    expect(pad.health().errors).toBe(5);
  });

  test('a report with a report id before it, or a byte of the maker behind it', async () => {
    const { port, presses } = await aKeypad();
    port.say('010000560000000000');
    port.say('010000000000000000');
    port.say('000055000000000071');
    expect(presses()).toEqual(['recall', 'evaluate']);
  });

  test('the € of a pad, which is Alt and some digits, types no digits', async () => {
    const { port, down, presses } = await aKeypad();
    // github.com/jfedor2/hid-remapper issue 32: Num Lock, left Alt with keypad 4 and 0, Num Lock.
    for (const hex of [
      '00005300',
      '00000000',
      '04005c00',
      '04000000',
      '04006200',
      '04000000',
      '00000000',
      '00005300',
    ])
      port.say(hex.padEnd(16, '0'));
    down();
    down('enter');
    expect(presses()).toEqual(['ok']);
  });

  test('a key that outlasts the modifier it was pressed with is no press', async () => {
    const { port, presses } = await aKeypad();
    port.say('0400560000000000');
    port.say('0000560000000000');
    expect(presses()).toEqual([]);
  });
});

describe('the link to a number pad', () => {
  test('unplugged while a key is held, and plugged in again, it presses nothing', async () => {
    const { down, port, presses, fitness, advance } = await aKeypad();
    down('minus');
    port.unplug('could not read from HID device');
    expect(fitness()).toBe('lost: could not read from HID device');
    await advance(150);
    expect(fitness()).toBe('ready');
    // The pad tells what is held as soon as it is configured.
    down('minus');
    await advance(1000);
    down('minus', 'star');
    expect(presses()).toEqual(['recall', 'evaluate']);
  });

  test('a key that is down when it is plugged in presses nothing', async () => {
    const { down, port, presses, advance } = await aKeypad();
    port.unplug();
    await advance(120);
    down('plus');
    down();
    await advance(50);
    down('minus');
    expect(presses()).toEqual(['recall']);
  });

  test('a pad that takes no report for its lamp is not lost by it', async () => {
    const { pad, port, fitness, advance, down, presses } = await aKeypad();
    port.failWrites = true;
    pad.answer(said, { is: 'refused', code: 13 });
    port.unplug();
    await advance(2000);
    down('minus');
    expect(fitness()).toBe('ready');
    expect(presses()).toEqual(['recall']);
  });
});

test('Num Lock goes out once when somebody comes', async () => {
  const { pad, simulator, advance } = await aSimulatedKeypad();
  pad.attention('next-came');
  await advance(1000);
  expect(simulator.shows()).toMatchObject({ numLock: 'on', blinks: 1 });
});

test('a simulated number pad shows what was pressed, or held, by its meaning or by its own name', async () => {
  const { act, simulator } = await aSimulatedKeypad();
  for (const action of [{ hold: 'recall' }, { press: 'enter' }, { release: 'recall' }, { press: 'next' }])
    act(action);
  expect(simulator.shows()).toMatchObject({ keys: ['recall', 'enter', 'next'] });
});
