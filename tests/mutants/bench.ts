/**
 * A process that plants one mistake after the other and runs the tests that should find it: Vitest is started once, and nothing
 * of the checkout is touched, for the text is replaced as the module is loaded. Forked by run.ts.
 */
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';
import type { Limits } from './limits.ts';
import type { Mutation } from './mutation.ts';

/** Without a mistake the tests have to pass. */
export type Trial = {
  planted?: Pick<Mutation, 'file' | 'found' | 'instead'>;
  tests: readonly string[];
  limits: Limits;
};
/**
 * `foundBy`: the first test that failed, of the file `foundIn`, after `tookMs`. `cannotRun`: a file of tests, or what it imports,
 * was not loaded. `slowestMs`: of the test that took longest.
 */
export type Verdict = {
  foundBy?: string;
  foundIn?: string;
  tookMs?: number;
  cannotRun?: string;
  slowestMs: number;
};

const root = resolve(import.meta.dirname, '../..');
let planted: Trial['planted'];
/** Of the trial that runs. */
let verdict: Verdict = { slowestMs: 0 };

/** Vitest would take the largest file first. */
class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}

const vitest = await createVitest(
  {
    root,
    config: false,
    watch: false,
    update: false,
    cache: false,
    // It knows a module by the text on the disk.
    fsModuleCache: false,
    pool: 'forks',
    // The same cases each time: whether a mistake is found is nobody's luck.
    setupFiles: [join(root, 'tests/seed.ts')],
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    sequence: { sequencer: AsGiven },
    reporters: [
      {
        onTestCaseResult(test) {
          const { duration: tookMs = 0 } = test.diagnostic() ?? {};
          verdict.slowestMs = Math.max(verdict.slowestMs, tookMs);
          if (test.result().state !== 'failed' || verdict.foundBy !== undefined) return;
          const foundIn = test.module.relativeModuleId;
          Object.assign(verdict, { foundBy: `${foundIn} > ${test.fullName}`, foundIn, tookMs });
        },
        onTestModuleEnd(file) {
          const [error] = file.errors();
          if (error === undefined) return;
          const [line] = stripVTControlCharacters(error.message).split('\n');
          verdict.cannotRun ??= `${file.relativeModuleId}: ${line}`;
        },
      },
    ],
    include: ['tests/**/*.test.ts'],
  },
  {
    plugins: [
      {
        name: 'planted-mistake',
        enforce: 'pre',
        transform(text, id) {
          if (planted === undefined || id !== join(root, planted.file)) return undefined;
          const { found, instead } = planted;
          return text.replace(found, () => instead);
        },
      },
    ],
  },
);

/** Each run hands its processes the settings anew. */
function allow(
  settings: ReturnType<typeof vitest.getRootProject>['config'],
  { testMs, untilMs, pollMs }: Limits,
): void {
  settings.testTimeout = testMs;
  settings.hookTimeout = testMs;
  settings.expect.poll = { timeout: pollMs };
  settings.env = { ...settings.env, ONE_TICKET_UNTIL_MS: String(untilMs) };
}

async function judge(trial: Trial): Promise<Verdict> {
  for (const { file } of [planted, trial.planted].filter(one => one !== undefined))
    vitest.invalidateFile(join(root, file));
  planted = trial.planted;
  const project = vitest.getRootProject();
  allow(project.config, trial.limits);
  const files = trial.tests.map(test => project.createSpecification(join(root, test)));
  verdict = { slowestMs: 0 };
  const { unhandledErrors } = await vitest.runTestSpecifications(files, true);
  const [error] = unhandledErrors;
  if (error !== undefined) verdict.foundBy ??= `an error that no test expects: ${JSON.stringify(error)}`;
  return verdict;
}

process.on('message', (trial: Trial) => {
  void judge(trial).then(judged => process.send?.(judged));
});
// Whoever asked is gone, and with it the use of whatever runs here.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
