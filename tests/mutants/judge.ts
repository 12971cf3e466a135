/** Whether the tests find a mistake. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Verdict } from './bench.ts';
import type { Bench } from './benches.ts';
import { type Limits, limitsOf, longest, withMistake } from './limits.ts';
import type { Mutation } from './mutation.ts';

export type Judged = { mutation: Mutation; verdict: Verdict; isElsewhere?: true };

/** Where a mistake is looked for that none of its own tests finds: all that plays the rules alone. */
const elsewhere = globSync('tests/{core,stories}/**/*.test.ts', {
  cwd: resolve(import.meta.dirname, '../..'),
})
  .filter(file => !/\.(?:long|property)\.test\.ts$/.test(file))
  .sort();

export async function judge(mutation: Mutation, bench: Bench): Promise<Judged> {
  const verdict = await tryIt(mutation, mutation.tests, bench);
  if (verdict.foundBy !== undefined || verdict.cannotRun !== undefined) return { mutation, verdict };
  const rest = elsewhere.filter(file => !mutation.tests.includes(file));
  return { mutation, verdict: await tryIt(mutation, rest, bench), isElsewhere: true };
}

/**
 * A test that fails after as long as a wait lasts may have waited for the machine and not for what the mistake keeps from coming.
 * So the same tests run without it: only where each of them ends before any wait would is it the mistake that was found. Else
 * all of it is done again with twice the time.
 */
async function tryIt(
  planted: Mutation,
  tests: readonly string[],
  bench: Bench,
  limits: Limits = withMistake,
): Promise<Verdict> {
  const verdict = await bench({ planted, tests, limits });
  const { foundBy, foundIn, tookMs = Number.POSITIVE_INFINITY } = verdict;
  const isOfTests = foundBy !== undefined && tookMs < limits.pollMs;
  const isSilent = foundBy === undefined && verdict.cannotRun === undefined;
  if (isOfTests || isSilent) return verdict;

  const unharmed = await bench({ tests: foundIn === undefined ? tests : [foundIn], limits });
  if (
    unharmed.foundBy === undefined &&
    unharmed.cannotRun === undefined &&
    unharmed.slowestMs < limits.pollMs
  )
    return verdict;
  if (limits.testMs >= longest.testMs)
    return {
      slowestMs: unharmed.slowestMs,
      cannotRun: `without the mistake too: ${foundBy ?? verdict.cannotRun}`,
    };
  return tryIt(planted, tests, bench, limitsOf(2 * limits.testMs));
}
