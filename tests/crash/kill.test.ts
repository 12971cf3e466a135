import { expect, test } from 'vitest';
import { callsIn, compiledShim, sweep, upTo } from './harness.ts';

const TWO_DAYS = { turns: 8 };

test('a kill before every flush loses nothing that was acknowledged', async () => {
  const shim = compiledShim();
  const flushes = await callsIn(shim, TWO_DAYS, 'flush');
  expect(flushes).toBeGreaterThan(TWO_DAYS.turns);
  await sweep(
    shim,
    TWO_DAYS,
    upTo(flushes).map(at => ({ at, counts: 'flush', does: 'kill', seed: 0 })),
    ({ end, diedBefore }, { at }) => {
      expect(end, `flush ${at}`).toBe('killed');
      expect(diedBefore, `flush ${at}`).toMatch(/^flush /);
    },
  );
}, 300_000);

test('one durable commit costs one flush', async () => {
  const shim = compiledShim();
  const three = await callsIn(shim, { turns: 3 }, 'flush');
  const four = await callsIn(shim, { turns: 4 }, 'flush');
  expect(four - three).toBe(1);
});
