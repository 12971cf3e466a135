import { expect, test } from 'vitest';
import { failsAtCalls, TWO_DAYS } from './failing-calls.ts';
import { callsIn, compiledShim, freshDisk, live, lostOn, sweep, upTo } from './harness.ts';

test.each(['EIO', 'ENOSPC'] as const)(
  '%s at a call ends the writer or does no harm, and the next start goes on',
  does => failsAtCalls(does, 16),
  300_000,
);

test('a flush that fails at a commit is never acknowledged', async () => {
  const shim = compiledShim();
  const flushes = await callsIn(shim, TWO_DAYS, 'flush');
  let lastAcks = 0;
  await sweep(
    shim,
    TWO_DAYS,
    upTo(flushes).map(at => ({ at, counts: 'flush', does: 'EIO', seed: 0 })),
    ({ end, acks }) => {
      if (end === 'failed') lastAcks = Math.max(lastAcks, acks.length);
    },
  );
  expect(lastAcks).toBe(TWO_DAYS.turns - 1);
}, 300_000);

test('a full disk at the start is told as such, and passes', async () => {
  const shim = compiledShim();
  const disk = freshDisk();
  await live(shim, disk, TWO_DAYS, undefined);
  const full = await live(shim, disk, TWO_DAYS, { at: 1, counts: 'all', does: 'ENOSPC', seed: 0 });
  expect(full).toMatchObject({ end: 'failed', acks: [] });
  expect(full.said).toContain('found the disk full, expected at least 1 MiB free');
  expect((await live(shim, disk, TWO_DAYS, undefined)).end).toBe('finished');
  expect(lostOn(disk)).toEqual([]);
});
