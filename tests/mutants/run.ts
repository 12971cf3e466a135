/**
 * `npm run mutants`: plants one mistake after the other in the rules and says which test finds it. It fails when no test does,
 * and when the place of a mistake is no longer in its file. `npm run mutants -- WORD…` plants only those whose file or rule has
 * one of the words.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import { openProgress } from '../../daemon/text/progress.ts';
import { words as common } from '../../daemon/text/words.ts';
import type { Verdict } from './bench.ts';
import { withBench } from './benches.ts';
import { type Judged, judge } from './judge.ts';
import { everywhere } from './limits.ts';
import { lists } from './lists.ts';
import { type Mutation, mutationsIn } from './mutation.ts';

const benches = 2;
const root = resolve(import.meta.dirname, '../..');

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
  const verdicts = await Promise.all(
    shares.map(share => withBench(bench => bench({ tests: share, limits: everywhere }))),
  );
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
