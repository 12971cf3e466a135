/** Keys and the lamp for what was not done, at every kind of pad whose keys go down one by one; and a key that sticks. */
import { describe, expect, test } from 'vitest';
import type { Button } from '../../../drivers/device.ts';
import { dialects } from '../../../drivers/mqtt-buttons/codec.ts';
import type { Shows } from '../../../simulators/devices/simulator.ts';
import { fitnessInWords } from '../../kit/driver/ears.ts';
import { aSimulatedKeypad } from '../hid-keypad/a-keypad.ts';
import { bench } from '../mqtt-buttons/bench.ts';
import { aSimulatedXkeys } from '../xkeys/an-xkeys.ts';

type APad = {
  fault(name: 'stuck-key' | 'none'): void;
  press(): Promise<void>;
  presses(): unknown[];
  fitness(): string;
  advance(ms: number): Promise<void>;
};

/** On USB, simulated. `blinks`: how often its lamp told that something was not done; `rests`: it does not just now. */
const onUsb = {
  xkeys: {
    open: aSimulatedXkeys,
    blinks: (shows: Shows) => shows['redBlinks'],
    rests: (shows: Shows) => JSON.stringify(shows['leds']).includes('"red":"off"'),
    usualNext: 'button 20',
  },
  'hid-keypad': {
    open: aSimulatedKeypad,
    blinks: (shows: Shows) => shows['blinks'],
    rests: (shows: Shows) => shows['numLock'] === 'on',
    usualNext: 'plus',
  },
};
const usbKinds = ['xkeys', 'hid-keypad'] as const;

async function usbPad(kind: (typeof usbKinds)[number], buttons?: Readonly<Record<string, Button>>) {
  const { open, blinks, rests, usualNext } = onUsb[kind];
  const it: UsbPad = await open(buttons && { buttons });
  const shows = () => it.simulator.shows();
  return { ...it, blinks: () => blinks(shows()), rests: () => rests(shows()), usualNext };
}
type UsbPad = Pick<
  Awaited<ReturnType<typeof aSimulatedKeypad>>,
  'pad' | 'port' | 'simulator' | 'act' | 'presses' | 'fitness' | 'advance'
>;

const pads: [string, () => Promise<APad>][] = [
  ...usbKinds.map((kind): [string, () => Promise<APad>] => [
    kind,
    async () => {
      const { simulator, act, presses, fitness, advance } = await usbPad(kind);
      const fault = (name: 'stuck-key' | 'none') => void simulator.fault(name);
      return { fault, press: async () => act({ press: 'next' }), presses, fitness, advance };
    },
  ]),
  ...dialects.map((dialect): [string, () => Promise<APad>] => [
    `mqtt-buttons, ${dialect}`,
    async () => {
      const { device, press, said, fitness, advance } = await bench(dialect);
      return {
        fault: name => void device.fault(name),
        press: () => press('next'),
        presses: said,
        fitness: () => fitnessInWords(fitness().at(-1)),
        advance,
      };
    },
  ]),
];

describe.each(pads)('%s', (_kind, open) => {
  test('a key that is stuck is one press, is told, and counts again once it is free', async () => {
    const pad = await open();
    pad.fault('stuck-key');
    await pad.advance(6000);
    expect(pad.presses()).toHaveLength(1);
    expect(pad.fitness()).toBe('degraded: the key next is stuck, or bounces: look at the pad');
    pad.fault('none');
    await pad.advance(2000);
    expect(pad.fitness()).toBe('ready');
    await pad.press();
    await pad.advance(100);
    expect(pad.presses()).toHaveLength(2);
  });

  test('an impatient finger is nobody’s alarm', async () => {
    const pad = await open();
    for (let time = 0; time < 8; time += 1) {
      await pad.press();
      await pad.advance(250);
    }
    expect(pad.fitness()).toBe('ready');
  });
});

