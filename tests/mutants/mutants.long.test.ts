/** Each mistake that `npm run mutants` plants in the rules is found by a test. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Beside the other long tests it takes a few times what it does alone. */
const endsWithinMs = 30 * 60_000;

test(
  'no planted mistake survives',
  async () => {
    const told = await new Promise<{ failed: unknown; text: string }>(resolve => {
      const file = join(import.meta.dirname, 'run.ts');
      execFile(process.execPath, [file], { maxBuffer: 1 << 24 }, (failed, stdout, stderr) =>
        resolve({ failed, text: `${stderr}\n${stdout}` }),
      );
    });
    const survivors = told.text.split('\n').filter(line => line.startsWith('NOT FOUND'));
    expect(told.failed, [...survivors, told.text].join('\n')).toBeNull();
  },
  endsWithinMs,
);
