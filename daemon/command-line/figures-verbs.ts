/** The verbs that read: what happened, the figures, and what would happen if. */
import type { Command } from 'commander';
import { demoState } from './demo-state.ts';

export function addFiguresVerbs(program: Command, ended: (code: number) => void): void {
  program
    .command('explain')
    .description('everything that happened to a visit, and why each call fell on it')
    .argument('<ticket>', 'its number, as printed')
    .option('--day <day>', 'YYYY-MM-DD (default: the newest)')
    .option('--against <ticket>', 'one sentence: why that one was called before it')
    .option('--state <dir>', 'where the journal lies', demoState)
    .action(async (ticket, options) => {
      const { explain } = await import('../explain/explain.ts');
      ended(explain(ticket, options));
    });

  program
    .command('report')
    .description("the day's figures: how far the expected waits were off")
    .option('--day <day>', 'YYYY-MM-DD (default: the newest)')
    .option('--state <dir>', 'where the journal lies', demoState)
    .action(async options => {
      const { report } = await import('../report/report.ts');
      ended(report(options));
    });

  program
    .command('simulate')
    .description(
      'hall days in virtual time: waits, overtakes, counter use, and every rule checked at every step',
    )
    .requiredOption('--config <file>', 'the hall')
    .option('--days <n>', 'how many business days, 1 to 100000', '20')
    .option('--seed <n>', 'the same seed brings the same people, 0 to 2147483647', '1')
    .option(
      '--arrivals <n|curve>',
      'tickets a day, 1 to 100000, or "08:30 60, 10:00 90, 17:00 0": from each time on so many an hour (default: so many that the busiest counters work 80 % of their time)',
    )
    .option(
      '--open <more>',
      'what if more counters were open, like "3 icbc counters 10:00-11:30": those that are closed in that time',
    )
    .option(
      '--compare [what]',
      'on the same people: without a word the hall with and without --open; "transfers": what waiting in earlier queues is worth in the next one',
    )
    .option('--html <file>', 'writes the plots as one page, to look at or to print on A4')
    .addHelpText(
      'after',
      '\nExit code 70: a rule was broken; the first ones are told with their day and seed.',
    )
    .action(async options => {
      const { simulate } = await import('../simulate/simulate.ts');
      ended(await simulate(options));
    });
}
