/** The verbs of ops: the halls of a broker, seen and commanded. */
import { Argument, type Command } from 'commander';
import { withBroker } from './broker.ts';

export function addOpsVerbs(program: Command, ended: (code: number) => void): void {
  withBroker(program.command('watch').description('the hall, or many, live in a terminal; commands by key'))
    .option('--json', 'for a program: all that stands now, as one line of JSON')
    .addHelpText(
      'after',
      `
It shows every hall that this broker tells of (one-ticket/v1/+); ? lists the keys. Needs nothing but the broker, and works
over ssh from 80 columns on. Into a pipe, or with TERM=dumb, it writes one picture as text and ends.

What may be ordered is for the hall to say: without users everything, with users (mqtt.users in the hall's config) what the
role of this user may.

Exit codes: 64 wrong words, 74 a file cannot be read, or into a pipe or with --json: no broker, or no hall on it.

Examples:
  npx one-ticket watch                                          the demo
  npx one-ticket watch --url mqtts://lin@broker.hall.lan --password-file ~/.mqtt-password --ca ca.crt
  npx one-ticket watch | grep OVER
  npx one-ticket watch --json | jq '.halls[] | select(.old or (.alarms | length > 0)) | .hall'`,
    )
    .action(async options => {
      const { watch } = await import('../watch/watch.ts');
      ended(await watch(options));
    });

  withBroker(
    program
      .command('screens')
      .description(
        "pages of the hall's screens, beside the daemon: /display for a television, /desk for whoever works in the hall, /kiosk to take tickets at a touch screen",
      ),
  )
    .option('--hall <id>', 'which hall is shown, where the broker tells of several')
    .option('--listen <host:port>', 'where the pages are', '127.0.0.1:8090')
    .option(
      '--tls-cert <file>',
      'the certificate (PEM) of this address; without one only this machine may ask',
    )
    .option('--tls-key <file>', 'its private key (PEM), without a passphrase; mode 0400')
    .option('--kiosk-key <file>', 'the key of the kiosks, whose page is at /kiosk#KEY; mode 0400')
    .addHelpText(
      'after',
      `
A process of its own: an MQTT client with what a citizen may hear ($state, $info, state/#); the daemon does not notice
whether it runs. A page that hears nothing of the hall shows no number, and says that one should listen to the staff.

/display?sound=on   a chime at each new call; a browser wants it allowed, or one click
/kiosk#KEY          tickets are taken there; without --kiosk-key only in a hall without users, on its own machine
/display?look=day   light, ?look=night dark; default: as the television is set

Exit codes: 64 wrong words, or several halls and none named; 74 a file cannot be read, or the address is taken.

Examples:
  npx one-ticket screens                                        the demo: http://127.0.0.1:8090/display
  npx one-ticket screens --url mqtt://kiosk@127.0.0.1 --password-file /etc/one-ticket/kiosk-password \\
      --listen 0.0.0.0:8443 --tls-cert hall.crt --tls-key hall.key`,
    )
    .action(async options => {
      const { screens } = await import('../screens/screens.ts');
      ended(await screens(options));
    });

  program
    .command('call')
    .description('gives one order over MQTT and tells what came of it; call --help lists the orders')
    .argument('[order...]')
    // All of it is for the table of orders to read.
    .helpOption(false)
    .allowUnknownOption()
    .action(async order => {
      const { ordersProgram } = await import('./orders.ts');
      const orders = ordersProgram(async (given, options) => {
        const { call } = await import('../call/call.ts');
        ended(await call(given, options));
      });
      await orders.parseAsync(order, { from: 'user' });
    });

  withBroker(
    program
      .command('replay')
      .description("tells the journal's events once more over MQTT, as JSON, a line each"),
  )
    .requiredOption('--from <seq>', 'the first of them, 1 for all that the hall still has')
    .option('--hall <id>', 'which hall, where the broker tells of several')
    .addHelpText(
      'after',
      `
It goes on by itself when the connection, the broker or the daemon was gone for less than a minute; no event comes twice.

Exit codes: 64 wrong words, 69 the hall refuses (those days are archived, or this user may not), 74 no broker, no hall, or
nothing came for a minute.

Example:
  npx one-ticket replay --from 1 | jq -r 'select(.kind == "ticket-issued") | .ticket'`,
    )
    .action(async options => {
      const { replay } = await import('../call/replay.ts');
      ended(await replay(options));
    });

  program
    .command('completion')
    .description('what bash or zsh needs to complete verbs, orders and options')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh']))
    .addHelpText(
      'after',
      `
Examples:
  npx one-ticket completion bash > /etc/bash_completion.d/one-ticket
  npx one-ticket completion zsh > ~/.one-ticket.zsh && echo '. ~/.one-ticket.zsh' >> ~/.zshrc`,
    )
    .action(async shell => {
      const { completion } = await import('./completion.ts');
      process.stdout.write(completion(shell, program));
    });
}
