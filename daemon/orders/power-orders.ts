/** What is ordered when the power fails, and entered afterwards (R21). */
import { z } from 'zod';
import { finishOutcomes } from '../core/types/commands.ts';
import { choices, counter, expects, number, oneOf, papers, reason, service, ticket } from './args.ts';
import { clerks, order, plain } from './order.ts';

const ofPower = ['supervisor', 'engineer'] as const;
const moment = z.int({ error: expects({ is: 'moment' }) }).positive(expects({ is: 'moment' }));
const newcomer = {
  service: service
    .optional()
    .describe(
      'Of a number for newcomers: what for; left out: the one service that begins in the queue of its list.',
    ),
  choice: choices.optional().describe('The queue at each choice of the way that the ticket does not say.'),
};

export const powerOrders = {
  'power-failing': plain('power-failing', {
    about:
      'The hall runs on a battery: if that lasts 30 s, its queues are printed (R21). battery low: at once. Given again it does nothing.',
    may: ofPower,
    args: { battery: oneOf(['low']).optional() },
    example: { battery: 'low' },
  }),
  'power-back': plain('power-back', {
    about: 'The power is back. Given again it does nothing.',
    may: ofPower,
    args: {},
    example: {},
  }),
  'served-by-paper': order({
    about:
      'Entered after a power cut: a visit, or a newcomer with a number from a list, was served at that counter at that moment, ms UTC (R21). ' +
      'Its way goes on from there.',
    may: clerks,
    args: {
      ticket,
      counter,
      at: moment,
      ...newcomer,
      outcome: oneOf(finishOutcomes).default('approved'),
      reason: z
        .union([number({ is: 'reason-number' }), reason], { error: expects({ is: 'reason-number' }) })
        .optional()
        .describe('Of a refusal, as of finish.'),
      missing: papers.optional().describe('Of papers-missing, as of finish.'),
    },
    example: { ticket: 'A017', counter: '1', at: 1_795_825_800_000 },
    ordered: ({ reason, ...args }) => ({
      verb: 'served-by-paper',
      ...args,
      ...(typeof reason === 'number' && { reason }),
      ...(typeof reason === 'string' && { reason: 0, because: reason }),
    }),
  }),
  'came-by-paper': plain('came-by-paper', {
    about:
      'Entered after a power cut: a newcomer with a number from a list still waits, since at, ms UTC; left out: since the power was back (R21).',
    may: clerks,
    args: { ticket, ...newcomer, at: moment.optional() },
    example: { ticket: 'A131', service: 'withdrawal' },
  }),
  'paper-entered': plain('paper-entered', {
    about: 'All who were served by paper are entered: from now on visits may be missed again (R21).',
    may: clerks,
    args: {},
    example: {},
  }),
} as const;
