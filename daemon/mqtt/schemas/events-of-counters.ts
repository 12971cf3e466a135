/** `event/<kind>` of counters and of those who work there. */
import { z } from 'zod';
import { id, ticket } from './common.ts';
import type { EventAbouts } from './event-about.ts';

const clerk = z.string();

export const counterEvents = {
  'counter-opened': {
    about: 'closed → open (R7).',
    fields: { counter: id },
    example: { counter: '1', order: 'open-counter' },
  },
  'counter-paused': {
    about: 'open → paused; after: it takes effect after the visit in hand.',
    fields: { counter: id, after: z.boolean() },
    example: { counter: '1', after: false, order: 'pause-counter' },
  },
  'counter-resumed': {
    about: 'paused → open.',
    fields: { counter: id },
    example: { counter: '1', order: 'pause-counter' },
  },
  'counter-closed': {
    about: 'open or paused → closed.',
    fields: { counter: id },
    example: { counter: '1', order: 'close-counter' },
  },
  'counter-ready': {
    about:
      'Next was pressed and nobody waits: the next who comes is called at once; false: not any more (R3).',
    fields: {
      counter: id,
      ready: z.boolean(),
      by: z
        .enum(['session', 'time'])
        .optional()
        .describe('What ended it: the session of its institution is over, or it was ready for too long.'),
    },
    example: { counter: '1', ready: true, order: 'call-next' },
  },
  'clerk-signed-in': {
    about: 'Who works at the counter.',
    fields: { counter: id, clerk },
    example: { counter: '1', clerk: '07', order: 'sign-in' },
  },
  'clerk-signed-out': {
    about: 'Nobody is signed in there any more.',
    fields: {
      counter: id,
      clerk,
      elsewhere: id.optional().describe('The counter at which that clerk has signed in.'),
    },
    example: { counter: '1', clerk: '07', order: 'sign-out' },
  },
  rated: {
    about: 'The visit that the counter finished last was rated; 5 is the best grade (R17).',
    fields: {
      counter: id,
      ticket: ticket.optional().describe('Told once the day is over.'),
      grade: z.int().min(1).max(5),
      clerk: clerk.optional(),
      from: z.enum(['rater', 'mqtt']).optional().describe('Whence: the rater of the counter, or a program.'),
    },
    example: { counter: '1', grade: 5, clerk: '07', from: 'rater', order: 'rate' },
  },
  'line-asked': {
    about: '请在一米线外等候 is to be said.',
    fields: { counter: id },
    example: { counter: '1', order: 'say-line' },
  },
} satisfies EventAbouts;
