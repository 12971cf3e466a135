/** `event/<kind>` of the way of a visit: its steps, its choices, where it is sent, and its end. */
import { z } from 'zod';
import { count, id, ticket } from './common.ts';
import type { EventAbouts } from './event-about.ts';
import { outcome, serviceOutcome, visitStep, yes } from './event-parts.ts';

const steps = z.array(visitStep);
const reason = z.string();
const way = [
  { is: 'queue', queue: 'approval' },
  { is: 'queue', queue: 'icbc' },
];

export const routeEvents = {
  'step-finished': {
    about: 'A counter is done with it. A service that is not approved ends here, the others go on (R5).',
    fields: {
      ticket,
      counter: id,
      queue: id,
      outcome: outcome.describe('Of the step as a whole: approved where anything was.'),
      services: z
        .array(serviceOutcome)
        .optional()
        .describe('Of each service the step was for; left out in an older journal.'),
      steps: z
        .array(visitStep)
        .optional()
        .describe('Its way from now on, where a part of it was only for what ended here.'),
      presumed: yes.optional().describe('By call-next, while nobody knew whether it had come (R3).'),
      askRating: yes.optional(),
    },
    example: {
      ticket: 'A001',
      counter: '1',
      queue: 'approval',
      outcome: 'approved',
      services: [{ service: 'loan', outcome: 'approved' }],
      order: 'finish',
    },
  },
  'service-picked': {
    about: 'At the pad: the marks that follow are for this service of the ticket.',
    fields: { ticket, counter: id, service: id },
    example: { ticket: 'A001', counter: '1', service: 'loan', order: 'pick-service' },
  },
  'outcome-marked': {
    about: 'How a service will end when the step is finished; one mark more, or that one taken back.',
    fields: {
      ticket,
      counter: id,
      service: id,
      outcome: z.enum(['refused', 'papers-missing']),
      number: count.describe('Of the reason in the list, or of the paper on the ticket; 0: another.'),
      takenBack: yes.optional(),
    },
    example: {
      ticket: 'A001',
      counter: '1',
      service: 'loan',
      outcome: 'papers-missing',
      number: 2,
      order: 'mark',
    },
  },
  'marks-cleared': {
    about: 'Every mark of the visit in hand was taken back.',
    fields: { ticket, counter: id },
    example: { ticket: 'A001', counter: '1', order: 'cancel' },
  },
  'route-chosen': {
    about: 'A choice of its route became a queue.',
    fields: {
      ticket,
      counter: id.optional(),
      choice: z.string(),
      queue: id,
      by: z.enum(['clerk', 'shortest', 'default']),
    },
    example: {
      ticket: 'A001',
      counter: '1',
      choice: 'bank',
      queue: 'icbc',
      by: 'clerk',
      order: 'choose-route',
    },
  },
  'visit-transferred': {
    about: 'It was sent to another queue or counter, now or after this step.',
    fields: {
      ticket,
      counter: id,
      queue: id,
      to: id.optional().describe('One counter.'),
      when: z.enum(['now', 'after']),
      returns: yes.optional(),
      steps: steps.describe('Its way from now on.'),
      reason: reason.optional(),
    },
    example: {
      ticket: 'A001',
      counter: '1',
      queue: 'icbc',
      when: 'now',
      steps: way,
      reason: 'misrouted',
      order: 'transfer',
    },
  },
  'visit-done': {
    about: 'Its last step is finished.',
    fields: {
      ticket,
      outcome: outcome.describe('Of the visit as a whole: approved where anything was.'),
      services: z.array(serviceOutcome).optional().describe('Of each; left out in an older journal.'),
    },
    example: {
      ticket: 'A001',
      outcome: 'approved',
      services: [{ service: 'loan', outcome: 'approved' }],
    },
  },
} satisfies EventAbouts;
