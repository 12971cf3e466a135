/** `event/<kind>` of devices, and of what they are given to print and to say. */
import { z } from 'zod';
import { id, ms, ticket } from './common.ts';
import type { EventAbouts } from './event-about.ts';
import { yes } from './event-parts.ts';

const job = z.string();
const why = z.string();
const printed = { job, ticket: ticket.optional().describe('None of a closing slip.'), device: id };

export const deviceEvents = {
  'ticket-print-begun': {
    about: 'It was given to a printer; again: a part of it may have been printed before, it is marked 补打.',
    fields: { ...printed, again: z.boolean(), what: z.enum(['ticket', 'papers', 'closing']) },
    example: {
      job: '2026-11-28-j1',
      ticket: 'A001',
      device: 'printer-1',
      again: false,
      what: 'ticket',
      order: 'begin-job',
    },
  },
  'ticket-printed': {
    about: 'The printer said that it is out.',
    fields: printed,
    example: { job: '2026-11-28-j1', ticket: 'A001', device: 'printer-1', order: 'end-job' },
  },
  'ticket-print-failed': {
    about: 'It did not come out; it is printed again.',
    fields: { ...printed, why },
    example: {
      job: '2026-11-28-j1',
      ticket: 'A001',
      device: 'printer-1',
      why: 'paper out',
      order: 'end-job',
    },
  },
  'speech-begun': {
    about: 'A voice says it now.',
    fields: { job, device: id, text: z.string(), ticket: ticket.optional(), counter: id.optional() },
    example: {
      job: '2026-11-28-j2',
      device: 'voice-1',
      text: '请A零零一号到1号窗口',
      ticket: 'A001',
      counter: '1',
      order: 'begin-job',
    },
  },
  'speech-ended': {
    about: 'dropped: it was no longer true or came too late, and was never said.',
    fields: {
      job,
      outcome: z.enum(['said', 'failed', 'dropped']),
      why: why.optional(),
      ticket: ticket.optional(),
      counter: id.optional(),
    },
    example: { job: '2026-11-28-j2', outcome: 'said', ticket: 'A001', counter: '1', order: 'end-job' },
  },
  'device-lost': {
    about: 'A device cannot work. Told again with the same repair when only why changes.',
    fields: { device: id, why, repair: z.string().optional().describe('Its repair record (报修).') },
    example: { device: 'board-1', why: 'no answer', repair: '2026-11-28-r1', order: 'device-fit' },
  },
  'device-mended': {
    about: 'It works again; gone: the config knows it no more.',
    fields: {
      device: id,
      repair: z.string().optional(),
      downMs: ms.optional(),
      seenBy: z.string().optional().describe('Who had acknowledged its alarm.'),
      gone: yes.optional(),
    },
    example: { device: 'board-1', repair: '2026-11-28-r1', downMs: 60_000, order: 'device-fit' },
  },
} satisfies EventAbouts;
