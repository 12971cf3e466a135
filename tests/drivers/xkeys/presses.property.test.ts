import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSimulatedXkeys } from './an-xkeys.ts';

const buttons = { 1: 'recall', 2: 'evaluate', 9: 'cancel', 24: 'pause' } as const;
const names = Object.values(buttons);

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ hold: fc.constantFrom(...names) }) },
    { weight: 4, arbitrary: fc.record({ release: fc.constantFrom(...names) }) },
    { weight: 2, arbitrary: fc.record({ press: fc.constantFrom(...names) }) },
    { weight: 1, arbitrary: fc.record({ junk: fc.uint8Array({ maxLength: 31, size: 'max' }) }) },
    { weight: 1, arbitrary: fc.constant({ unplug: true }) },
    { weight: 1, arbitrary: fc.constant({ want: true }) },
  ),
  { maxLength: 60, size: 'max' },
);

test('whatever happens to it, each time that a button goes down while it is plugged in is one press', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const { pad, act, port, say, presses, fitness, advance } = await aSimulatedXkeys({ buttons });
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
        } else if ('junk' in step) say(step.junk);
        else if ('want' in step) pad.want({ waiting: expected.length % 2 });
        else {
          port.unplug();
          await advance(1200);
        }
        await advance(3);
      }
      expect(presses()).toEqual(expected);
      expect(fitness()).toBe('ready');
    }),
    { numRuns: 60 },
  );
});
