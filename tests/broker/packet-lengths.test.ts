import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startMosquitto } from '../kit/hall/broker/mosquitto.ts';

test('messages of every length leave nothing behind in memory', async () => {
  const broker = await startMosquitto();
  try {
    const program = join(import.meta.dirname, 'many-lengths.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, broker.url]);
    // The pool's last slabs, and what Node keeps of its own. Pinned slabs would be ninety.
    expect(Number(stdout) / 1e6).toBeLessThan(8);
  } finally {
    await broker.kill();
  }
});
