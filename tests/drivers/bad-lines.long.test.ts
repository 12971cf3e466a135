/**
 * The whole range of a bad line: 0 to 3 s late in steps, 0 to 10 % of the bytes wrong or lost, every fault of every way, every kind.
 * With 1 % noise nothing is taken that nobody pressed, and no plate shows a number that was never called; above, the one byte that
 * most of these check a frame with lets something through, now and then. What is bad ends without a trace.
 */
import { describe, expect, test } from 'vitest';
import { has, misleadsNobody } from '../kit/driver/bad-days.ts';
import { type BadLine, live, takenWrongly } from '../kit/driver/bad-line.ts';
import { everyKind } from '../kit/driver/every-kind.ts';

const percents = [0.1, 0.5, 1, 2, 5, 10];
const badLines: readonly BadLine[] = [
  ...Array.from({ length: 13 }, (_, step): BadLine => ({ fault: 'latency', ms: step * 250 })),
  { fault: 'latency', ms: 300, jitterMs: 200 },
  ...percents.map((percent): BadLine => ({ fault: 'noise', percent })),
  ...percents.map((percent): BadLine => ({ fault: 'loss', percent })),
  ...(['mute', 'hears-nothing', 'slow', 'garble', 'twin', 'foreign'] as const).map(fault => ({ fault })),
];

describe.each(everyKind())('$of', group => {
  test.each(badLines.filter(bad => has(group, bad)))('%j misleads nobody', async bad => {
    const day = { seed: 1, acts: 60 };
    await misleadsNobody(group, await live(group, undefined, day), bad, day);
  });
});

/** What a person presses at, or scans with; USB and MQTT let nothing through that is damaged. */
const pressed = everyKind().filter(({ of }) => /^(ff68-pad|bankpad-polled|line-reader) /.test(of));

test.each(pressed)('$of: of thousands of presses with 1 % noise none is taken for another', async group => {
  const day = { seed: 7, acts: 4000, withDigits: true };
  const good = await live(group, undefined, day);
  expect(takenWrongly(good, await live(group, { fault: 'noise', percent: 1 }, day))).toEqual([]);
});
