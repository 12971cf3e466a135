/** The verbs about a ticket, wherever they are given: kiosk, desk or another system. */
import { z } from 'zod';
import { refuse } from '../../core/types/refusals.ts';
import { queue, reason, service, services, ticket, visitClass, yesOrNo } from './args.ts';
import { takes } from './verb.ts';

export const ticketVerbs = {
  'take-ticket': takes(
    { services: ['withdrawal'], class: 'normal' },
    {
      services: services.optional(),
      service: service.optional(),
      class: visitClass.default('normal'),
      choice: z.record(z.string(), queue, { error: 'a queue for each choice' }).default({}),
      print: yesOrNo.default(true),
    },
    args => {
      const services = args.services ?? (args.service === undefined ? [] : [args.service]);
      if (services.length === 0 || (args.services !== undefined && args.service !== undefined)) {
        return refuse('wrong-type', {
          either: ['services', 'service'],
          example: { service: 'withdrawal' },
        });
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
  'add-service': takes(
    { ticket: 'A001', service: 'loan' },
    {
      ticket,
      service,
      choice: z.record(z.string(), queue, { error: 'a queue for each choice' }).optional(),
    },
    ({ choice, ...args }) => ({
      verb: 'add-service',
      ...args,
      ...(choice !== undefined && { choice: new Map(Object.entries(choice)) }),
    }),
  ),
  rejoin: takes({ ticket: 'A001' }, { ticket }, args => ({ verb: 'rejoin', ...args })),
  reopen: takes({ ticket: 'A001', reason: 'came back' }, { ticket, reason }, args => ({
    verb: 'reopen',
    ...args,
  })),
  abandon: takes({ ticket: 'A001', reason: 'gave up' }, { ticket, reason }, args => ({
    verb: 'abandon',
    ...args,
  })),
  'set-class': takes({ ticket: 'A001', class: 'green' }, { ticket, class: visitClass }, args => ({
    verb: 'set-class',
    ...args,
  })),
  reprint: takes({ ticket: 'A001' }, { ticket }, args => ({ verb: 'reprint', ...args })),
  ask: takes({ ticket: 'A001' }, { ticket }, args => ({ verb: 'ask', ...args })),
} as const;
