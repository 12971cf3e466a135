/** Each mistake that `npm run mutants` plants in the rules is found by a test. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no planted mistake survives', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(status, stdout).toBe(0);
});
