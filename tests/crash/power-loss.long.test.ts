import { expect, test } from 'vitest';
import { callsIn, compiledShim, freshDisk, live, lostOn, sweep, twoAtATime, upTo } from './harness.ts';

test('every call of three days, cut with nothing and with something surviving', async () => {
  const shim = compiledShim();
  const work = { turns: 13 };
  const calls = await callsIn(shim, work, 'all');
  for (const seed of [0, 1]) {
    await sweep(
      shim,
      work,
      upTo(calls).map(at => ({ at, counts: 'all', does: 'cut', seed: seed * at })),
      life => expect(life.end).toBe('killed'),
    );
  }
});

/** Alone it takes six minutes; beside other long tests more. */
const endsWithinMs = 20 * 60_000;

test(
  'two disks through a hundred power cuts each, thin and fat events by turns',
  async () => {
    const shim = compiledShim();
    await twoAtATime([1, 2], async half => {
      const disk = freshDisk();
      for (const round of upTo(100)) {
        const seed = round * 2 + half;
        const paddingBytes = round % 10 === 0 ? 100_000 : 0;
        const at = 1 + ((seed * 7919) % (paddingBytes === 0 ? 600 : 3000));
        await live(shim, disk, { turns: 40, paddingBytes }, { at, counts: 'all', does: 'cut', seed });
        expect(lostOn(disk), `lost by seed ${seed}`).toEqual([]);
      }
      expect(disk.acks.length).toBeGreaterThan(500);
    });
  },
  endsWithinMs,
);
