/** The verbs of whoever installs and mends: the config and the devices. */
import type { Command } from 'commander';
import { demoStateOption } from './state-folder.ts';

export function addTechnicianVerbs(program: Command, ended: (code: number) => void): void {
  program
    .command('check')
    .description('tells every fault of a config at once, or draws the routes')
    .argument('<file>', 'the hall')
    .option('--json', 'for a program: one line of JSON')
    .action(async (file, options) => {
      const { check } = await import('../check/check.ts');
      ended(check(file, options));
    });

  program
    .command('new')
    .description('sets up a hall by questions in the terminal, and writes its config')
    .argument('[file]', 'where to; a new file', 'hall.yaml')
    .addHelpText(
      'after',
      `
It asks for the hall, its hours, institutions, counters, services and routes, staff, broker and devices. What is plugged in
shows itself (a board its test picture, a pad beeps, a printer prints, a voice speaks), and is told where it stands. Each
answer is checked at once, as check does; at the end all of it can be corrected, and only then the file is written.
Ctrl-C ends it at any question: no hall is written, and the answers are kept beside it, in <file>.answers, for the next time.

Exit codes: 64 no terminal, or a file that is there and is to stay, 74 the file cannot be written.

Examples:
  npx one-ticket new
  npx one-ticket new --locale zh-CN mawei.yaml`,
    )
    .action(async (file, options) => {
      const { newHall } = await import('../new/new.ts');
      const { code, opens } = await newHall(file, options);
      ended(code);
      if (opens) await program.parseAsync(['demo', '--config', file], { from: 'user' });
    });

  program
    .command('devices')
    .description('what is plugged in, which entry of the config it fits, or which lines would add it')
    .option('--config <file>', 'the hall (default: the one on the stage in --state, where there is one)')
    .addOption(demoStateOption('where the demo or the stage wrote its hall'))
    .option(
      '--test <id>',
      'tests this device: a board shows a picture, a printer prints a page with all fonts, a voice says a phrase, a pad beeps and lists each key, a reader each line',
    )
    .option(
      '--walk',
      'for one person who goes through the hall: a key pressed at each pad is shown by its boards and said by the voice; at the end, what was not reached',
    )
    .option(
      '--set-address <n>',
      'gives a new board its address, or a new X-keys its unit id; it must be alone on its port',
    )
    .option(
      '--port <port>',
      'with --set-address, where there is more than one: a path, host:port, VID:PID, or the id of a line or an X-keys of the config',
    )
    .option('--json', 'the list for a program: one line of JSON')
    .addHelpText(
      'after',
      `
While a daemon runs the hall, the states are its own, and a test goes through it: the hall goes on. It is asked over
the config's broker, as the config's own mqtt.user; where systemd hands over the password, name the folder that it comes
from: CREDENTIALS_DIRECTORY=/etc/one-ticket npx one-ticket devices …
Without one, a port that the config names is opened only for --test and --walk; a serial port that it does not name is asked
what is there (printer, speech chip, Modbus display, Onbon board), which takes about 7 s.
--walk needs the ports: stop the daemon first. It ends when all was reached, or with Ctrl-C. A button that is no key yet
is told with the line of the config that makes it one, as in a --test without a daemon.

Exit codes: 64 wrong words, 74 the device or its port cannot be had or failed its test, or not all was reached, 78 a fault of the config.

Examples:
  npx one-ticket devices                                        in the demo
  npx one-ticket devices --config config/halls/fuzhou.yaml --test board-1
  npx one-ticket devices --config config/halls/fuzhou.yaml --walk
  npx one-ticket devices --set-address 3 --port /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_BRDS0001-if00-port0`,
    )
    .action(async options => {
      const { devices } = await import('../devices/devices.ts');
      ended(await devices(options));
    });

  program
    .command('record')
    .description('keeps what a device says while it is tested, as a fixture that the tests replay')
    .argument('<file>', 'where to, one line of JSON for each chunk; a new file')
    .requiredOption('--device <id>', 'the device, as the config names it: one with a port')
    .option('--config <file>', 'the hall (default: the one on the stage in --state, where there is one)')
    .addOption(demoStateOption('where the stage wrote its hall'))
    .addHelpText(
      'after',
      `
No daemon may run the hall meanwhile: it holds the ports. It ends with the test of the device, or with Ctrl-C.
What a scanner reads is kept as it is; tests/recordings/README.md says what to leave out.

Exit codes: 64 wrong words, 74 the port or the file cannot be had, or nothing was said, 78 a fault of the config.

Example:
  npx one-ticket record --device pad-1 --config config/halls/fuzhou.yaml tests/recordings/ff68-pad-gx21.jsonl`,
    )
    .action(async (file, options) => {
      const { record } = await import('../devices/record.ts');
      ended(await record(file, options));
    });

  program
    .command('listen')
    .description('listens to a line whose devices nobody knows: known frames by field, others by guess')
    .argument('[file]', 'where to keep what is heard; a new file (default: heard-<time>.jsonl, here)')
    .option('--port <port>', 'the line: a path or host:port')
    .option('--baud <baud>', 'its speed, 8N1', '9600')
    .option('--from <recording>', 'not a line, but what was heard or recorded before')
    .option('--json', 'what was found for a program: one line of JSON; frames as they pass go to stderr')
    .addHelpText(
      'after',
      `
Nothing is ever written to the port: its DTR and RTS are let go after the open (the kernel raises them for a moment), and
no byte goes out, whatever comes. Nobody else may hold the port: stop the daemon or the program that uses it, or clip an
adapter of your own to A and B beside it.

In a terminal it asks for keys to press, to find the byte that changes with the key. It ends with Ctrl-C, then tells what
fits: "sure" is only what nothing else fits that was tried. Beside the recording it leaves <file>.draft.txt, the draft of
a dialect. On a line with people's tickets the recording has their numbers: keep it as such.

Exit codes: 64 wrong words, 74 the port or a file cannot be had or written, or nothing was heard.

Examples:
  npx one-ticket listen --port /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_PADS0001-if00-port0
  npx one-ticket listen --port 192.168.1.70:5005 --baud 19200 old-pads.jsonl
  npx one-ticket listen --from old-pads.jsonl`,
    )
    .action(async (file, options) => {
      const { listen } = await import('../listen/listen.ts');
      ended(await listen(file, options));
    });
}
