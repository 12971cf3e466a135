/** `state/…`: the hall as it stands. */
import { z } from 'zod';
import { followUpForm } from '../../core/types/follow-up.ts';
import { dropReason, printedListForm } from '../../core/types/power-events.ts';
import { questionForm } from '../../core/types/question.ts';
import { surgeAdviceForm } from '../../core/types/reasons.ts';
import { serviceOutcomeForm } from '../../core/types/service-outcome.ts';
import {
  args,
  count,
  day,
  id,
  minuteRange,
  moment,
  seq,
  stamp,
  standing,
  surgeLevel,
  ticket,
  visitClass,
} from './common.ts';
import { objectOf, zodOf } from './zod-of.ts';

const statePower = z.strictObject({
  is: z
    .enum(['failing', 'on-paper', 'enter', 'over'])
    .describe(
      'It fails; its queues are printed; it is back, and what was done by paper is to be entered; that is done.',
    ),
  low: z.literal(true).optional().describe('The battery, too.'),
  failedAt: moment.describe('First today: no line is of before.'),
  printsAt: moment.optional().describe('When its queues are printed if it lasts.'),
  printedAt: moment.optional(),
  backAt: moment.optional(),
  heldUntil: moment.optional().describe('Until then, or paper-entered, nobody is missed.'),
  lists: z.array(
    z.strictObject({
      ...objectOf(printedListForm).shape,
      is: z
        .enum(['owed', 'printing', 'out', 'failed', 'dropped'])
        .describe('failed: a printer has given it up; dropped: it is not printed any more.'),
      why: zodOf(dropReason).optional().describe('Only of one that is dropped.'),
      open: count.describe('How many of those on it still wait there.'),
    }),
  ),
  entered: count.describe('Lines.'),
  newcomers: count.describe('How many numbers for newcomers were entered.'),
  last: z
    .array(
      z.strictObject({
        ticket,
        counter: id.optional(),
        queue: id.optional(),
        servedAt: moment.optional(),
      }),
    )
    .max(20)
    .describe('The latest lines, the newest first; without a counter: a newcomer who still waits.'),
});

export const stateHall = z.strictObject({
  ...standing,
  day: day.optional().describe('The business day, also after it was closed; none before the first.'),
  open: z.boolean(),
  surge: surgeLevel.optional().describe('The level of the surge plan in force (R9).'),
  advice: zodOf(surgeAdviceForm)
    .optional()
    .describe('While the surge plan calls for help: the closed counter that would help most (R9).'),
  totals: z
    .strictObject({
      issued: count,
      waiting: count,
      away: count,
      called: count,
      serving: count,
      parked: count,
      missed: count,
      done: count,
      left: count,
    })
    .describe('How many visits of the day are where.'),
  followUps: count.describe('How many are open.'),
  questions: count.describe('How many are open (R17).'),
  alarms: count.describe('How many are active.'),
  alarm: z
    .string()
    .max(255)
    .optional()
    .describe('The gravest of them, of several the latest, in words; cut where it is long.'),
  notices: z
    .array(z.strictObject({ text: z.string(), until: moment.optional().describe('When it ends by itself.') }))
    .max(8)
    .optional()
    .describe(
      'What everybody in the hall is told now, the newest first: those for all boards and for a main one, and before them that of the surge plan (R9, R12).',
    ),
  power: statePower
    .optional()
    .describe(
      'While the power fails, and for the rest of a day in which it did for 30 s; times by the wall clock (R21).',
    ),
  lastSeq: seq
    .optional()
    .describe('Of the event day-closed, once the day is closed: as many events the journal had at its end.'),
  lastHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe(
      'Of the same event: the hash on the closing slip, by which "verify" proves the record of the day.',
    ),
});

export const stateQueue = z.strictObject({
  ...standing,
  waiting: count,
  oldestSince: moment
    .optional()
    .describe('Since when whoever has waited longest waits; none where nobody waits.'),
  next: z.array(ticket).max(3).describe('Who is called next, by R2.'),
  expectedWaitMin: minuteRange
    .optional()
    .describe(
      'Of a normal visit that joined it now, from and to in minutes; none where no counter serves it (R11).',
    ),
});

export const stateService = z.strictObject({
  ...standing,
  state: z
    .enum(['open', 'limited', 'full', 'closed'])
    .describe(
      'Whether a ticket for it would be taken now. closed: not at this hour. full: not today any more. limited: not now, by the surge plan (R9).',
    ),
  code: z.string().optional().describe('Why not: the code with which take-ticket would be rejected.'),
  text: z.string().optional().describe('The same in words, in the language of the hall.'),
  args: args.optional(),
});

