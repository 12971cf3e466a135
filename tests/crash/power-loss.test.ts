import { expect, test } from 'vitest';
import { callsIn, compiledShim, sweep, upTo } from './harness.ts';

/** Two days and what lies between them. */
const TWO_DAYS = { turns: 8 };
/** power-loss.long.test.ts tries each. */
const everyTenth = 10;
test('a power cut before any write, flush or rename of two days loses nothing that was acknowledged', async () => {
  const shim = compiledShim();
  const calls = await callsIn(shim, TWO_DAYS, 'all');
  const diedBefore = new Set<string | undefined>();
  let acks = 0;
  let lives = 0;
  await sweep(
    shim,
    TWO_DAYS,
    upTo(calls, everyTenth).map(at => ({ at, counts: 'all', does: 'cut', seed: 0 })),
    life => {
      expect(life.end).toBe('killed');
      diedBefore.add(life.diedBefore);
      acks += life.acks.length;
      lives += 1;
    },
  );
  expect(acks).toBeGreaterThan(3 * lives);
  expect([...diedBefore]).toEqual(
    expect.arrayContaining(['flush 2026-03-02.db-wal', 'write 2026-03-03.db-wal']),
  );
}, 300_000);

test('one durable commit costs one flush', async () => {
  const shim = compiledShim();
  const three = await callsIn(shim, { turns: 3 }, 'flush');
  const four = await callsIn(shim, { turns: 4 }, 'flush');
  expect(four - three).toBe(1);
});
