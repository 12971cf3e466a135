/** `one-ticket simulate`: hall days in virtual time through the real core, and the hall manager's what-if. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { handle } from '../../core/decide/handle.ts';
import type { Rules } from '../../core/types/rules.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { openProgress } from '../../text/progress.ts';
import { tellJson } from '../../text/told-json.ts';
import { readArrivals } from './arrivals.ts';
import { comparisonOf } from './comparison.ts';
import type { Plan, Setup } from './days.ts';
import { hallIn } from './hall-file.ts';
import { askedOf, readOpen } from './open-request.ts';
import { outcomesForProgram } from './outcomes-for-program.ts';
import { type Outcome, simulateInThreads, simulatePlans } from './plans.ts';
import { reportOf } from './report-text.ts';
import { shortest } from './shortest-day.ts';
import type { Perform } from './stage.ts';
import { storyOf } from './story.ts';
import { ThreadExit } from './threads.ts';
import { textOf } from './told.ts';
import type { Words } from './words/en/words.ts';
import { wordsOf } from './words/words.ts';

/** As the command line has them. `compare`: true without a word after it. */
export type SimulateOptions = {
  config: string;
  days: string;
  seed: string;
  jobs?: string;
  arrivals?: string;
  open?: string;
  compare?: string | true;
  html?: string;
  locale?: 'zh-CN' | 'en';
  json?: true;
};

/** Of `--compare green`: one in five claims falsely. */
const falseClaims = 0.2;
const mostDays = 100_000;
const mostSeed = 2 ** 31 - 1;
const mostJobs = 256;

/** The core, unless a test breaks it: in this thread, and in those of that module. */
export type Core = { carryOut: Perform; module: URL };
const theCore: Core = { carryOut: handle, module: new URL('./day-thread.ts', import.meta.url) };

/** Tables go to stdout (`json`: as a line of JSON), progress and times to stderr; resolves with the exit code. */
export async function simulate(options: SimulateOptions, core: Core = theCore): Promise<number> {
  const hall = hallIn(options.config);
  if (hall === undefined) return exitCodes.config;
  const words = wordsOf(options.locale ?? hall.locale);
  const setup = setupOf(hall.rules, options, words);
  if (typeof setup === 'string') return failed(words.wrong(setup), 'usage');
  const jobs = jobsOf(options, setup.days, words);
  if (typeof jobs === 'string') return failed(words.wrong(jobs), 'usage');
  const progress = openProgress(setup.days * setup.plans.length, words.progress, process.stderr);
  let outcomes: Outcome[];
  try {
    outcomes = await simulated(setup, { jobs, core }, progress.step);
  } catch (error) {
    progress.stop();
    return failed(words.threadEnded(jobs, told(error, words)), 'internal');
  }
  progress.end();
  if (options.json) tellJson(outcomesForProgram(setup, outcomes));
  else process.stdout.write(`${outcomeText(setup, outcomes, core.carryOut, words)}\n`);
  if (options.html !== undefined) {
    const { page } = await import('./page.ts');
    try {
      writeFileSync(options.html, page(hall.name, setup, outcomes, words));
    } catch (error) {
      return failed(words.notWritten(options.html, String(error)), 'io');
    }
  }
  return outcomes.every(({ violations }) => violations === 0) ? exitCodes.ok : exitCodes.internal;
}

/** One job needs no thread beside this one. */
async function simulated(
  setup: Setup,
  { jobs, core: { carryOut, module } }: { jobs: number; core: Core },
  dayDone: () => void,
): Promise<Outcome[]> {
  return jobs === 1
    ? simulatePlans(setup, carryOut, dayDone)
    : simulateInThreads(setup, { module, threads: jobs }, dayDone);
}

