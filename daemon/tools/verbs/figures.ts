/** The verbs that read: what happened, the figures, and what would happen if. */
import { type Command, Option } from 'commander';
import { hallStateOption } from './state-folder.ts';

export function addFiguresVerbs(program: Command, ended: (code: number) => void): void {
  program
    .command('explain')
    .description('everything that happened to a visit, and why each call fell on it')
    .argument('<ticket>', 'its number, as printed')
    .option('--day <day>', 'YYYY-MM-DD (default: the newest)')
    .option('--against <ticket>', 'one sentence: why that one was called before it')
    .option('--json', 'for a program: one line of JSON')
    .addOption(hallStateOption('where the journal lies'))
    .action(async (ticket, options) => {
      const { explain } = await import('../explain/explain.ts');
      ended(explain(ticket, options));
    });

  program
    .command('report')
    .description(
      'the figures of a day or a month, for the hall manager: what was out of the ordinary, then all of it',
    )
    .addOption(new Option('--day <day>', 'YYYY-MM-DD (default: the newest)').conflicts('month'))
    .option('--month <month>', 'YYYY-MM: all its days together')
    .addOption(
      new Option(
        '--appraisal',
        "with --month: each institution's sheet (考核) in place of the report",
      ).conflicts('day'),
    )
    .addOption(
      new Option('--clerk <number>', "with --month: that clerk's own sheet").conflicts(['day', 'appraisal']),
    )
    .option('--html <file>', 'writes it as one page with plots, to look at or to print on A4')
    .option('--csv <file>', 'writes every figure as a line of a table, for a spreadsheet or a program')
    .option('--json', 'for a program: one line of JSON')
    .addOption(hallStateOption('where the journal lies'))
    .addHelpText(
      'after',
      `
It reads beside a running daemon, and tells of a day that is not closed yet up to now. What each figure means stands
below the figures. When a day closes, the daemon writes <state>/reports/<day>.html and .csv by itself.

Exit code 64: there is no such day or month. 74: the journal cannot be read, or a file cannot be written.`,
    )
    .action(async options => {
      const { report } = await import('../report/report.ts');
      ended(await report(options));
    });

  program
    .command('simulate')
    .description(
      'hall days in virtual time: waits, overtakes, counter use, and every rule checked at every step',
    )
    .requiredOption('--config <file>', 'the hall')
    .option('--days <n>', 'how many business days, 1 to 100000', '20')
    .option(
      '--seed <n>',
      'the same seed brings the same people, 0 to 2147483647; 7/3: those of seed 7 from its third day on',
      '1',
    )
    .option(
      '--jobs <n>',
      'on so many threads, 1 to 256; the figures are the same (default: as many as there are processors)',
    )
    .option(
      '--arrivals <n|curve>',
      'tickets a day, 1 to 100000, or "08:30 60, 10:00 90, 17:00 0": from each time on so many an hour (default: so many that the busiest counters work 80 % of their time)',
    )
    .option(
      '--open <more>',
      'what if more counters were open, like "3 icbc counters 10:00-11:30": those that are closed in that time, then such as the hall does not have',
    )
    .option(
      '--compare [what]',
      'on the same people: without a word the hall with and without --open; "transfers": what waiting in earlier queues is worth in the next one; "green": one in five claims green falsely, counted when confirmed or at once',
    )
    .option('--html <file>', 'writes the plots as one page, to look at or to print on A4')
    .option('--json', 'for a program: one line of JSON')
    .addOption(
      new Option(
        '--like <day>',
        'plays a day of the journal again, YYYY-MM-DD, or days, YYYY-MM-DD..YYYY-MM-DD, and tells how far that is from what was recorded',
      ).conflicts(['days', 'seed', 'jobs', 'arrivals', 'compare']),
    )
    .addOption(hallStateOption('where the journal lies, for --like'))
    .addHelpText(
      'after',
      '\nExit code 70: a rule was broken; the first ones are told with their day and seed.',
    )
    .action(async options => {
      if (options.like !== undefined) {
        const { simulateLike } = await import('../simulate/like.ts');
        return ended(await simulateLike(options));
      }
      const { simulate } = await import('../simulate/simulate.ts');
      ended(await simulate(options));
    });
}
