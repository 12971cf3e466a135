/** Processes that try one mistake after the other. One that does not answer is ended with all that it began. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Trial, Verdict } from './bench.ts';

export type Bench = (trial: Trial) => Promise<Verdict>;

/** Some mistakes make a loop that does not end; the first trial of a bench starts Vitest too. */
const endsWithinMs = ({ tests, limits }: Trial): number => limits.testMs * (3 + tests.length);

/** In place of a bench that was ended the next trial begins another. */
export async function withBench<Result>(use: (bench: Bench) => Promise<Result>): Promise<Result> {
  let child: ChildProcess | undefined;
  const bench: Bench = trial => {
    const { promise, resolve: settle } = Promise.withResolvers<Verdict>();
    const mine = (child ??= beginBench());
    const given = (verdict: Verdict, isOver: boolean): void => {
      clearTimeout(timer);
      mine.removeAllListeners();
      if (isOver) child = undefined;
      settle(verdict);
    };
    const timer = setTimeout(() => {
      if (mine.pid !== undefined) process.kill(-mine.pid, 'SIGKILL');
      given({ foundBy: 'the tests do not come to an end', slowestMs: Number.POSITIVE_INFINITY }, true);
    }, endsWithinMs(trial));
    mine.once('message', (verdict: Verdict) => given(verdict, false));
    mine.once('exit', () => given({ cannotRun: 'Vitest ended', slowestMs: 0 }, true));
    mine.send(trial);
    return promise;
  };
  try {
    return await use(bench);
  } finally {
    child?.disconnect();
  }
}

function beginBench(): ChildProcess {
  // A Vitest that runs this must not be taken for the one that is begun.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  return fork(join(import.meta.dirname, 'bench.ts'), {
    detached: true,
    env: { ...env, CI: 'true' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
