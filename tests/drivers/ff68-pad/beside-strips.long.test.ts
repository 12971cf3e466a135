/** Pads that share their line with eight strips, whatever is wrong with those: no key is lost, none waits long. Prints what was seen. */
import { expect, test } from 'vitest';
import { keysBeside, type Strips } from './beside-strips.ts';

const all: Readonly<Record<string, Strips>> = {
  'all well': {},
  'all blink': { blink: true },
  'rows of 64 cells': { columns: 64 },
  'late by 0.3 to 0.5 s': { fault: { fault: 'latency', ms: 300, jitterMs: 200 } },
  'late by 1 to 1.9 s': { fault: { fault: 'latency', ms: 1000, jitterMs: 900 } },
  'answers lost': { fault: { fault: 'mute' } },
  dead: { fault: { fault: 'unplug' } },
  'dead from the beginning': { settledMs: 0, fault: { fault: 'unplug' } },
  'noise of 1 %': { fault: { fault: 'noise', percent: 1 } },
};

test.each(Object.entries(all))('beside strips, %s', { timeout: 300_000 }, async (what, strips) => {
  const { taken, slowestMs } = await keysBeside(strips, 200);
  process.stdout.write(`${what}: ${taken} of 200 keys, the slowest echo after ${Math.round(slowestMs)} ms\n`);
  expect(taken).toBe(200);
  expect(slowestMs).toBeLessThan(1600);
});
