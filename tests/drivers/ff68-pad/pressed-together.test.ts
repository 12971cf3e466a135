import { expect, test } from 'vitest';
import type { PadSaid } from '../../../drivers/device.ts';
import { ff68Pad, ff68Protocol } from '../../../drivers/ff68-pad/driver.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { stagedPort } from '../staged-port.ts';

const line = { port: { by: 'serial', path: '/dev/x', baud: 9600 } as const, turnaroundMs: 5, echoes: false };

/** A line of seven pads, and a hall that acknowledges each frame, and counts those that are no repeat. */
async function sevenPads() {
  const addresses = [0, 1, 2, 3, 4, 5, 6];
  const pads = new Map(
    addresses.map(address => [
      `pad-${address}`,
      { kind: 'ff68-pad', line: 'pads', address, counter: '1', disabled: false } as const,
    ]),
  );
  const port = stagedPort({ lines: new Map([['pads', line]]), devices: pads }, []);
  const shared = openLine(ff68Protocol, { ...line, baud: 9600 }, port.open, port.timers);
  const effects = addresses.map(() => 0);
  for (const [at, address] of addresses.entries()) {
    let firstAtMs = -Infinity;
    const hear = (said: PadSaid): void => {
      const isRepeat = port.timers.now() - firstAtMs < 1600;
      if (!isRepeat) {
        firstAtMs = port.timers.now();
        effects[at] = (effects[at] ?? 0) + 1;
      }
      pad.answer(said, { is: 'done' });
    };
    const pad = ff68Pad({ address, repeatWindowMs: 1600 }, shared, port.timers, what => {
      if (what.is === 'said') hear(what.said);
    });
  }
  await port.advance(1000);
  const press = (address: number): void => {
    port.simulated.do(`pad-${address}`, { press: 'next' });
  };
  return { press, advance: port.advance, effects };
}

test('two pads pressed in the same instant are not heard, and have both one effect in the end', async () => {
  for (let one = 0; one < 7; one += 1) {
    for (let other = one + 1; other < 7; other += 1) {
      const { press, advance, effects } = await sevenPads();
      press(one);
      press(other);
      await advance(300);
      expect(effects).toEqual([0, 0, 0, 0, 0, 0, 0]);
      await advance(5000);
      expect(effects).toEqual(effects.map((_, at) => (at === one || at === other ? 1 : 0)));
    }
  }
});
