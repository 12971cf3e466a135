/** The verbs of `cmd/<verb>`: what args each takes, and the core's command they make. */
import { z } from 'zod';
import type { Command } from '../core/commands.ts';
import type { Event } from '../core/events.ts';
import { finishOutcomes } from '../core/model.ts';
import { type Refusal, refuse } from '../core/refuse.ts';
import { type Rules, visitClasses } from '../core/rules.ts';
import { faultOf } from './fault.ts';

/** What a command needs besides its args. `today`: the business day that the wall clock tells (R10). */
export type Where = { rules: Rules; today: () => string };

/** `ask` reads the hall and gives no order. */
export type Ask = { verb: 'ask'; ticket: string };

type Verb = (args: unknown, where: Where) => Command | Ask | Refusal;

/** Longer than any id or name, short enough for a journal line. */
const text = (expected: string, atMost = 64) =>
  z
    .string({ error: expected })
    .min(1, expected)
    .max(atMost, expected)
    .regex(/^\P{Cc}*$/u, expected);
/** The plate number as the config writes it; people who type it leave the quotes out. */
const counter = z
  .union([text('a counter'), z.int('a whole number')], { error: 'the plate of a counter' })
  .transform(String);
const ticket = text('a ticket, a letter and its digits');
const queue = text('the id of a queue');
const service = text('the id of a service');
const reason = text('a reason of at most 200 letters', 200);
const visitClass = z.enum(visitClasses, { error: `one of ${visitClasses.join(', ')}` });
const yesOrNo = z.boolean({ error: 'true or false' });

const verbs: ReadonlyMap<string, Verb> = new Map([
  takes('open-day', {}, {}, (_, { today }) => ({ verb: 'open-day', day: today() })),
  takes('close-day', {}, {}, () => ({ verb: 'close-day' })),
  takes(
    'take-ticket',
    { services: ['withdrawal'], class: 'normal' },
    {
      services: z
        .array(service, { error: 'a list of services' })
        .min(1, 'a service')
        .max(8, 'at most 8 services')
        .optional(),
      service: service.optional(),
      class: visitClass.default('normal'),
      choice: z.record(z.string(), queue, { error: 'a queue for each choice' }).default({}),
      print: yesOrNo.default(true),
    },
    args => {
      const services = args.services ?? (args.service === undefined ? [] : [args.service]);
      if (services.length === 0 || (args.services !== undefined && args.service !== undefined)) {
        return {
          refused: 'wrong-type',
          message: 'expected either services or service; for example {"service":"withdrawal"}',
        };
      }
      return {
        verb: 'take-ticket',
        services,
        class: args.class,
        choice: new Map(Object.entries(args.choice)),
        print: args.print,
      };
    },
  ),
  atCounter('call-next'),
  atCounter('recall'),
  atCounter('start'),
  atCounter('park'),
  atCounter('miss'),
  atCounter('open-counter'),
  atCounter('pause-counter'),
  atCounter('sign-out'),
  takes(
    'finish',
    { counter: '1', outcome: 'approved' },
    {
      counter,
      outcome: z.enum(finishOutcomes, { error: `one of ${finishOutcomes.join(', ')}` }).default('approved'),
      askRating: yesOrNo.optional(),
    },
    args => ({ verb: 'finish', ...args }),
  ),
  takes('choose-route', { counter: '1', queue: 'icbc' }, { counter, queue }, args => ({
    verb: 'choose-route',
    ...args,
  })),
  takes(
    'transfer',
    { counter: '1', to: { queue: 'icbc' } },
    {
      counter,
      to: z.union([z.strictObject({ queue }), z.strictObject({ counter })], {
        error: '{"queue": …} or {"counter": …}',
      }),
      when: z.literal('now', { error: 'now (after this step is not there yet)' }).default('now'),
      reason: reason.optional(),
    },
    ({ to, counter, reason }, { rules }) => {
      const goal = 'queue' in to ? to.queue : rules.counters.get(to.counter)?.queues[0];
      if (goal !== undefined)
        return { verb: 'transfer', counter, queue: goal, ...(reason !== undefined && { reason }) };
      return refuse(
        'unknown-counter',
        `to.counter: expected one of ${[...rules.counters.keys()].join(', ')}`,
      );
    },
  ),
  takes('resume', { counter: '1', ticket: 'A001' }, { counter, ticket: ticket.optional() }, args => ({
    verb: 'resume',
    ...args,
  })),
  takes(
    'close-counter',
    { counter: '1', force: false },
    { counter, force: yesOrNo.default(false) },
    args => ({
      verb: 'close-counter',
      ...args,
    }),
  ),
  takes(
    'sign-in',
    { counter: '1', clerk: '07' },
    { counter, clerk: text('the name or number of a clerk, as text') },
    args => ({
      verb: 'sign-in',
      ...args,
    }),
  ),
  takes(
    'rate',
    { counter: '1', grade: 5 },
    {
      counter,
      grade: z.literal([1, 2, 3, 4, 5], { error: 'a grade from 1 to 5' }),
    },
    args => ({ verb: 'rate', ...args }),
  ),
  takes('rejoin', { ticket: 'A001' }, { ticket }, args => ({ verb: 'rejoin', ...args })),
  takes('abandon', { ticket: 'A001', reason: 'gave up' }, { ticket, reason }, args => ({
    verb: 'abandon',
    ...args,
  })),
  takes('set-class', { ticket: 'A001', class: 'green' }, { ticket, class: visitClass }, args => ({
    verb: 'set-class',
    ...args,
  })),
  takes('reprint', { ticket: 'A001' }, { ticket }, args => ({ verb: 'reprint', ...args })),
  takes('ask', { ticket: 'A001' }, { ticket }, args => ({ verb: 'ask', ...args })),
]);

export function readCommand(verb: string, args: unknown, where: Where): Command | Ask | Refusal {
  const read = verbs.get(verb);
  if (read !== undefined) return read(args, where);
  return {
    refused: 'unknown-verb',
    message: `found ${verb.slice(0, 64)}, expected one of ${[...verbs.keys()].join(', ')}`,
  };
}

/** What the answer to a command that was carried out carries. */
export function dataOf(events: readonly Event[]): unknown {
  const issued = events.find(event => event.kind === 'ticket-issued');
  return issued && { ticket: issued.ticket, ahead: issued.ahead };
}

function takes<Shape extends z.core.$ZodLooseShape>(
  verb: string,
  example: object,
  shape: Shape,
  command: (args: z.infer<z.ZodObject<Shape, z.core.$strict>>, where: Where) => Command | Ask | Refusal,
): [string, Verb] {
  const schema = z.strictObject(shape, { error: 'an object' });
  return [
    verb,
    (args, where) => {
      const read = schema.safeParse(args);
      return read.success
        ? command(read.data, where)
        : faultOf(read.error, args, Object.keys(shape), example);
    },
  ];
}

type AtCounter =
  | 'call-next'
  | 'recall'
  | 'start'
  | 'park'
  | 'miss'
  | 'open-counter'
  | 'pause-counter'
  | 'sign-out';

/** The orders that name a counter and nothing else. */
function atCounter(verb: AtCounter): [string, Verb] {
  return takes(verb, { counter: '1' }, { counter }, args => ({ verb, ...args }));
}
