/** The verbs that run a hall: real, as a demo, or its devices alone. */
import type { Command } from 'commander';
import { failed } from '../../process/exit-codes.ts';
import { words } from '../../text/words.ts';
import { demoState, demoStateInWords, demoStateOption } from './state-folder.ts';

const seedsHall = new URL('../../../config/halls/fuzhou.yaml', import.meta.url).pathname;

export function addHallVerbs(program: Command, ended: (code: number) => void): void {
  program
    .command('run')
    .description('the daemon, in the foreground; logs to stdout')
    .requiredOption('--config <file>', 'the hall')
    .option('--state <dir>', 'where the journal lies, for example state/hall; it must be named')
    .action(async options => {
      // A journal is the record: where it lies is never by chance, and never a folder that the next demo empties.
      if (options.state === undefined) {
        return ended(failed(words.noState, 'usage'));
      }
      const { run } = await import('../../run.ts');
      ended(await run(options));
    });

  program
    .command('demo')
    .description('a whole hall on this machine: broker, simulated devices on real ptys, and the daemon')
    .option('--config <file>', 'the hall', seedsHall)
    .option(
      '--mqtt-port <port>',
      'where the embedded broker listens on 127.0.0.1 (default: 1883 or the next free one)',
    )
    .option(
      '--page-port <port>',
      'where the page of the hall is on 127.0.0.1 (default: 8080 or the next free one)',
    )
    .option(
      '--state <dir>',
      `where the journal lies: a folder that a demo made, or an empty one (default: ${demoStateInWords}, emptied first)`,
    )
    .option(
      '--crowd <speed>',
      'citizens come and clerks press, 1 to 100 times as fast as real people; 0: nobody acts but you',
      '0',
    )
    .option('--seed <n>', 'the same seed brings the same people, 0 to 2147483647', '1')
    .option('--wire', 'every chunk on every line as sim/<device>/wire')
    .action(async options => {
      const { runDemo } = await import('../../../simulators/demo/demo.ts');
      const { state } = options;
      ended(await runDemo({ ...options, state: state ?? demoState, emptied: state === undefined }));
    });

  program
    .command('stage')
    .description('the simulated devices alone; writes stage.yaml, the same hall with every link replaced')
    .requiredOption('--config <file>', 'the hall')
    .addOption(demoStateOption('where stage.yaml is written'))
    .option('--wire', 'every chunk on every line as sim/<device>/wire')
    .action(async options => {
      const { runStage } = await import('../../../simulators/stage/stage-alone.ts');
      ended(await runStage(options));
    });
}
