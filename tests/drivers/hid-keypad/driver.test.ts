import { describe, expect, test } from 'vitest';
import { aKeypad, aSimulatedKeypad } from './a-keypad.ts';

const said = { press: 'next', digits: '' } as const;

/** What is down then, by the names of the buttons; a report in hex; so many ms. */
type Step = readonly string[] | `0x${string}` | number;

async function played(...steps: readonly Step[]) {
  const it = await aKeypad();
  for (const step of steps)
    if (typeof step === 'number') await it.advance(step);
    else if (typeof step === 'string') it.port.say(step.slice(2));
    else it.down(...step);
  return { presses: it.presses(), errors: it.pad.health().errors };
}

const tooManyKeys = '0x0000010101010101';
const garbage = ['0x', '0x00', '0x01e900', '0x0000590100000000', `0x${'ff'.repeat(32)}`] as const;
const usualKeys = [
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
];

test('a button that the config makes no key is told by its name, once a press, and presses nothing', async () => {
  const { down, told, presses } = await aKeypad({ buttons: { enter: 'next' } });
  down('plus');
  down('plus', 'enter');
  down();
  expect(told.filter(what => what.is === 'no-key')).toEqual([{ is: 'no-key', button: 'plus' }]);
  expect(presses()).toEqual(['next']);
});

describe('the keys of a number pad', () => {
  test.each<[name: string, steps: readonly Step[], presses: readonly string[], errors?: number]>([
    [
      'a key is one press when it goes down, and none when it comes up',
      [['plus'], [], ['minus']],
      ['next', 'recall'],
    ],
    [
      'the usual keys',
      usualKeys.flatMap(name => [[name], []]),
      ['ok 6', 'evaluate', 'transfer 12', 'cancel', 'ok', 'cancel'],
    ],
    [
      'held for a minute it is one press',
      Array.from({ length: 60 }, () => [['plus'], 1000]).flat(),
      ['next'],
    ],
    [
      'several new keys in one report are all pressed, in the order in which the pad names them',
      [['1', '2', 'enter', 'minus']],
      ['ok 12', 'recall'],
    ],
    [
      'a key that goes down while another is held is pressed, and the held one is not',
      [['minus'], ['star', 'minus'], ['star'], ['star', 'minus']],
      ['recall', 'evaluate', 'recall'],
    ],
    [
      'too many keys at once press nothing, and let nothing go',
      [['minus'], tooManyKeys, ['minus']],
      ['recall'],
    ],
    [
      'garbage and short reports press nothing, and let nothing go',
      [['minus'], ...garbage, ['minus']],
      ['recall'],
      5,
    ],
    [
      'a report with a report id before it, or a byte of the maker behind it',
      ['0x010000560000000000', '0x010000000000000000', '0x000055000000000071'],
      ['recall', 'evaluate'],
    ],
    [
      // github.com/jfedor2/hid-remapper issue 32: Num Lock, left Alt with keypad 4 and 0, Num Lock.
      'the € of a pad, which is Alt and some digits, types no digits',
      [
        ...['530000', '000000', '5c0000', '000000', '620000', '000000'].map(
          (keys, at): Step => `0x${at < 2 ? '00' : '04'}00${keys}000000`,
        ),
        [],
        ['num-lock'],
        [],
        ['enter'],
      ],
      ['ok'],
    ],
    [
      'a key that outlasts the modifier it was pressed with is no press',
      ['0x0400560000000000', '0x0000560000000000'],
      [],
    ],
  ])('%s', async (_, steps, presses, errors = 0) => {
    expect(await played(...steps)).toEqual({ presses, errors });
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
