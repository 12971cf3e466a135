/** `cmd/<verb>` and `cmd/<verb>/<user>`: what is taken. The args are those schemas that read them. */
import { z } from 'zod';
import { opsVerbs, orders } from '../../orders/orders.ts';
import { type Channel, passing, prefix } from './channel.ts';

const name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const moment = z.number().describe('ms UTC');

/** The whole payload of `cmd/<verb>`. `args` may be left out where each of them may. */
function commandOf(args: z.ZodType) {
  return z.strictObject({
    id: name.describe('Of the sender’s choice; each command has its own.'),
    client: name.describe(
      'Who is answered: on rsp/<client>/<id>, and on rsp/<user>/<client>/<id> where the hall has users.',
    ),
    args: args.safeParse({}).success ? args.optional() : args,
    ts: moment.optional().describe('When it was given, by the clock of the sender.'),
    expires: moment.optional().describe('From then on it is rejected.'),
  });
}

export const commandChannels: readonly Channel[] = opsVerbs.flatMap(verb => {
  const { about, args, example } = orders[verb];
  const message = { about, schema: commandOf(args), example: { id: '17', client: 'desk', args: example } };
  const taken = { about, is: 'taken', ...passing, messages: [{ name: `cmd.${verb}`, ...message }] } as const;
  return [
    { ...taken, name: `cmd.${verb}`, address: `${prefix}/cmd/${verb}` },
    { ...taken, name: `cmd.${verb}.user`, address: `${prefix}/cmd/${verb}/{user}` },
  ];
});
