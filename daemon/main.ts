/** The verbs of the command line and their exit codes. Starts a composition, knows nothing else. */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { exitCodes } from './exit-codes.ts';

const seedsHall = new URL('../config/fuzhou.yaml', import.meta.url).pathname;
const demoState = 'state/demo';

export async function main(words: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok;
  const program = new Command('one-ticket')
    .description('The queue controller of a public service hall.')
    .version(packageJson.version)
    .showSuggestionAfterError()
    .exitOverride();

  program
    .command('run')
    .description('the daemon, in the foreground; logs to stdout')
    .requiredOption('--config <file>', 'the hall')
    .option('--state <dir>', 'where the journal lies', demoState)
    .action(async options => {
      const { run } = await import('./run.ts');
      code = await run(options);
    });

  program
    .command('demo')
    .description('a whole hall on this machine: broker, simulated devices on real ptys, and the daemon')
    .option('--config <file>', 'the hall', seedsHall)
    .option(
      '--mqtt-port <port>',
      'where the embedded broker listens on 127.0.0.1 (default: 1883 or the next free one)',
    )
    .option('--state <dir>', `where the journal lies (default: ${demoState}, emptied)`)
    .option('--wire', 'every chunk on every line as sim/<device>/wire')
    .action(async options => {
      const { runDemo } = await import('../simulators/demo.ts');
      code = await runDemo(options);
    });

  program
    .command('stage')
    .description('the simulated devices alone; writes stage.yaml, the same hall with every link replaced')
    .requiredOption('--config <file>', 'the hall')
    .option('--state <dir>', 'where stage.yaml is written', demoState)
    .option('--wire', 'every chunk on every line as sim/<device>/wire')
    .action(async options => {
      const { runStage } = await import('../simulators/stage-alone.ts');
      code = await runStage(options);
    });

  program
    .command('check')
    .description('tells every fault of a config at once, or draws the routes')
    .argument('<file>', 'the hall')
    .action(async file => {
      const { check } = await import('./check.ts');
      code = check(file);
    });

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return code;
}