export const stateSlots = z.strictObject({
  ...standing,
  minutes: count.describe('How long a slot is.'),
  capacity: count.describe('How many seats each has.'),
  cutOffMin: count.describe('A slot is booked so long before it begins, or not any more.'),
  days: z
    .array(
      z.strictObject({
        day,
        free: z.record(z.string().regex(/^\d\d:\d\d$/), count).describe('Seats, by when the slot begins.'),
      }),
    )
    .max(61)
    .describe('Those days and slots that can be booked now; a day off has none.'),
});

export const stateCounter = z.strictObject({
  ...standing,
  status: z.enum(['closed', 'open', 'paused']),
  place: z.enum(['idle', 'called', 'serving']).describe('Of the ticket in its hand.'),
  ticket: ticket.optional(),
  service: z.string().optional().describe('What the citizen came for; several are joined by +.'),
  step: count.optional().describe('Which step of its route the visit is at, from 0.'),
  since: moment.optional().describe('When it was called, or when serving began.'),
  clerk: z.string().optional(),
  readySince: moment
    .optional()
    .describe('Only of one that is ready: whoever joins next is called at once (R3).'),
  slip: z
    .strictObject({ ticket, place: z.string().describe('As boards say it.') })
    .optional()
    .describe(
      'For two minutes: the last return slip that it gave came out elsewhere, and is to be fetched there (R15).',
    ),
});

const routeStep = z.union([
  z.strictObject({ queue: id, doneAt: id.optional().describe('The counter that finished it.') }),
  z.strictObject({ choice: id, among: z.array(id), doneAt: id.optional() }),
]);

export const stateVisit = z.strictObject({
  ...standing,
  ticket,
  place: z.enum(['waiting', 'away', 'called', 'serving', 'parked', 'missed']),
  queue: id.optional(),
  counter: id.optional(),
  step: count.describe('Which step of its route it is at, from 0.'),
  route: z.array(routeStep).min(1),
  services: z
    .array(objectOf(serviceOutcomeForm).partial({ outcome: true }))
    .min(1)
    .describe('As printed on the ticket; the outcome of one that was refused or lacked papers.'),
  cases: count.optional().describe('Of a batch: how many it brings (R18).'),
  casesLeft: count.optional().describe('Of a batch: how many are not done yet at the step it is at.'),
  class: visitClass.describe('What counts in its priority (R2).'),
  asked: z
    .literal('green')
    .optional()
    .describe('Green is claimed, and the staff has not answered yet (R6); gone once it has.'),
  joinedAt: moment.optional().describe('Its place in the queue (R2).'),
  expectedWaitMin: minuteRange.optional().describe('As it was estimated when it joined its queue.'),
  backBy: moment
    .optional()
    .describe('Only while away, once its turn has come: back later than that it is missed (R16).'),
  mayGoUntil: moment
    .optional()
    .describe(
      'Only while waiting, or away before its turn: it was told that it is not called before a break is over; it may step away until then, by the wall clock, and spends nothing by it (R16).',
    ),
});

const colour = z.enum(['red', 'green', 'yellow']);
export const picture = z.strictObject({
  lines: z.array(
    z.strictObject({
      text: z.string(),
      blink: z.boolean().optional(),
      colour: colour.optional(),
      scroll: z.boolean().optional(),
    }),
  ),
  ticket: ticket.optional(),
});

export const stateBoard = z.strictObject({
  ...stamp,
  rev: standing.rev,
  wanted: picture,
  shown: picture.optional().describe('What it is known to show; left out while that is unknown.'),
  confirmed: z.enum(['none', 'sent', 'acked']),
});

export const privateFollowUp = z.strictObject({
  ...standing,
  ...objectOf(followUpForm).omit({ id: true, erased: true, text: true, right: true }).shape,
  text: z.string().optional().describe('What somebody wrote; none where the hall opened it.'),
});

export const privateQuestion = z.strictObject({
  ...standing,
  ...objectOf(questionForm).omit({ id: true, erased: true, text: true }).shape,
  dueAt: moment
    .optional()
    .describe(
      'When it is due today: while who asked is in the hall, and on its last day; left out: on a later day.',
    ),
  text: z.string().optional().describe('What was asked; none where nobody has written it down.'),
});
