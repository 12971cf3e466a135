/** A month of busy days does not grow with its visits: it is told in a memory in which its events have no room. */
import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { opened, stateFolder, turn } from '../../kit/hall/journal.ts';
import { simulatedDays } from './simulated-day.ts';

const heapMb = 64;

/** Resolves with the exit code; null when it was killed. */
function node(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise(done => {
    const child = execFile(
      process.execPath,
      [`--max-old-space-size=${heapMb}`, ...words],
      { maxBuffer: 2 ** 24 },
      (_, out, err) => done({ code: child.exitCode, out, err }),
    );
  });
}

const keepsAll = `
import { readDay } from '${resolve('daemon/journal/reader.ts')}';
const kept = [];
for (let day = 1; day <= 30; day += 1)
  kept.push(readDay(process.argv[1], '2026-11-' + String(day).padStart(2, '0')));
`;

test('thirty busy days are told within a memory in which their events have no room', async () => {
  const { log } = simulatedDays({ days: ['2026-11-01'], tickets: 1200, seed: 1 });
  const state = stateFolder();
  const journal = opened(state);
  for (const [at, told] of Map.groupBy(log, ({ at }) => at))
    journal.commit(
      turn(
        told.map(({ event }) => event),
        { at },
      ),
    );
  journal.close();
  const path = (day: number) => join(state, 'journal', `2026-11-${String(day).padStart(2, '0')}.db`);
  for (let day = 2; day <= 30; day += 1) copyFileSync(path(1), path(day));

  const month = await node('daemon/one-ticket.mjs', 'report', '--month', '2026-11', '--state', state);
  expect(month.code).toBe(0);
  expect(month.out).toContain('有记录的日子 30 天：1–30。');
  const whole = await node('--input-type=module', '--eval', keepsAll, state);
  expect(whole.err).toContain('heap out of memory');
});
