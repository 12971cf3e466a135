/** The orders as words of the command line: each a verb with its args as options, from the one table (daemon/orders). */
import { Command, Option } from 'commander';
import { type OpsVerb, opsVerbs, orders } from '../../orders/orders.ts';
import { type ArgAsked, argsAsked, writtenArg } from '../../orders/written-args.ts';
import type { CallOptions, GivenOrder } from '../call/call.ts';
import { withBroker } from './broker.ts';

type Call = (order: GivenOrder, options: CallOptions) => void | Promise<void>;

/** Its events are told by a verb of its own. */
const isOrder = (verb: OpsVerb): boolean => verb !== 'replay';

/** `call`: a whole order stands there. */
export function ordersProgram(call: Call): Command {
  const program = withBroker(new Command('one-ticket call'))
    .description(
      'Gives one order over MQTT and tells what came of it. ORDER --help tells its options, with an example of each.',
    )
    .option('--hall <id>', 'which hall, where the broker tells of several')
    .option('--json', 'the answer as it came')
    .addHelpText('after', help)
    .showSuggestionAfterError()
    .exitOverride();
  for (const verb of opsVerbs.filter(isOrder)) addVerb(program, verb, call);
  return program;
}

function addVerb(program: Command, verb: OpsVerb, call: Call): void {
  const command = program.command(verb).description(orders[verb].about);
  for (const arg of argsAsked(verb)) command.addOption(optionOf(arg));
  command.action((options: Readonly<Record<string, string | boolean>>) => {
    const args = Object.entries(options).map(([name, text]) => [name, writtenArg(verb, name, text)]);
    return call({ verb, args: Object.fromEntries(args) }, program.opts());
  });
}

const help = `
A list is written with commas (--services withdrawal,loan), fields with = (--to queue=icbc), anything else as JSON. What may
be ordered is for the hall to say: without users everything, with users what the role of this user may.

Exit codes: 64 wrong words, 69 the hall refuses, 74 no broker, no hall, or no answer.

Examples:
  npx one-ticket call take-ticket --service withdrawal
  npx one-ticket call call-next --counter 3 --json
  npx one-ticket call transfer --counter 3 --to queue=icbc --url mqtts://lin@broker.hall.lan --password-file ~/.mqtt-password`;

/** One that is yes or no is an option without a value; what is so when nothing is said needs only its no. */
function optionOf({ name, example, mayBeLeftOut, isYesOrNo, isYes }: ArgAsked): Option {
  const words = name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  if (isYesOrNo) return new Option(isYes ? `--no-${words}` : `--${words}`);
  const shown = example === undefined ? '' : `for example ${written(example)}`;
  return new Option(`--${words} <value>`, shown).makeOptionMandatory(!mayBeLeftOut);
}

/** As one writes it on the command line. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, of]) => `${name}=${String(of)}`)
    .join(',');
}