describe.each(usbKinds)('the keys of %s', kind => {
  test('a key that lies under something is told after half a minute, until it is free; the others work on', async () => {
    const { act, presses, fitness, advance } = await usbPad(kind);
    act({ hold: 'recall' });
    await advance(29_000);
    expect(fitness()).toBe('ready');
    await advance(2000);
    expect(fitness()).toBe(
      'degraded: the key recall is down for longer than 30 s: it is stuck, or something lies on the pad',
    );
    act({ press: 'next' });
    await advance(100);
    expect(presses()).toEqual(['recall', 'next']);
    act({ release: 'recall' });
    await advance(100);
    expect(fitness()).toBe('ready');
  });

  test('next by a finger that trembles is one call', async () => {
    const { act, presses, advance } = await usbPad(kind);
    act({ press: 'next' });
    await advance(399);
    act({ press: 'next' });
    await advance(399);
    expect(presses()).toEqual(['next']);
    await advance(10);
    act({ press: 'next' });
    await advance(5);
    expect(presses()).toEqual(['next', 'next']);
  });

  test('the buttons of the config replace the usual ones, and a grade is a rating', async () => {
    const buttons = { 1: 'rate-1', 2: 'pause', 3: '5', 4: 'ok' } as const;
    const { act, presses, advance, usualNext } = await usbPad(kind, buttons);
    for (const press of [...Object.values(buttons), usualNext]) act({ press });
    await advance(5);
    expect(presses()).toEqual(['rating 1', 'pause', 'ok 5']);
  });

  test('held while it is unplugged and plugged in again, a key presses nothing until it is let go', async () => {
    const { act, port, presses, fitness, advance } = await usbPad(kind);
    act({ hold: 'recall' });
    await advance(29_000);
    port.unplug('could not read from HID device');
    expect(fitness()).toBe('lost: could not read from HID device');
    await advance(3000);
    expect(fitness()).toBe('ready');
    expect(presses()).toEqual(['recall']);
    act({ release: 'recall' });
    act({ press: 'recall' });
    await advance(5);
    expect(presses()).toEqual(['recall', 'recall']);
  });

  test('what a simulated one cannot do, it says', async () => {
    const { simulator } = await usbPad(kind);
    expect(simulator.act({ press: 'rate-1' })).toContain('has no button "rate-1"');
    for (const action of [{ scan: 'A001' }, { press: 'next', hold: 'ok' }, {}])
      expect(simulator.act(action)).toBe(
        'This pad takes one of {"press": …}, {"hold": …} and {"release": …}.',
      );
    const faults = ['none', 'power-cycle', 'paper-out', 'unplug'] as const;
    expect(faults.filter(name => simulator.fault(name))).toEqual(['none', 'power-cycle']);
  });
});

describe.each(usbKinds)('the lamp of %s for what was not done', kind => {
  const said = { press: 'next', digits: '' } as const;
  const refused = { is: 'refused', code: 13 } as const;

  test('blinks twice for a refusal, and not for what was done', async () => {
    const { pad, blinks, rests, advance } = await usbPad(kind);
    pad.answer(said, { is: 'done' });
    pad.want({ waiting: 3 });
    await advance(1000);
    expect([blinks(), rests()]).toEqual([0, true]);
    pad.answer(said, refused);
    await advance(100);
    expect([blinks(), rests()]).toEqual([1, false]);
    await advance(100);
    expect([blinks(), rests()]).toEqual([1, true]);
    await advance(1000);
    expect([blinks(), rests()]).toEqual([2, true]);
  });

  test('rests at once when something is done while it still blinks', async () => {
    const { pad, blinks, rests, advance } = await usbPad(kind);
    pad.answer(said, refused);
    await advance(100);
    pad.answer(said, { is: 'repeat' });
    await advance(5);
    expect(rests()).toBe(false);
    pad.answer(said, { is: 'done' });
    await advance(5);
    expect(rests()).toBe(true);
    await advance(1000);
    expect([blinks(), rests()]).toEqual([1, true]);
  });

  test('blinks once for digits that were forgotten, and never for minutes', async () => {
    const { pad, act, presses, blinks, rests, advance } = await usbPad(kind);
    act({ press: '6' });
    await advance(9900);
    expect(blinks()).toBe(0);
    await advance(1000);
    expect(blinks()).toBe(1);
    act({ press: 'ok' });
    for (let press = 0; press < 50; press += 1) pad.answer(said, refused);
    await advance(60_000);
    expect(presses()).toEqual(['ok']);
    expect([blinks(), rests()]).toEqual([6, true]);
  });

  test('does not blink on when the pad is plugged in again in the middle of a blink', async () => {
    const { pad, port, simulator, blinks, rests, advance } = await usbPad(kind);
    pad.answer(said, refused);
    await advance(50);
    port.unplug();
    simulator.fault('power-cycle');
    await advance(2000);
    expect([blinks(), rests()]).toEqual([1, true]);
  });
});
