/** What the fields of events are made of; events.ts holds them against the types of the core. */
import { z } from 'zod';
import { finishOutcomes } from '../../core/types/commands.ts';
import { severity, subject } from './alarm.ts';
import { count, day, id, minuteRange, moment, ms, ticket } from './common.ts';

export const yes = z.literal(true);
export const outcome = z.enum(finishOutcomes);
const worked = z
  .number()
  .describe('The same by the worked clock of its queue: time less the breaks so far (R2).');
/** How a visit stands in its queue. */
const standing = {
  joinedAt: z.int().describe('Its place in the queue (R2), ms UTC.'),
  workedAtJoining: worked,
  rank: z.number().describe('Among equals the least is called first.'),
  since: moment.describe('When it really came to wait there.'),
  workedSince: worked,
  creditMs: ms,
};
/** Some of it is left out in an older journal. */
export const standingTold = {
  ...standing,
  workedAtJoining: worked.optional(),
  rank: standing.rank.optional(),
  workedSince: worked.optional(),
};
export const bound = z.strictObject({ counter: id, until: moment.optional(), sent: yes.optional() });

/** What became of one service of a ticket. */
export const serviceOutcome = z.strictObject({
  service: id,
  outcome,
  reason: count.optional().describe('Of a refused one: its number in the list of reasons, 0: another.'),
  missing: z
    .array(count)
    .optional()
    .describe('Papers by their numbers on the ticket, 0: written on the slip by hand.'),
  toldTwice: z
    .strictObject({ papers: z.array(count), counter: id })
    .optional()
    .describe('Of these papers the slip of the first time, from that counter, did not name (一次性告知).'),
});

const onTheWay = {
  services: z.array(id).optional().describe('Those it is for; left out in an older journal.'),
  doneAt: id.optional(),
  presumed: yes.optional().describe('Finished while nobody knew whether the citizen had come (R3).'),
  soon: z.union([yes, count]).optional().describe('A number in an older journal: it stood behind that many.'),
  at: id.optional(),
  knownTo: id.optional(),
};
const otherwise = z.union([
  z.strictObject({ is: z.literal('ask') }),
  z.strictObject({ is: z.literal('shortest') }),
  z.strictObject({ is: z.literal('queue'), queue: id }),
]);
/** One stop of a visit's way; a choice becomes a queue once `chosen` is known. */
export const visitStep = z.union([
  z.strictObject({ is: z.literal('queue'), queue: id, ...onTheWay }),
  z.strictObject({
    is: z.literal('choice'),
    choice: z.string(),
    among: z.array(id),
    otherwise,
    chosen: id.optional(),
    ...onTheWay,
  }),
]);

const priority = z.int().describe('P in ms of weighted waiting (R2); below 0 before its time.');
export const callReason = z.strictObject({
  by: z.enum(['priority', 'guard', 'backup', 'taken-over', 'number', 'bound']),
  priorityMs: priority,
  pool: z
    .array(id)
    .optional()
    .describe(
      'The queues that the counter looked at. Left out in an older journal, where P grew in breaks, too.',
    ),
  runnerUp: z.strictObject({ ticket, priorityMs: priority }).optional(),
  passedOver: z
    .array(
      z.strictObject({
        ticket,
        priorityMs: priority,
        why: z.enum(['guard', 'bound', 'number', 'kept']),
        counter: id.optional(),
      }),
    )
    .optional(),
  earlier: count.describe('How many waited in its queue who had joined it earlier.'),
  reason: z.string().optional().describe('Given for call-number.'),
  ready: yes.optional().describe('It came to a counter that was ready.'),
});

export const surgeReason = z.strictObject({
  trigger: z.enum(['waiting-per-counter', 'longest-wait', 'expected-wait']),
  queue: id,
  figure: z.number().describe('Visits per counter, or ms.'),
  limit: z.number(),
});
export const surgeAdvice = z.strictObject({
  counter: id,
  queue: id,
  fromMs: z.number().optional().describe('None: nobody serves the queue now.'),
  toMs: z.number(),
});

export const followUp = z.strictObject({
  id: z.string(),
  source: z.string(),
  text: z
    .string()
    .optional()
    .describe('The SHA-256 of a salt and what somebody wrote; the words stand on private/follow-up/{id}.'),
  erased: yes.optional().describe('What was written is gone.'),
  grade: count.optional().describe('Of a bad rating.'),
  services: z.array(id).optional().describe('What was refused, or lacked papers.'),
  reason: z.string().optional().describe('Why it was refused, as the config says it.'),
  missing: z.array(z.string()).optional().describe('Which papers, as the config names them.'),
  queue: id.optional(),
  ticket: ticket.optional(),
  counter: id.optional(),
  clerk: z.string().optional(),
  openedAt: moment,
});
export const repair = z.strictObject({
  id: z.string(),
  device: id,
  why: z.string(),
  since: moment,
  seenBy: z.string().optional(),
});
export const notice = z.strictObject({
  text: z.string(),
  boards: z.array(id).optional(),
  until: moment.optional(),
});
export const carriedAlarm = z.strictObject({
  id,
  severity,
  text: z.string(),
  subject,
  since: moment,
  count,
  ackedBy: z.string().optional(),
});
export const closingSlip = z.strictObject({
  day,
  closedAt: moment,
  tickets: count,
  first: ticket.optional(),
  last: ticket.optional(),
  done: count,
  left: count,
});

const timetable = z.strictObject({
  sessions: z.array(z.strictObject({ fromMs: ms, untilMs: ms, lastTicketMs: ms.optional() })),
});
export const layout = z.strictObject({
  name: z.string(),
  timetable: timetable.optional(),
  institutions: z.array(z.strictObject({ id, name: z.string(), timetable: timetable.optional() })),
  queues: z.array(z.strictObject({ id, name: z.string(), institution: id, promiseMs: ms.optional() })),
  counters: z.array(z.strictObject({ id, institution: id })),
  services: z.array(z.strictObject({ id, name: z.string() })),
  forgottenMs: ms,
  badGrade: count,
});

/** Where a visit stands again after a day that was closed by mistake. */
const setAside = { counter: id, queue: id, since: moment };
export const placeAgain = z.union([
  z.strictObject({ is: z.literal('waiting'), queue: id, ...standing }),
  z.strictObject({ is: z.literal('parked'), ...setAside }),
  z.strictObject({ is: z.literal('missed'), ...setAside }),
]);

/** What whoever held a ticket under a scanner was told. */
export const scanAnswer = z.union([
  z.strictObject({
    is: z.literal('waiting'),
    queue: id,
    ahead: count,
    expectedMin: minuteRange.optional(),
    back: yes.optional(),
    presumed: yes
      .optional()
      .describe('An earlier step was finished without anybody knowing that they were there.'),
  }),
  z.strictObject({ is: z.literal('at-counter'), counter: id }),
  z.strictObject({ is: z.literal('left') }),
  z.strictObject({ is: z.literal('missed-twice') }),
  z.strictObject({ is: z.literal('over') }),
  z.strictObject({ is: z.enum(['another-hall', 'another-day', 'unknown-ticket']), found: z.string() }),
  z.strictObject({ is: z.literal('no-ticket') }),
]);
