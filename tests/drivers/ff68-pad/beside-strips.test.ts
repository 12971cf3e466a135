/** Pads that share their line with strips. More keys, and strips that are late: beside-strips.long.test.ts. */
import { expect, test } from 'vitest';
import { keysBeside, type Strips } from './beside-strips.ts';

/** A key that a frame for a strip garbled is said again after half a second, and heard then. */
const onceMoreMs = 540;

test.each<[strips: string, Strips]>([
  ['that are well', {}],
  ['of the longest rows', { columns: 64 }],
  ['that are dead from the beginning', { settledMs: 0, fault: { fault: 'unplug' } }],
])(
  'beside eight strips %s every key is taken once, and echoed when it is said the second time',
  async (_, strips) => {
    const { taken, slowestMs } = await keysBeside(strips, 16);
    expect(taken).toBe(16);
    expect(slowestMs).toBeLessThan(onceMoreMs);
  },
);
