/** The verbs of ops: the halls of a broker, seen and commanded. */
import type { Command } from 'commander';

export function addOpsVerbs(program: Command, ended: (code: number) => void): void {
  withBroker(program.command('watch').description('the hall, or many, live in a terminal; commands by key'))
    .addHelpText(
      'after',
      `
It shows every hall that this broker tells of (one-ticket/v1/+); ? lists the keys. Needs nothing but the broker, and works
over ssh from 80 columns on. Into a pipe, or with TERM=dumb, it writes one picture as text and ends.

What may be ordered is for the hall to say: without users everything, with users (mqtt.users in the hall's config) what the
role of this user may.

Exit codes: 64 wrong words, 74 a file cannot be read, or into a pipe: no broker, or no hall on it.

Examples:
  npx one-ticket watch                                          the demo
  npx one-ticket watch --url mqtts://lin@broker.hall.lan --password-file ~/.mqtt-password --ca ca.crt
  npx one-ticket watch | grep OVER`,
    )
    .action(async options => {
      const { watch } = await import('../watch/watch.ts');
      ended(await watch(options));
    });

  withBroker(
    program
      .command('screens')
      .description("pages of the hall's screens, beside the daemon: /display for a television"),
  )
    .option('--hall <id>', 'which hall is shown, where the broker tells of several')
    .option('--listen <host:port>', 'where the pages are', '127.0.0.1:8090')
    .option(
      '--tls-cert <file>',
      'the certificate (PEM) of this address; without one only this machine may ask',
    )
    .option('--tls-key <file>', 'its private key (PEM), without a passphrase; mode 0400')
    .addHelpText(
      'after',
      `
A process of its own: an MQTT client with what a citizen may hear ($state, $info, state/#); the daemon does not notice
whether it runs. A page that hears nothing of the hall shows no number, and says that one should listen to the staff.

/display?sound=on   a chime at each new call; a browser wants it allowed, or one click
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
}

/** Through which broker, and as whom. */
function withBroker(verb: Command): Command {
  return verb
    .option(
      '--url <broker>',
      'mqtt://, mqtts://, ws:// or wss://; with users: mqtts://user@host',
      'mqtt://127.0.0.1:1883',
    )
    .option('--password-file <file>', 'with the password of the user in --url, on one line; mode 0400')
    .option(
      '--ca <file>',
      "the certificates (PEM) of those who signed the broker's; default: those that Node knows",
    );
}
