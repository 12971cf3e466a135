/** `alarm/<id>`: what is wrong and not over yet. An empty payload: it is over. */
import { z } from 'zod';
import { severity, subjectForm } from '../../core/types/alarm.ts';
import { count, id, message, moment, standing } from './common.ts';
import { zodOf } from './zod-of.ts';

export const alarm = z.strictObject({
  ...standing,
  severity: zodOf(severity),
  since: moment,
  key: id.describe(
    [
      'What it is about, the same for every counter, queue, ticket or device, whose id follows in that of the alarm:',
      'wait, unserved, no-calls (of a queue), serve, forgotten, supervisor-asked (of a counter), parked, not-printed (of a',
      'ticket), slip-failed (of a return slip), full (of a service), device, warning (of a device), surge (of a level); or of the hall alone: not-opened,',
      'not-ready, hoarding, capacity, follow-ups, refusal-open, rating-due, day-left-open, clock, and what is wrong beside the hall: slow-disk,',
      'journal-shortened, order-set-aside, text-damaged, report-not-written, broker-refuses, second-hall, copy-failing, …',
    ].join(' '),
  ),
  text: z.string().describe("What was found, what was expected and what is to do, in the hall's language."),
  ...message,
  subject: zodOf(subjectForm),
  count: count.describe('How often it was raised since the day was opened.'),
  ackedBy: z.string().optional().describe('Who has seen it (alarm-ack).'),
});
