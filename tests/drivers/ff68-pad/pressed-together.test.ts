import { expect, test } from 'vitest';
import { padsOnALine } from './a-pad.ts';

/** A line of seven pads, and a hall that acknowledges each frame, and counts those that are no repeat. */
async function sevenPads() {
  const port = await padsOnALine([0, 1, 2, 3, 4, 5, 6]);
  const effects = port.pads.map(() => 0);
  for (const [at, { driver: pad, ears }] of port.pads.entries()) {
    let firstAtMs = -Infinity;
    ears.listen(what => {
      if (what.is !== 'said' || 'line' in what.said) return;
      const isRepeat = port.timers.now() - firstAtMs < 1600;
      if (!isRepeat) {
        firstAtMs = port.timers.now();
        effects[at] = (effects[at] ?? 0) + 1;
      }
      pad.answer(what.said, { is: 'done' });
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
