import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { counters, openBenchHall } from '../bench/bench-hall.ts';

test('the hall of the bench is one that a config may say', () => {
  const hall = openBenchHall();
  const file = join(mkdtempSync(join(tmpdir(), 'one-ticket-bench-')), 'hall.yaml');
  try {
    hall.writeConfig(file);
    const read = readConfig(file);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.config.devices.size).toBe(2 * counters.length);
  } finally {
    hall.close();
  }
});
