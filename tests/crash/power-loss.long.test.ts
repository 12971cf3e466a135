import { expect, test } from 'vitest';
import {
  callsIn,
  compiledShim,
  freshDisk,
  type Life,
  live,
  lostOn,
  sweep,
  twoAtATime,
  upTo,
} from './harness.ts';

/** Two days and what lies between them. */
const TWO_DAYS = { turns: 8 };
/** Fat events, so that SQLite moves its log into the file (a checkpoint) within a day. */
const FAT = { turns: 12, paddingBytes: 450_000 };

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

/** Alone it takes three minutes; beside other long tests more. */
const endsWithinMs = 20 * 60_000;

test(
  'two disks through fifty power cuts each, thin and fat events by turns',
  async () => {
    const shim = compiledShim();
    await twoAtATime([1, 2], async half => {
      const disk = freshDisk();
      for (const round of upTo(50)) {
        const seed = round * 2 + half;
        const paddingBytes = round % 10 === 0 ? 100_000 : 0;
        const at = 1 + ((seed * 7919) % (paddingBytes === 0 ? 600 : 3000));
        await live(shim, disk, { turns: 40, paddingBytes }, { at, counts: 'all', does: 'cut', seed });
        expect(lostOn(disk), `lost by seed ${seed}`).toEqual([]);
      }
      expect(disk.acks.length).toBeGreaterThan(250);
    });
  },
  endsWithinMs,
);

test('a power cut while the log is moved into the file loses nothing', async () => {
  const shim = compiledShim();
  const calls = await callsIn(shim, FAT, 'all');
  const lives: Life[] = [];
  await sweep(
    shim,
    FAT,
    upTo(calls, Math.ceil(calls / 20)).map(at => ({ at, counts: 'all', does: 'cut', seed: at % 2 && at })),
    life => lives.push(life),
  );
  expect(lives.some(life => life.diedBefore === 'write 2026-03-02.db')).toBe(true);
});

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
});

test('the same writer with synchronous=NORMAL does lose, so that this harness is known to see it', async () => {
  const shim = compiledShim();
  let lost = 0;
  await twoAtATime(upTo(10), async round => {
    const disk = freshDisk();
    await live(
      shim,
      disk,
      { turns: 5, weakly: true },
      { at: 60 + 5 * round, counts: 'all', does: 'cut', seed: 0 },
    );
    lost += lostOn(disk).length;
  });
  expect(lost).toBeGreaterThan(10);
});
