/**
 * A process that plants one mistake after the other and runs the tests that should find it: Vitest is started once, and nothing
 * of the checkout is touched, for the text is replaced as the module is loaded. Forked by run.ts.
 */
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { createVitest } from 'vitest/node';
import type { Mutation } from './mutation.ts';

/** Without a mistake the tests have to pass. */
export type Trial = { planted?: Pick<Mutation, 'file' | 'found' | 'instead'>; tests: readonly string[] };
/** `foundBy`: the first test that failed. `cannotRun`: a file of tests, or what it imports, was not loaded. */
export type Verdict = { foundBy?: string; cannotRun?: string };

const root = resolve(import.meta.dirname, '../..');
let planted: Trial['planted'];
/** Of the trial that runs. */
let verdict: Verdict = {};

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
    testTimeout: 20_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 5_000 } },
    reporters: [
      {
        onTestCaseResult(test) {
          if (test.result().state === 'failed')
            verdict.foundBy ??= `${test.module.relativeModuleId} > ${test.fullName}`;
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

async function judge(trial: Trial): Promise<Verdict> {
  for (const { file } of [planted, trial.planted].filter(one => one !== undefined))
    vitest.invalidateFile(join(root, file));
  planted = trial.planted;
  const project = vitest.getRootProject();
  const files = trial.tests.map(test => project.createSpecification(join(root, test)));
  verdict = {};
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
