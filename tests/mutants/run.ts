/**
 * `npm run mutants`: plants one mistake after the other in the rules and says which test finds it. It fails when no test does,
 * and when the place of a mistake is no longer in its file. `npm run mutants -- WORD…` plants only those whose file or rule has
 * one of the words.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import { openProgress } from '../../daemon/text/progress.ts';
import { words as common } from '../../daemon/text/words.ts';
import type { Trial, Verdict } from './bench.ts';
import { lists } from './lists.ts';
import { type Mutation, mutationsIn } from './mutation.ts';

/** Some mistakes make a loop that does not end; on a busy machine a file of tests takes ten times what it does on an idle one. */
const endsWithinMs = 60_000;
const perFileMs = 20_000;
const benches = 2;
const root = resolve(import.meta.dirname, '../..');

/** Where a mistake is looked for that none of its own tests finds: all that plays the rules alone. */
const elsewhere = globSync('tests/{core,stories}/**/*.test.ts', { cwd: root })
  .filter(file => !/\.(?:long|property)\.test\.ts$/.test(file))
  .sort();

type Judged = { mutation: Mutation; verdict: Verdict; isElsewhere?: true };

const words = process.argv.slice(2);
const all = mutationsIn(lists);
const wanted = all.filter(
  ({ file, breaks }) => words.length === 0 || words.some(word => `${file} ${breaks}`.includes(word)),
);
process.exitCode = await run();

async function run(): Promise<number> {
  const lost = all.flatMap(faultOf);
  if (lost.length > 0) return tell(`${lost.join('\n')}\n`, 1);
  const broken = await failsUnharmed([...new Set(wanted.flatMap(({ tests }) => tests))]);
  if (broken !== undefined) return tell(`without any mistake planted this fails: ${broken}\n`, 1);
  const judged = await judgeAll(wanted);
  tell(`${tableOf(judged)}\n`, 0);
  const survivors = judged.filter(({ verdict }) => verdict.foundBy === undefined);
  return tell(
    `${judged.length} mistakes planted, ${judged.length - survivors.length} found, ${survivors.length} not\n`,
    survivors.length === 0 ? 0 : 1,
  );
}

function tell(text: string, exitCode: number): number {
  process.stdout.write(text);
  return exitCode;
}

/** A list of mistakes must not rot. */
function faultOf({ file, found, instead, tests, breaks }: Mutation): string[] {
  const places = readFileSync(join(root, file), 'utf8').split(found).length - 1;
  const gone = tests.filter(test => globSync(test, { cwd: root }).length === 0);
  const about = `${file}, "${breaks}"`;
  return [
    ...(places === 1
      ? []
      : [`${about}: found ${places} times, expected once: ${found}; write it anew in tests/mutants/list`]),
    ...(found === instead ? [`${about}: changes nothing`] : []),
    ...gone.map(test => `${about}: found no ${test}, expected the tests that find it`),
  ];
}

async function failsUnharmed(tests: readonly string[]): Promise<string | undefined> {
  const shares = Array.from({ length: benches }, (_, nth) => tests.filter((__, at) => at % benches === nth));
  const verdicts = await Promise.all(shares.map(share => withBench(bench => bench({ tests: share }))));
  return verdicts.map(({ foundBy, cannotRun }) => foundBy ?? cannotRun).find(one => one !== undefined);
}

async function judgeAll(mutations: readonly Mutation[]): Promise<Judged[]> {
  const judged = new Map<Mutation, Judged>();
  const progress = openProgress(mutations.length, common.progress('mistakes'), process.stderr);
  const waiting = mutations.values();
  const work = async (): Promise<void> => {
    await withBench(async bench => {
      for (const mutation of waiting) {
        const one = await judge(mutation, bench);
        judged.set(mutation, one);
        if (one.verdict.foundBy === undefined)
          process.stderr.write(`NOT FOUND: ${mutation.file}: ${mutation.breaks}\n`);
        progress.step();
      }
    });
  };
  await Promise.all(Array.from({ length: benches }, work));
  progress.end();
  return mutations.flatMap(mutation => judged.get(mutation) ?? []);
}

async function judge(mutation: Mutation, bench: Bench): Promise<Judged> {
  const verdict = await bench({ planted: mutation, tests: mutation.tests });
  if (verdict.foundBy !== undefined || verdict.cannotRun !== undefined) return { mutation, verdict };
  const rest = elsewhere.filter(file => !mutation.tests.includes(file));
  return { mutation, verdict: await bench({ planted: mutation, tests: rest }), isElsewhere: true };
}

type Bench = (trial: Trial) => Promise<Verdict>;

/** One that does not answer is ended with all that it began, and another takes its place. */
async function withBench<Result>(use: (bench: Bench) => Promise<Result>): Promise<Result> {
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
    const timer = setTimeout(
      () => {
        if (mine.pid !== undefined) process.kill(-mine.pid, 'SIGKILL');
        given({ foundBy: 'the tests do not come to an end' }, true);
      },
      endsWithinMs + perFileMs * trial.tests.length,
    );
    mine.once('message', (verdict: Verdict) => given(verdict, false));
    mine.once('exit', () => given({ cannotRun: 'Vitest ended' }, true));
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
    env: { ...env, CI: 'true', ONE_TICKET_UNTIL_MS: '15000' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function tableOf(judged: readonly Judged[]): string {
  const table = new Table({
    head: ['file', 'what breaks', 'found by'],
    style: { head: [], border: [], 'padding-left': 0 },
    colWidths: [34, 62, 90],
    wordWrap: true,
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const { mutation, verdict, isElsewhere } of judged)
    table.push([mutation.file, mutation.breaks, foundBy(verdict, isElsewhere === true)]);
  return table.toString();
}

function foundBy({ foundBy, cannotRun }: Verdict, isElsewhere: boolean): string {
  if (cannotRun !== undefined) return `CANNOT RUN: ${cannotRun}`;
  if (foundBy === undefined) return 'NOT FOUND';
  return isElsewhere ? `${foundBy} (not among its own tests)` : foundBy;
}
