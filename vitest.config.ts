import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';
import programs from './tests/programs.json' with { type: 'json' };

/** Set by tests/programs.mjs, which tells of it: the names of missing programs, whose tests are left out. */
const without = (process.env['ONE_TICKET_WITHOUT'] ?? '').split(',');
const leftOut = programs.filter(({ name }) => without.includes(name)).flatMap(({ tests }) => tests);
const real = 'tests/{page,wire,crash,broker,program,model,journal,package}/**';
/** As pure as the fast ones, but they would make `npm run check` slow. */
const slow = [
  'tests/{stories,simulators,recordings,mqtt,drivers,foresight}/**/*.test.ts',
  'tests/tools/{devices,listen,new,report,simulate,watch}/**/*.test.ts',
  'tests/{config,core,tools/explain}/**/*.property.test.ts',
  'tests/{config/faults,docs/readme,tools/verbs/json,hall/held-journal,hall/deadlines,hall/wall-clock}.test.ts',
];
const long = 'tests/**/*.long.test.ts';
/** Printed at the end of a run that measured something for it. */
const recoveryTable = 'tests/program/recovery/table.ts';

/** What tests and the programs they start leave in the system's folder for such things is gone with the run. */
process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'one-ticket-tests-'));
// A Mosquitto that root starts goes on as a user of its own, who has to reach its folder in it.
chmodSync(tmpdir(), 0o711);
process.on('exit', () => rmSync(tmpdir(), { recursive: true, force: true }));

/** `npm run check` runs the fast ones, `npm test` the slow and the real ones too, `npm run test:long` what takes minutes. */
export default defineConfig({
  test: {
    pool: 'forks',
    setupFiles: ['tests/seed.ts', 'tests/no-names.ts'],
    sequence: { sequencer: LongestFirst },
    // What is transformed once is kept for the next run, keyed by its content.
    fsModuleCache: true,
    // For the programs that tests start: without it, each of hundreds reads and strips all of its files again.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile'),
      ONE_TICKET_UNTIL_MS: '90000',
    },
    // A busy machine takes many times what an idle one does; only what fails waits so long.
    testTimeout: 100_000,
    hookTimeout: 100_000,
    expect: { poll: { timeout: 15_000 } },
    // Vitest would leave one of two processors to itself, and most of the real tests wait for devices.
    maxWorkers: 3,
    // What is concurrent waits for devices, and hardly works (tests/program/recovery/row-tests.ts).
    maxConcurrency: 24,
    projects: [
      {
        extends: true,
        // Nothing here has state of its own between tests, so files may share a process: of all rooms only what is said has
        // some, the language and the names of counters, and who spoke another puts English back.
        test: {
          name: 'fast',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [real, ...slow, long],
        },
      },
      {
        extends: true,
        test: { name: 'slow', isolate: false, include: slow, exclude: [long] },
      },
      {
        extends: true,
        test: {
          name: 'real',
          isolate: false,
          include: [`${real}/*.test.ts`],
          exclude: [long, ...leftOut],
          globalSetup: recoveryTable,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: [long],
          exclude: leftOut,
          globalSetup: [recoveryTable, 'tests/drivers/plates/table.ts'],
          // The longest take eight minutes on a fast machine, and twice that on a slow one.
          testTimeout: 1_800_000,
          env: { ONE_TICKET_UNTIL_MS: '590000' },
        },
      },
    ],
  },
});
