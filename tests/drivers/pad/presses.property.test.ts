import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexOf } from '../../kit/driver/fake-port.ts';
import { aSimulatedKeypad } from '../hid-keypad/a-keypad.ts';
import { aSimulatedXkeys } from '../xkeys/an-xkeys.ts';

const names = ['recall', 'evaluate', 'cancel', 'pause'] as const;

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ hold: fc.constantFrom(...names) }) },
    { weight: 4, arbitrary: fc.record({ release: fc.constantFrom(...names) }) },
    { weight: 2, arbitrary: fc.record({ press: fc.constantFrom(...names) }) },
    {
      weight: 1,
      arbitrary: fc.record({ junk: fc.uint8Array({ minLength: 10, maxLength: 31, size: 'max' }) }),
    },
    { weight: 1, arbitrary: fc.constant({ unplug: true }) },
    { weight: 1, arbitrary: fc.constant({ want: true }) },
  ),
  // No longer than a key may be held: one that is down for longer is stuck.
  { maxLength: 40, size: 'max' },
);

const buttons = (...keys: readonly string[]) => Object.fromEntries(names.map((name, at) => [keys[at], name]));
/** Unplugged, a number pad does not tell when it is back what has been held all the while. */
const pads = [
  { of: 'xkeys', open: () => aSimulatedXkeys({ buttons: buttons('1', '2', '9', '24') }), tellsHeld: true },
  {
    of: 'hid-keypad',
    open: () => aSimulatedKeypad({ buttons: buttons('plus', 'minus', 'star', 'enter') }),
    tellsHeld: false,
  },
];

test.each(pads)(
  '$of: whatever happens to it, each time that a button goes down while it is plugged in is one press',
  async ({ open, tellsHeld }) => {
    await fc.assert(
      fc.asyncProperty(steps, async all => {
        const { pad, act, port, presses, fitness, advance } = await open();
        const held = new Set<string>();
        const expected: string[] = [];
        for (const step of all) {
          if ('hold' in step || 'press' in step) {
            const name = 'hold' in step ? step.hold : step.press;
            if (!held.has(name)) expected.push(name);
            if ('hold' in step) held.add(name);
            else held.delete(name);
            act(step);
          } else if ('release' in step) {
            held.delete(step.release);
            act(step);
          } else if ('junk' in step) port.say(hexOf(step.junk));
          else if ('want' in step) pad.want({ waiting: expected.length % 2 });
          else if (tellsHeld || held.size === 0) {
            port.unplug();
            await advance(1200);
          }
          // What goes down again and again without a pause is stuck.
          await advance(tellsHeld ? 3 : 700);
        }
        expect(presses()).toEqual(expected);
        expect(fitness()).toBe('ready');
      }),
      { numRuns: 60 },
    );
  },
);
