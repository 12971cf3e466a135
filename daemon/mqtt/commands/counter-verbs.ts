/** The verbs of a counter: what its clerk orders, or ops for it. */
import { z } from 'zod';
import { finishOutcomes } from '../../core/types/commands.ts';
import { clerk, counter, goal, number, queue, reason, services, ticket, yesOrNo } from './args.ts';
import { takes, type Verb } from './verb.ts';

export const counterVerbs = {
  'call-next': atCounter('call-next'),
  'call-number': takes(
    { counter: '1', ticket: 'A001', reason: 'wheelchair' },
    { counter, ticket, reason },
    args => ({ verb: 'call-number', ...args }),
  ),
  recall: atCounter('recall'),
  start: atCounter('start'),
  park: atCounter('park'),
  miss: atCounter('miss'),
  undo: atCounter('undo'),
  finish: takes(
    { counter: '1', outcome: 'approved' },
    {
      counter,
      outcome: z.enum(finishOutcomes, { error: `one of ${finishOutcomes.join(', ')}` }).default('approved'),
      services: services
        .optional()
        .describe(
          'Which of the step end so; left out: all of it. The others end as they are marked at the pad, else approved.',
        ),
      reason: number('the number of a reason')
        .optional()
        .describe('Of a refusal: its number in the list of the config, 0: another.'),
      missing: z
        .array(number('the number of a paper'), { error: 'a list of papers by their numbers' })
        .max(100, 'at most 100 papers')
        .optional()
        .describe('Papers by their numbers on the ticket, 0: another, written on the slip by hand.'),
      askRating: yesOrNo.optional().describe('Without effect: every finish asks for a rating (R17).'),
    },
    ({ counter, outcome, services, reason, missing }) => ({
      verb: 'finish',
      counter,
      outcome,
      ...(services !== undefined && { services }),
      ...(reason !== undefined && { reason }),
      ...(missing !== undefined && { missing }),
    }),
  ),
  'choose-route': takes({ counter: '1', queue: 'icbc' }, { counter, queue }, args => ({
    verb: 'choose-route',
    ...args,
  })),
  transfer: takes(
    { counter: '1', to: { queue: 'icbc' } },
    {
      counter,
      to: goal,
      when: z.enum(['now', 'after'], { error: 'now or after (this step)' }).default('now'),
      reason: reason.optional(),
    },
    args => ({ verb: 'transfer', ...args }),
  ),
  'return-to': takes({ counter: '1', to: { queue: 'approval' } }, { counter, to: goal }, args => ({
    verb: 'return-to',
    ...args,
  })),
  resume: takes({ counter: '1', ticket: 'A001' }, { counter, ticket: ticket.optional() }, args => ({
    verb: 'resume',
    ...args,
  })),
  'open-counter': atCounter('open-counter'),
  'pause-counter': atCounter('pause-counter'),
  'close-counter': takes(
    { counter: '1', force: false },
    { counter, force: yesOrNo.default(false) },
    args => ({
      verb: 'close-counter',
      ...args,
    }),
  ),
  'sign-in': takes({ counter: '1', clerk: '07' }, { counter, clerk }, args => ({ verb: 'sign-in', ...args })),
  'sign-out': atCounter('sign-out'),
  rate: takes(
    { counter: '1', grade: 5 },
    { counter, grade: z.literal([1, 2, 3, 4, 5], { error: 'a grade from 1 to 5' }) },
    args => ({ verb: 'rate', ...args, from: 'mqtt' }),
  ),
} as const;

type AtCounter =
  | 'call-next'
  | 'recall'
  | 'start'
  | 'park'
  | 'miss'
  | 'undo'
  | 'open-counter'
  | 'pause-counter'
  | 'sign-out';

/** The orders that name a counter and nothing else. */
function atCounter(verb: AtCounter): Verb {
  return takes({ counter: '1' }, { counter }, args => ({ verb, ...args }));
}
