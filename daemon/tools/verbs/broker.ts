import type { Command } from 'commander';

/** Through which broker, and as whom. */
export function withBroker(verb: Command): Command {
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
