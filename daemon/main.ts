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
    .option(
      '--page-port <port>',
      'where the page of the hall is on 127.0.0.1 (default: 8080 or the next free one)',
    )
    .option('--state <dir>', `where the journal lies (default: ${demoState}, emptied)`)
    .option(
      '--crowd <speed>',
      'citizens come and clerks press, 1 to 100 times as fast as real people; 0: nobody acts but you',
      '0',
    )
    .option('--seed <n>', 'the same seed brings the same people, 0 to 2147483647', '1')
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

  program
    .command('devices')
    .description('what is plugged in, which entry of the config it fits, or which lines would add it')
    .option('--config <file>', 'the hall (default: the one on the stage in --state, where there is one)')
    .option('--state <dir>', 'where the demo or the stage wrote its hall', demoState)
    .option(
      '--test <id>',
      'tests this device: a board shows a picture, a printer prints a page with all fonts, a voice says a phrase, a pad beeps and lists each key, a reader each line',
    )
    .option(
      '--set-address <n>',
      'gives a new board its address, or a new X-keys its unit id; it must be alone on its port',
    )
    .option(
      '--port <port>',
      'with --set-address, where there is more than one: a path, host:port, VID:PID, or the id of a line or an X-keys of the config',
    )
    .addHelpText(
      'after',
      `
While a daemon runs the hall, the states are its own, and a test goes through it: the hall goes on.
Without one, a port that the config names is opened only for --test; a serial port that it does not name is asked
what is there (printer, speech chip, Modbus display, Onbon board), which takes about 7 s.

Exit codes: 64 wrong words, 74 the device or its port cannot be had or failed its test, 78 a fault of the config.

Examples:
  npx one-ticket devices                                        in the demo
  npx one-ticket devices --config config/fuzhou.yaml --test board-1
  npx one-ticket devices --set-address 3 --port /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_BRDS0001-if00-port0`,
    )
    .action(async options => {
      const { devices } = await import('./plugged/devices.ts');
      code = await devices(options);
    });

  program
    .command('record')
    .description('keeps what a device says while it is tested, as a fixture that the tests replay')
    .argument('<file>', 'where to, one line of JSON for each chunk; a new file')
    .requiredOption('--device <id>', 'the device, as the config names it: one with a port')
    .option('--config <file>', 'the hall (default: the one on the stage in --state, where there is one)')
    .option('--state <dir>', 'where the stage wrote its hall', demoState)
    .addHelpText(
      'after',
      `
No daemon may run the hall meanwhile: it holds the ports. It ends with the test of the device, or with Ctrl-C.
What a scanner reads is kept as it is; tests/recordings/README.md says what to leave out.

Exit codes: 64 wrong words, 74 the port or the file cannot be had, or nothing was said, 78 a fault of the config.

Example:
  npx one-ticket record --device pad-1 --config config/fuzhou.yaml tests/recordings/ff68-pad-gx21.jsonl`,
    )
    .action(async (file, options) => {
      const { record } = await import('./plugged/record.ts');
      code = await record(file, options);
    });

  program
    .command('explain')
    .description('everything that happened to a visit, and why each call fell on it')
    .argument('<ticket>', 'its number, as printed')
    .option('--day <day>', 'YYYY-MM-DD (default: the newest)')
    .option('--against <ticket>', 'one sentence: why that one was called before it')
    .option('--state <dir>', 'where the journal lies', demoState)
    .action(async (ticket, options) => {
      const { explain } = await import('./explain/explain.ts');
      code = explain(ticket, options);
    });

  program
    .command('report')
    .description("the day's figures: how far the expected waits were off")
    .option('--day <day>', 'YYYY-MM-DD (default: the newest)')
    .option('--state <dir>', 'where the journal lies', demoState)
    .action(async options => {
      const { report } = await import('./report/report.ts');
      code = report(options);
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
      const { simulate } = await import('./simulate/simulate.ts');
      code = await simulate(options);
    });

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return code;
}
