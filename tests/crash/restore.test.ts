import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiledShim, twoAtATime } from './harness.ts';
import { restoreScene, restoreUnder } from './restore-life.ts';

/** Of a hundred calls or so the renames are the last; restore.long.test.ts tries every one. */
const tried = 8;

test('a restore that is killed leaves the old journal or the new one, never half of one', async () => {
  const shim = compiledShim();
  const scene = restoreScene();
  try {
    const { calls, isNew } = await restoreUnder(shim, scene);
    expect(isNew).toBe(true);
    const seen = new Set<boolean>();
    const last = Array.from({ length: tried }, (_, nth) => calls - nth).filter(at => at > 0);
    await twoAtATime(last, async at => {
      const end = await restoreUnder(shim, scene, { at, does: 'kill' });
      expect(end.died).toBe(true);
      seen.add(end.isNew);
    });
    expect(seen).toEqual(new Set([false, true]));
  } finally {
    rmSync(scene.base, { recursive: true });
  }
}, 120_000);
