/** `$state` and `$info`: the daemon itself, and the hall that its config describes. */
import { z } from 'zod';
import { args, count, id, ms, stamp, standing, surgeLevel } from './common.ts';

export const daemonState = z.strictObject({
  ...stamp,
  state: z
    .enum(['starting', 'online', 'degraded', 'stopping', 'offline'])
    .describe(
      'starting: what stands retained may be of an earlier run. online: all of it stands. degraded: it waits for a full disk ' +
        'before it can start, or it runs and cannot do one thing at all (no printer works, no voice works, its clock or its ' +
        'copies are in doubt, another program holds its journal); reason says which. offline: also said by the broker when the daemon is gone.',
    ),
  reason: z.string().optional().describe("In the hall's language."),
  because: z
    .array(z.strictObject({ code: z.string(), args }))
    .optional()
    .describe(
      'Of a hall that runs degraded: what its reason is made of, each by its code, which is that of its alarm or no-printer, no-voice, journal-held.',
    ),
  boot: z.string().describe('Names this run of the daemon.'),
  beat: count.describe('Rises each time it is said, at least every 10 s.'),
});

const session = z.strictObject({ fromMs: ms, untilMs: ms, lastTicketMs: ms.optional() });
const timetable = z
  .strictObject({ sessions: z.array(session) })
  .describe('In ms since midnight of the time zone.');

const step = z.union([
  z.strictObject({ queue: id }),
  z.strictObject({
    choice: id,
    by: z
      .enum(['ticket', 'clerk', 'shortest'])
      .describe(
        'ticket: take-ticket asks for it in choice. clerk: at the counter. shortest: the least expected wait.',
      ),
    among: z.array(id).describe('Queues.'),
    default: z
      .string()
      .describe('What happens where nobody chose: ask (it is refused), shortest, or that queue.'),
  }),
]);
const named = {
  name: z.string(),
  names: z
    .record(z.string(), z.string())
    .optional()
    .describe('In other languages than the first of the hall, by their BCP 47 tags.'),
};
const service = z.strictObject({
  id,
  ...named,
  series: z.string(),
  dailyLimit: count.optional(),
  papers: z.array(z.string()).describe('What the citizen must have with them.'),
  fees: z.array(z.string()),
  route: z.array(step).min(1).describe('One stop after the other (R5).'),
});

const levelActions = z
  .strictObject({
    level: surgeLevel,
    backup: z.boolean().describe('Counters call from their backup queues, too.'),
    notice: z.string().optional().describe('Stands on idle boards.'),
    spoken: z.string().optional().describe('Said once when it starts.'),
    limit: z
      .record(id, count)
      .describe('Of a service no more tickets are taken while so many wait in its first queue.'),
  })
  .describe('What is done while the level is in force (R9).');

export const info = z.strictObject({
  ...stamp,
  rev: standing.rev,
  version: z.string().describe('Of the program.'),
  config: z.string().describe('The hash of the config.'),
  simulated: z.boolean(),
  name: z.string().describe('The name of the hall.'),
  names: named.names,
  languages: z
    .array(z.string())
    .min(1)
    .max(2)
    .describe('Those of its boards, tickets and voice, as BCP 47 tags; every name is in the first.'),
  words: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('What its pages say its own way: by language, and by page and word (phone.missedHelp).'),
  hall: id,
  timeZone: z.string().describe('IANA name.'),
  timetable: timetable.optional(),
  surge: z
    .strictObject({ automatic: z.boolean(), levels: z.array(surgeLevel), does: z.array(levelActions) })
    .optional(),
  reasons: z
    .array(z.string())
    .describe('Why a service may be refused: finish {reason} is the place in this list, from 1; 0: another.'),
  grades: z
    .strictObject({
      bad: count.describe('A grade of this or worse is a bad one; 5 is the best.'),
      reasons: z.array(z.strictObject(named)),
    })
    .describe('Who gives a bad grade may say why: rate {reason} is the place in reasons, from 1.'),
  institutions: z.array(
    z.strictObject({
      id,
      ...named,
      timetable: timetable.optional(),
      dailyLimit: count.optional(),
    }),
  ),
  queues: z.array(
    z.strictObject({
      id,
      ...named,
      institution: id,
      promiseMs: ms.optional().describe('Promised longest wait (R8).'),
      serveMs: ms.optional(),
      usualMs: ms,
    }),
  ),
  counters: z.array(
    z.strictObject({
      id,
      name: z.string().optional().describe('Of one that is not called by its number.'),
      names: named.names,
      institution: id,
      queues: z.array(id),
      backup: z.array(id),
    }),
  ),
  desks: z
    .array(id)
    .describe('Counters that are information desks: people are sent there who need somebody.'),
  scanner: z.boolean().describe('Whether the hall has a scanner under which a ticket may be held.'),
  services: z.array(service),
  green: z
    .strictObject({ confirmed: z.boolean() })
    .describe(
      'take-ticket {class: "green"} asks for it; confirmed: it counts once the staff has confirmed it (R6).',
    ),
  ticketCode: z
    .string()
    .describe(
      'What the QR on a ticket holds: {day} is the business day, {ticket} the number, {check} two letters that are not known before ' +
        'it is issued. With phone it is the address of its page, where {yyyymmdd} is the day and {signature} that of the hall.',
    ),
  phone: z
    .strictObject({
      url: z.string().describe('A page for phones lies under it, at /t/<token>.'),
      key: z
        .string()
        .regex(/^[\w-]{43}$/)
        .describe(
          'The public key, 32 bytes in base64url: whose Ed25519 signature (base64url) of one-ticket/phone/<hall>/<yyyy-mm-dd>/<ticket> stands behind the point of a token.',
        ),
    })
    .optional()
    .describe('Left out: tickets have no address, and the page of one is nowhere (R22).'),
  boards: z.array(z.strictObject({ id, counter: id.optional().describe('None: it shows the whole hall.') })),
});
