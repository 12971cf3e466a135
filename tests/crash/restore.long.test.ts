import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiledShim, twoAtATime, upTo } from './harness.ts';
import { restoreScene, restoreUnder } from './restore-life.ts';

test.each(['kill', 'cut'] as const)('a restore and a %s before every call', async does => {
  const shim = compiledShim();
  const scene = restoreScene();
  try {
    const { calls } = await restoreUnder(shim, scene);
    let restored = 0;
    await twoAtATime(upTo(calls), async at => {
      const end = await restoreUnder(shim, scene, { at, does });
      expect(end.died, `call ${at}`).toBe(true);
      if (end.isNew) restored += 1;
    });
    expect(restored).toBeGreaterThan(0);
    expect(restored).toBeLessThan(calls);
  } finally {
    rmSync(scene.base, { recursive: true });
  }
});
