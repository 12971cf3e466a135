/** A key that sticks, bounces or is held down, at every kind of pad whose keys go down one by one. */
import { describe, expect, test } from 'vitest';
import type { Fitness } from '../../../drivers/device.ts';
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

const textOf = (fitness: Fitness | undefined): string =>
  fitness === undefined ? 'nothing' : 'why' in fitness ? `${fitness.is}: ${fitness.why}` : fitness.is;

const pads: [string, () => Promise<APad>][] = [
  [
    'xkeys',
    async () => {
      const { simulator, act, presses, fitness, advance } = await aSimulatedXkeys();
      const fault = (name: 'stuck-key' | 'none') => void simulator.fault(name);
      return { fault, press: async () => act({ press: 'next' }), presses, fitness, advance };
    },
  ],
  [
    'hid-keypad',
    async () => {
      const { simulator, act, presses, fitness, advance } = await aSimulatedKeypad();
      const fault = (name: 'stuck-key' | 'none') => void simulator.fault(name);
      return { fault, press: async () => act({ press: 'next' }), presses, fitness, advance };
    },
  ],
  ...(['zigbee2mqtt', 'tasmota', 'shelly-gen1', 'shelly-gen2', 'esphome'] as const).map(
    (dialect): [string, () => Promise<APad>] => [
      `mqtt-buttons, ${dialect}`,
      async () => {
        const { device, press, said, fitness, advance } = await bench(dialect);
        return {
          fault: name => void device.fault(name),
          press: () => press('next'),
          presses: said,
          fitness: () => textOf(fitness().at(-1)),
          advance,
        };
      },
    ],
  ),
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

describe.each(['xkeys', 'hid-keypad'] as const)('%s', kind => {
  const aPad = () => (kind === 'xkeys' ? aSimulatedXkeys() : aSimulatedKeypad());

  test('a key that lies under something is told after half a minute, until it is free; the others work on', async () => {
    const { act, presses, fitness, advance } = await aPad();
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
});
