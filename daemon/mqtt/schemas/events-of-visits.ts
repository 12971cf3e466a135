/** `event/<kind>` of visits: from joining a queue to the visit that is done or left. */
import { z } from 'zod';
import { count, id, minuteRange, ms, ticket } from './common.ts';
import type { EventAbouts } from './event-about.ts';
import { bound, callReason, placeAgain, scanAnswer, standingTold, visitStep, yes } from './event-parts.ts';
import { order } from './orders.ts';

const reason = z.string();

export const visitEvents = {
  'visit-queued': {
    about: 'A visit waits in a queue: newly come, freed, sent on, or put back.',
    fields: {
      ticket,
      queue: id,
      step: count,
      ...standingTold,
      waitedMs: ms.describe('In earlier queues of its way, breaks left out.'),
      bound: bound.optional().describe('Kept for one counter.'),
      expectedMs: z
        .number()
        .nonnegative()
        .optional()
        .describe('None where no counter serves the queue (R11).'),
      expectedMin: minuteRange.optional(),
    },
    example: {
      ticket: 'A001',
      queue: 'approval',
      step: 0,
      joinedAt: 1_795_824_000_000,
      workedAtJoining: 1_795_824_000_000,
      rank: 1,
      since: 1_795_824_000_000,
      workedSince: 1_795_824_000_000,
      creditMs: 0,
      waitedMs: 0,
      expectedMs: 0,
      expectedMin: [0, 0],
    },
  },
  'visit-called': {
    about: 'A counter called it, with the reason (R2).',
    fields: {
      ticket,
      counter: id,
      queue: id,
      waitedMs: ms.describe('Since it joined the queue.'),
      why: callReason,
    },
    example: {
      ticket: 'A001',
      counter: '1',
      queue: 'approval',
      waitedMs: 61_000,
      why: {
        by: 'priority',
        priorityMs: 61_000,
        runnerUp: { ticket: 'A002', priorityMs: 20_000 },
        earlier: 0,
      },
      order: 'call-next',
    },
  },
  'visit-recalled': {
    about: 'It was called again (R3).',
    fields: { ticket, counter: id, call: count.describe('Which call it is; the first is 1.') },
    example: { ticket: 'A001', counter: '1', call: 2, order: 'recall' },
  },
  'fetch-asked': {
    about: 'Somebody of the green channel was called and has not come: the desk is asked to fetch them (R6).',
    fields: { ticket, counter: id },
    example: { ticket: 'A001', counter: '1' },
  },
  'visit-started': {
    about:
      'Serving began: by a key, by time alone (then it is only presumed to have come), because it was finished, or because another key (a choice, a transfer, a pause of the visit) told that it has come.',
    fields: { ticket, counter: id, by: z.enum(['key', 'time', 'finish', 'act']) },
    example: { ticket: 'A001', counter: '1', by: 'time', order: 'tick' },
  },
  'came-or-missed-asked': {
    about:
      'call-next was refused, for the visit in hand was only presumed to have come: start or miss at this counter within 10 s carries it out too (R3).',
    fields: {
      ticket,
      counter: id,
      number: count.optional().describe('It was a next for that one of those set aside here.'),
    },
    example: { ticket: 'A001', counter: '1' },
  },
  'visit-parked': {
    about: 'Sent away for something; its counter keeps it (挂起).',
    fields: { ticket, counter: id },
    example: { ticket: 'A001', counter: '1', order: 'park' },
  },
  'visit-resumed': {
    about: 'It came back to its counter, and is being served.',
    fields: {
      ticket,
      counter: id,
      missed: yes
        .optional()
        .describe('It was not parked, but had missed its call, and stood at the counter.'),
    },
    example: { ticket: 'A001', counter: '1', order: 'resume' },
  },
  'visit-missed': {
    about: 'Called, and nobody came (过号, R4).',
    fields: { ticket, counter: id, queue: id },
    example: { ticket: 'A001', counter: '1', queue: 'approval', order: 'miss' },
  },
  'visit-rejoined': {
    about: 'A missed or parked visit came back to its queue. It is followed by visit-queued.',
    fields: {
      ticket,
      queue: id,
      counter: id.optional(),
      reason: reason.optional().describe('The desk took it back.'),
      parked: yes
        .optional()
        .describe('It was not missed, but parked by a counter that had closed or paused.'),
    },
    example: { ticket: 'A001', queue: 'approval', order: 'rejoin' },
  },
  'visit-reopened': {
    about:
      'A visit that had left, was refused or lacked papers was taken in again. It is followed by visit-queued, or it has a place.',
    fields: {
      ticket,
      reason,
      counter: id.optional(),
      steps: z.array(visitStep).optional().describe('Its way from now on, where it had been done.'),
      place: placeAgain
        .optional()
        .describe('The day was closed by mistake and opened again: it stands there, as before (R10).'),
    },
    example: { ticket: 'A001', reason: 'came back', order: 'reopen' },
  },
  'visit-left': {
    about: 'It gave up, came too late, or the day ended (弃号).',
    fields: { ticket, reason },
    example: { ticket: 'A001', reason: 'closing', order: 'close-day' },
  },
  'press-undone': {
    about: 'The last press of a counter was taken back (R3).',
    fields: {
      counter: id,
      undone: order.describe('The order that was taken back.'),
      tickets: z.array(ticket).describe('Whom it had touched.'),
      wronglyCalled: ticket.optional().describe('Who hears 请稍候.'),
      unheard: ticket.optional().describe('Who is called again, as the call was not heard.'),
    },
    example: { counter: '1', undone: 'call-next', tickets: ['A001'], wronglyCalled: 'A001', order: 'undo' },
  },
  'reprint-asked': {
    about: 'The ticket is to be printed again.',
    fields: { ticket },
    example: { ticket: 'A001', order: 'reprint' },
  },
  'place-asked': {
    about: 'A code was held under a scanner, and this was told.',
    fields: {
      ticket: ticket.optional(),
      answer: scanAnswer,
      desk: id.optional().describe('The counter in front of which the scanner stands.'),
    },
    example: {
      ticket: 'A001',
      answer: { is: 'waiting', queue: 'approval', ahead: 2, expectedMin: [5, 15] },
      order: 'scan',
    },
  },
} satisfies EventAbouts;
