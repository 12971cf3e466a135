/** The verbs of ops: the halls of a broker, seen and commanded. */
import type { Command } from 'commander';

export function addOpsVerbs(program: Command, ended: (code: number) => void): void {
  program
    .command('watch')
    .description('the hall, or many, live in a terminal; commands by key')
    .option(
      '--url <broker>',
      'mqtt://, mqtts://, ws:// or wss://; with users: mqtts://user@host',
      'mqtt://127.0.0.1:1883',
    )
    .option('--password-file <file>', 'with the password of the user in --url, on one line; mode 0400')
    .option(
      '--ca <file>',
      "the certificates (PEM) of those who signed the broker's; default: those that Node knows",
    )
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
}
