import { describe, expect, test } from 'vitest';
import type { Trial, Verdict } from './bench.ts';
import { judge } from './judge.ts';

const mutation = {
  file: 'core.ts',
  breaks: 'a rule',
  found: 'a',
  instead: 'b',
  tests: ['a.test.ts', 'b.test.ts'],
};
const passes = { slowestMs: 100 };
const failsAfter = (tookMs: number): Verdict => ({
  foundBy: 'b.test.ts > it',
  foundIn: 'b.test.ts',
  tookMs,
  slowestMs: tookMs,
});

/** Answers in turn, and keeps what it was asked. */
function benchThat(...verdicts: readonly Verdict[]) {
  const trials: Trial[] = [];
  const bench = (trial: Trial): Promise<Verdict> => {
    trials.push(trial);
    return Promise.resolve(verdicts[trials.length - 1] ?? { cannotRun: 'asked too often', slowestMs: 0 });
  };
  const told = () =>
    trials.map(
      ({ planted, tests, limits }) => `${planted ? 'with' : 'without'} ${tests.join()} ${limits.testMs}`,
    );
  return { bench, told };
}

describe('a planted mistake', () => {
  test('is found by a test that fails at once', async () => {
    const { bench, told } = benchThat(failsAfter(20));
    expect((await judge(mutation, bench)).verdict.foundBy).toBe('b.test.ts > it');
    expect(told()).toEqual(['with a.test.ts,b.test.ts 20000']);
  });

  test('is found by a test that waits in vain where it does not without the mistake', async () => {
    const { bench, told } = benchThat(failsAfter(3_000), passes);
    expect((await judge(mutation, bench)).verdict.foundBy).toBe('b.test.ts > it');
    expect(told()).toEqual(['with a.test.ts,b.test.ts 20000', 'without b.test.ts 20000']);
  });

  test.each([
    ['fails', failsAfter(20_000)],
    ['takes as long as a wait', { slowestMs: 3_000 }],
  ])('is tried again with twice the time where that test %s without it too', async (_, unharmed) => {
    const { bench, told } = benchThat(failsAfter(20_000), unharmed, passes, passes);
    expect((await judge(mutation, bench)).verdict.foundBy).toBeUndefined();
    expect(told().slice(0, 3)).toEqual([
      'with a.test.ts,b.test.ts 20000',
      'without b.test.ts 20000',
      'with a.test.ts,b.test.ts 40000',
    ]);
  });

  test('is found by tests that never end where all of them end without it', async () => {
    const never = { foundBy: 'the tests do not come to an end', slowestMs: Number.POSITIVE_INFINITY };
    const { bench, told } = benchThat(never, passes);
    expect((await judge(mutation, bench)).verdict.foundBy).toBe(never.foundBy);
    expect(told()[1]).toBe('without a.test.ts,b.test.ts 20000');
  });

  test('is nowhere told as found where the tests fail without it however long they have', async () => {
    const { bench } = benchThat(...Array.from({ length: 12 }, () => failsAfter(640_000)));
    expect((await judge(mutation, bench)).verdict).toMatchObject({
      cannotRun: 'without the mistake too: b.test.ts > it',
    });
  });
});
