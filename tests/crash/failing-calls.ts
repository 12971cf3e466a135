/** A disk that fails at a call. */
import { expect } from 'vitest';
import { callsIn, compiledShim, sweep, upTo } from './harness.ts';

export const TWO_DAYS = { turns: 8 };

/** Two days are written, as often as every so many calls, with that one failing: the writer ends, or no harm is done. */
export async function failsAtCalls(does: 'EIO' | 'ENOSPC', everyNth: number): Promise<void> {
  const shim = compiledShim();
  const calls = await callsIn(shim, TWO_DAYS, 'all');
  let [tried, failed] = [0, 0];
  await sweep(
    shim,
    TWO_DAYS,
    upTo(calls, everyNth).map(at => ({ at, counts: 'all', does, seed: 0 })),
    ({ end, said }, { at }) => {
      tried += 1;
      expect(end, `call ${at}`).not.toBe('killed');
      if (end !== 'failed') return;
      failed += 1;
      expect(said).toMatch(
        /disk I\/O error|disk is full|disk full|unable to open|EIO|ENOSPC|found ".+", expected a state folder/,
      );
    },
  );
  expect(failed).toBeGreaterThan((5 * tried) / 12);
}