function told(error: unknown, words: Words): string {
  if (error instanceof ThreadExit) return words.threadExit(error.code);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A text is what is wrong with the options. */
export function setupOf(rules: Rules, options: SimulateOptions, words: Words): Setup | string {
  const days = wholeNumber(options.days, { option: '--days', least: 1, most: mostDays }, words);
  if (typeof days === 'string') return days;
  const seed = readSeed(options.seed, words);
  if (typeof seed === 'string') return seed;
  const arrivals = readArrivals(options.arrivals, words.arrivals);
  if (typeof arrivals === 'string') return words.optionWrong('--arrivals', arrivals);
  const plans = plansOf(rules, options, words);
  if (typeof plans === 'string') return plans;
  return { plans, days, ...seed, arrivals, ...(options.compare === 'green' && { falseClaims }) };
}

/** `7`, or `7/3`: from its third day on. */
function readSeed(text: string, words: Words): Pick<Setup, 'seed' | 'from'> | string {
  const [, number = '', nth = '1'] = /^(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  const [seed, from] = [Number(number), Number(nth) - 1];
  return number !== '' && seed <= mostSeed && from >= 0 && from < mostDays
    ? { seed, from }
    : words.seed(text, mostSeed, mostDays);
}

/** As many as there are processors, but no more than there are days. */
function jobsOf({ jobs }: SimulateOptions, days: number, words: Words): number | string {
  const asked =
    jobs === undefined
      ? availableParallelism()
      : wholeNumber(jobs, { option: '--jobs', least: 1, most: mostJobs }, words);
  return typeof asked === 'string' ? asked : Math.min(asked, days);
}

function wholeNumber(
  text: string,
  { option, least, most }: { option: string; least: number; most: number },
  words: Words,
): number | string {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : words.wholeNumber(option, text, least, most);
}

function plansOf(rules: Rules, { open, compare }: SimulateOptions, words: Words): Plan[] | string {
  const more = open === undefined ? undefined : readOpen(rules, open, words.open);
  if (typeof more === 'string') return words.optionWrong('--open', more);
  const opened = more && { open: more };
  const base: Plan = { id: 'as-it-is', name: words.plans.asItIs, rules };
  switch (compare) {
    case undefined:
      return [{ ...base, ...opened }];
    case true: {
      if (open === undefined || more === undefined) return words.nothingToCompare;
      const name = words.plans.more(open, askedOf(rules, more, words));
      return [base, { id: 'more-counters', name, rules, ...opened }];
    }
    case 'green':
      return greenPlans(rules, words.plans).map(plan => ({ ...plan, ...opened }));
    case 'transfers':
      return transferPlans(rules, words.plans).map(plan => ({ ...plan, ...opened }));
    default:
      return words.compare(compare);
  }
}

/** R6: what a claim counts before anybody has looked at who makes it. */
function greenPlans(rules: Rules, names: Words['plans']): Plan[] {
  return [
    { id: 'green-confirmed', name: names.confirmed, rules: { ...rules, confirmGreen: true } },
    { id: 'green-at-once', name: names.atOnce, rules: { ...rules, confirmGreen: false } },
  ];
}

/** R2: what a transferred visit's earlier waiting is worth in the next queue. */
function transferPlans(rules: Rules, names: Words['plans']): Plan[] {
  const { priority } = rules;
  const valued = (creditRate: number, creditCapMs: number): Rules => ({
    ...rules,
    priority: { ...priority, creditRate, creditCapMs },
  });
  return [
    { id: 'transfer-time', name: names.transferTime, rules: valued(0, 0) },
    { id: 'credit', name: names.credit, rules },
    // Whoever waited before stands before all newcomers, however long those have waited.
    { id: 'front', name: names.front, rules: valued(1e7, 1e10) },
  ];
}

/** What stands on stdout: a matter of the config and the options alone. */
export function outcomeText(
  setup: Setup,
  outcomes: readonly Outcome[],
  carryOut: Perform,
  words: Words,
): string {
  const [first] = outcomes;
  if (first === undefined) return '';
  const figures = outcomes.length === 1 ? reportOf(first, words) : comparisonOf(outcomes, words);
  const stories = outcomes.flatMap(({ plan, broken }) =>
    broken
      .slice(0, storiesTold)
      .flatMap(one =>
        storyOf(plan.rules, setup.seed, { broken: one, short: shortest(plan.rules, one, carryOut) }, words),
      ),
  );
  const violations = outcomes.reduce((sum, outcome) => sum + outcome.violations, 0);
  return [
    textOf(figures),
    '',
    ...outcomes.flatMap(outcome => openedText(outcome, words)),
    words.violations(violations),
    ...stories,
  ].join('\n');
}

const storiesTold = 3;

function openedText({ plan: { rules, open }, opened, figures }: Outcome, words: Words): string[] {
  if (open === undefined) return [];
  const { queue } = askedOf(rules, open, words);
  return [words.open.opened(queue, { asked: open.counters, closedADay: opened / figures.days })];
}
