/** `event/<kind>` of what a ticket says: its number, its services, its class. */
import { z } from 'zod';
import { count, id, minuteRange, ticket, visitClass } from './common.ts';
import type { EventAbouts } from './event-about.ts';
import { visitStep, yes } from './event-parts.ts';

const steps = z.array(visitStep);
const way = [
  { is: 'queue', queue: 'approval' },
  { is: 'queue', queue: 'icbc' },
];

export const ticketEvents = {
  'ticket-issued': {
    about: 'A number was issued (R1). It is followed by visit-queued.',
    fields: {
      ticket,
      number: z.int().positive().describe('The digits of the ticket.'),
      scope: z
        .string()
        .describe("Within which the number is used once: '' the hall, or the letter of the series."),
      visit: z.string().describe('The identity of the visit; the ticket is only its label.'),
      services: z.array(id),
      class: visitClass,
      steps,
      ahead: count,
      print: z.boolean(),
      asked: z
        .literal('green')
        .optional()
        .describe('Green is claimed: until the staff confirms it, class is normal (R6).'),
      unconfirmed: z
        .boolean()
        .optional()
        .describe('In an older journal: true where it was green at once and nobody had confirmed it.'),
      estimate: z.strictObject({ first: minuteRange, route: minuteRange.optional() }).optional(),
      mayNotFinish: yes.optional().describe('今天可能办不完 (R10).'),
      counter: id
        .optional()
        .describe('At whose pad it was taken; without print its number is shown there and said.'),
      from: z
        .strictObject({ device: id, press: z.string() })
        .optional()
        .describe('The button of a kiosk that was pressed for it; left out in an older journal.'),
    },
    example: {
      ticket: 'A001',
      number: 1,
      scope: '',
      visit: '2026-11-28-1',
      services: ['withdrawal'],
      class: 'normal',
      steps: way,
      ahead: 0,
      print: true,
      estimate: { first: [0, 0], route: [5, 15] },
      order: 'take-ticket',
    },
  },
  'service-added': {
    about: 'One more service rides on the ticket (R5).',
    fields: {
      ticket,
      service: id,
      steps,
      institutions: z
        .array(id)
        .optional()
        .describe('Those that its ticket did not lead through before, for their limits.'),
    },
    example: { ticket: 'A001', service: 'loan', steps: way, order: 'add-service' },
  },
  'class-set': {
    about: 'Its class was set: a claim was confirmed or denied, or the staff set it unasked (R6).',
    fields: {
      ticket,
      class: visitClass,
      counter: id.optional().describe('Where it was pressed.'),
      clerk: z.string().optional().describe('Who was signed in there.'),
      asked: yes.optional().describe('It answers a claim: green, it counts since the visit joined.'),
      denied: yes.optional().describe('The answer is no, for the whole visit.'),
      creditMs: z
        .int()
        .optional()
        .describe('With this credit its priority goes on unbroken; it counts from now on (R2).'),
      lapsed: yes
        .optional()
        .describe('In an older journal: green was asked for and nobody had confirmed it.'),
    },
    example: { ticket: 'A001', class: 'green', counter: '1', clerk: '11', asked: true, order: 'set-class' },
  },
} satisfies EventAbouts;
