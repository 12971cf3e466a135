/** What is ordered of a visit's way, from its ticket to its end. */
import { z } from 'zod';
import { finishOutcomes } from '../core/types/commands.ts';
import { refuse } from '../core/types/refusals.ts';
import { writtenCode } from '../core/types/scan.ts';
import {
  cases,
  choices,
  counter,
  date,
  expects,
  goal,
  number,
  oneOf,
  papers,
  queue,
  reason,
  returnCode,
  service,
  services,
  slip,
  ticket,
  visitClass,
  yesOrNo,
} from './args.ts';
import { booking } from './booking-orders.ts';
import { atCounter, clerks, ofTicket, order, plain, supervisors } from './order.ts';

export const visitOrders = {
  'take-ticket': order({
    about:
      'One ticket for one or several services (R1, R5). choice: the queue at each choice that is asked for.',
    may: [...clerks, 'citizen'],
    args: {
      services: services.optional(),
      service: service.optional(),
      class: visitClass.default('normal'),
      cases: cases
        .optional()
        .describe(
          'How many it brings, of one service: a batch of an employer, which the staff alone takes in; left out: one (R18).',
        ),
      choice: choices.prefault({}),
      print: yesOrNo.default(true),
      return: returnCode
        .optional()
        .describe(
          'The code of a return slip, in place of services: a new number at the step that was reached (R15).',
        ),
      booking: booking
        .optional()
        .describe('The code of a booking, in place of services, on the day of its slot (R18).'),
    },
    example: { services: ['withdrawal'], class: 'normal' },
    ordered: ({ services, service, return: code, booking: booked, ...args }) => {
      if (booked !== undefined && code === undefined && services === undefined && service === undefined)
        return {
          verb: 'come-booked',
          code: booked,
          print: args.print,
          ...(args.class === 'green' && { green: true as const }),
        };
      if (code !== undefined && services === undefined && service === undefined)
        return { verb: 'come-again', code: writtenCode(code), print: args.print };
      return code !== undefined ||
        booked !== undefined ||
        (services === undefined) === (service === undefined)
        ? refuse('wrong-type', { either: ['services', 'service'], example: { service: 'withdrawal' } })
        : { verb: 'take-ticket', services: services ?? [service ?? ''], ...args };
    },
  }),
  slip: order({
    about:
      'Prints a return slip again, that one or the newest of a ticket of that day (left out: today), and answers with its code (R15).',
    may: clerks,
    args: { slip: slip.optional(), ticket: ticket.optional(), day: date.optional() },
    example: { ticket: 'A001', day: '2026-11-24' },
    ordered: args =>
      (args.slip === undefined) === (args.ticket === undefined)
        ? refuse('wrong-type', { either: ['slip', 'ticket'], example: { ticket: 'A001', day: '2026-11-24' } })
        : { verb: 'slip', ...args },
  }),
  'add-service': plain('add-service', {
    about: 'One more service rides on the ticket.',
    may: supervisors,
    args: { ticket, service, choice: choices.optional() },
    example: { ticket: 'A001', service: 'loan' },
  }),
  'call-next': plain('call-next', {
    about: 'Calls whom R2 names; nobody waits: the counter is ready.',
    ...atCounter,
  }),
  'call-number': plain('call-number', {
    about: 'Calls this very ticket.',
    may: supervisors,
    args: { counter, ticket, reason },
    example: { counter: '1', ticket: 'A001', reason: 'wheelchair' },
  }),
  recall: plain('recall', { about: 'Calls the visit in hand again.', ...atCounter }),
  start: plain('start', { about: 'The citizen has come.', ...atCounter }),
  finish: order({
    about: 'The step is done; a service with any outcome but approved ends there, the others go on.',
    may: clerks,
    args: {
      counter,
      outcome: oneOf(finishOutcomes).default('approved'),
      services: services
        .optional()
        .describe(
          'Which of the step end so; left out: all of it. The others end as they are marked at the pad, else approved.',
        ),
      reason: z
        .union([number({ is: 'reason-number' }), reason], { error: expects({ is: 'reason-number' }) })
        .optional()
        .describe(
          'Of a refusal, which is not taken without: its number in the list of the config, 0: another; or another in words.',
        ),
      cases: cases
        .optional()
        .describe(
          'How many of its cases are done now; left out: all that are in hand. The rest stands behind the next three (R18).',
        ),
      missing: papers
        .optional()
        .describe('Papers by their numbers on the ticket, 0: another, written on the slip by hand.'),
      askRating: yesOrNo.optional().describe('Without effect: every finish asks for a rating (R17).'),
    },
    example: { counter: '1', outcome: 'approved' },
    ordered: ({ askRating: _none, reason, ...args }) => ({
      verb: 'finish',
      ...args,
      ...(typeof reason === 'number' && { reason }),
      ...(typeof reason === 'string' && { reason: 0, because: reason }),
    }),
  }),
  'choose-route': plain('choose-route', {
    about: 'The queue at the next choice of the visit in hand.',
    may: clerks,
    args: { counter, queue },
    example: { counter: '1', queue: 'icbc' },
  }),
  transfer: plain('transfer', {
    about: 'Sends the visit in hand to a queue or to one counter.',
    may: clerks,
    args: {
      counter,
      to: goal,
      when: oneOf(['now', 'after'], { is: 'when' }).default('now'),
      reason: reason.optional(),
    },
    example: { counter: '1', to: { queue: 'icbc' } },
  }),
  'return-to': plain('return-to', {
    about: 'Sends it back to an earlier queue, and then here again.',
    may: clerks,
    args: { counter, to: goal },
    example: { counter: '1', to: { queue: 'approval' } },
  }),
  undo: plain('undo', { about: "Takes back the counter's last press (R3).", ...atCounter }),
  park: plain('park', {
    about: 'Sends the visit in hand away for something; the counter keeps it.',
    ...atCounter,
  }),
  resume: plain('resume', {
    about: 'Takes up a parked visit; ticket left out: the last one.',
    may: clerks,
    args: { counter, ticket: ticket.optional() },
    example: { counter: '1', ticket: 'A001' },
  }),

  miss: plain('miss', { about: 'The visit was called and did not come (R4).', ...atCounter }),
  rejoin: plain('rejoin', { about: 'A missed visit is back.', may: clerks, ...ofTicket }),
  'step-away': plain('step-away', {
    about:
      'A waiting visit steps out and keeps its place, once in each queue; it is not called meanwhile (R16).',
    may: [...clerks, 'citizen'],
    ...ofTicket,
  }),
  'step-back': plain('step-back', {
    about: 'It is back: in its old place, or behind the next one if its turn has come meanwhile.',
    may: [...clerks, 'citizen'],
    ...ofTicket,
  }),
  reopen: plain('reopen', {
    about: 'Takes in again a visit that has left.',
    may: supervisors,
    args: { ticket, reason },
    example: { ticket: 'A001', reason: 'came back' },
  }),
  abandon: plain('abandon', {
    about: 'The citizen gives up.',
    may: supervisors,
    args: { ticket, reason },
    example: { ticket: 'A001', reason: 'gave up' },
  }),
} as const;
