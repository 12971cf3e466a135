/** `rsp/<client>/<id>`, and `rsp/<user>/<client>/<id>` where the hall has users: what a command came to, and what is told after that. */
import { z } from 'zod';
import type { RefusalArgs } from '../../core/types/refusal-args.ts';
import { type RefusalCode, refusalCodes } from '../../core/types/refusals.ts';
import { wentBeforeForm } from '../../core/types/scan.ts';
import type { TestRefusal } from '../../devices/testing/outcome.ts';
import { opsVerbs } from '../../orders/orders.ts';
import { roles } from '../../orders/roles.ts';
import { booked, bookingsFound } from './booking-replies.ts';
import { args, count, day, id, minuteRange, moment, seq, stamp, ticket } from './common.ts';
import { zodOf } from './zod-of.ts';

const month = z.string().regex(/^\d{4}-\d{2}$/);

/** Why the hall refuses an order: with the number that a pad shows (drivers/ff68-pad/README.md). */
const ofTheHall = Object.keys(refusalCodes) as RefusalCode[];
const ofTests = {
  'unknown-device': 'device-test: no such device',
  'device-disabled': 'device-test: the config has switched it off',
  'device-lost': 'device-test: it does not answer',
  'device-degraded': 'device-test: it answers and cannot work',
  'device-busy': 'device-test: it is being tested',
  'test-failed': 'device-test: it was tried, and the device did not do it',
} as const satisfies Record<TestRefusal, string>;
const ofOps = {
  'no-power-cut': 'the power has not failed today, or what was done on paper is entered',
  'not-at-that-time': 'not a moment at which that ticket can have been served or have come',
  'unknown-verb': 'no such verb',
  'unknown-field': 'a field that the command or its args do not have',
  'wrong-type': 'a field is missing, or of another type or range',
  expired: 'it came after its expires, or more than 12 h after its ts',
  'not-allowed':
    'the user may not give this order, or the hall takes commands of its users only, on cmd/<verb>/<user>',
  busy: 'too many commands, or replays, wait; give it again later with another id',
  'too-many':
    'one user has given more orders, opened more follow-ups, or looked up more bookings than a hall needs; give it again later with another id',
  'not-yet': 'replay: from lies ahead of the next event',
  archived: 'replay: from lies before the oldest day that is kept',
  unreadable: 'replay: a day of the journal cannot be read',
  'review-first': 'follow-up-close: a refusal is closed by refusal-confirm or refusal-overturn alone',
  'nothing-to-review': 'refusal-confirm, refusal-overturn: that follow-up is no refusal',
  'no-slot': 'book: no such slot, or not one that can be booked now',
  'booked-already': 'book: that identity has a booking of this service in this slot',
  'bookings-failing': 'book: the key of that day cannot be kept just now',
  'grade-reason': 'rate: no such reason of a bad grade, or it does not go with that grade, or comes too late',
  'unknown-text': 'erase: nothing that people wrote is kept of it',
  'no-sheet':
    'sheet: that month is not over or not written, or there is none of that person or institution in it',
  'texts-failing': 'what people wrote cannot be kept or erased just now',
} as const satisfies Record<Exclude<keyof RefusalArgs, RefusalCode | TestRefusal>, string>;
/** What each code means that no pad can meet; those of the hall are told in the pad's README. */
export const opsCodes: Readonly<Record<string, string>> = { ...ofOps, ...ofTests };
const codes = ['ok', ...ofTheHall, ...Object.keys(opsCodes)] as [string, ...string[]];
export const code = z.enum(codes);

const commandId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const of = {
  ...stamp,
  id: commandId.describe('Of the command.'),
  verb: z.string().max(64).describe('Of the command, as its topic named it.'),
  user: z.string().max(64).optional().describe('Who gave it, where its topic names a user.'),
};

const left = z.array(z.string()).optional().describe('What has not been pressed or read yet.');
/** device-test */
const what = z
  .union([
    z.strictObject({ is: z.enum(['picture', 'displaced', 'pad', 'buttons', 'scanner', 'cards', 'page']) }),
    z.strictObject({ is: z.literal('phrase'), text: z.string() }),
    z.strictObject({ is: z.literal('pressed'), keys: z.array(z.string()), left: z.array(z.string()) }),
    z.strictObject({ is: z.literal('read'), lines: z.array(z.string()) }),
  ])
  .optional()
  .describe('The same for a program; displaced: the hall needed the board, and its test was over.');
const begun = z.strictObject({ did: z.string(), forMs: count.describe('How long it waits now.'), what });
/** Sizes are multiples of the usual letter. */
const ticketLine = z.union([
  z.strictObject({
    text: z.string(),
    size: z.literal([1, 2, 3, 4]).optional(),
    bold: z.boolean().optional(),
    align: z.enum(['left', 'centre']).optional(),
  }),
  z.strictObject({ qr: z.string() }),
  z.strictObject({ rule: z.literal(true) }),
  z.strictObject({ feed: count.describe('So many empty lines.') }),
]);
/** take-ticket */
const taken = z.strictObject({
  ticket,
  ahead: count,
  expectedWaitMin: minuteRange.optional(),
  code: z
    .string()
    .optional()
    .describe('What its QR holds, for who prints or shows it; none once the day is closed.'),
  lines: z
    .array(ticketLine)
    .optional()
    .describe('The ticket from its head to its foot, as the hall prints it; none once the day is closed.'),
});
/** ask, why */
export const placeTold = z.strictObject({
  ticket,
  place: z.enum(['waiting', 'away', 'called', 'serving', 'parked', 'missed', 'done', 'left']),
  queue: id.optional(),
  counter: id.optional(),
  ahead: count
    .optional()
    .describe('Only while waiting, or away before its turn: how many would be called first (R2).'),
  expectedWaitMin: minuteRange.optional(),
  backBy: moment
    .optional()
    .describe('Only while away, once its turn has come: back later than that it is missed (R16).'),
  mayGoUntil: moment
    .optional()
    .describe(
      'Only while waiting, or away before its turn: it was told that it is not called before a break is over; it may step away until then, by the wall clock, and spends nothing by it (R16).',
    ),
  wentBefore: zodOf(wentBeforeForm)
    .optional()
    .describe(
      'Of why: how many who came to its queue later were called before it, by cause; never who (R20).',
    ),
  lines: z.array(z.string()).max(3).optional().describe('Of why: all of it in the language of the hall.'),
});
/** who */
export const whoTold = z.strictObject({
  role: z.enum(roles).optional().describe('None: the hall has no users, and may be ordered anything.'),
  counter: id.optional().describe('Of an attendant; of one of the staff list, where they are signed in now.'),
  institution: id.optional().describe('Left out: of the whole hall.'),
  person: z.strictObject({ number: z.string(), name: z.string() }).optional().describe('Of the staff list.'),
  verbs: z.array(z.enum(opsVerbs)).describe('Every one that they may give.'),
});
/** replay */
const replayed = z.strictObject({
  from: count,
  to: count.describe('The last event that is told; below from: there is none yet.'),
});
/** finish of who lacks papers, slip, refusal-overturn */
const slipGiven = z.strictObject({
  slip: z.strictObject({
    slip: z.string().describe('Its id.'),
    code: z
      .string()
      .optional()
      .describe('By which its citizen comes back (take-ticket, return); none while the hall has no key.'),
    until: day.optional().describe('The last day it is good for.'),
  }),
});
/** sheet */
const sheetOf = {
  institution: id.optional(),
  person: z.string().optional().describe('By their number. One of the two is there.'),
  name: z.string(),
};
const sheetText = z
  .strictObject({
    title: z.string(),
    troubles: z.array(z.string()).describe('What is left out of it, above all else.'),
    lines: z.array(z.string()),
    tables: z.array(
      z.strictObject({
        title: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        words: count.describe('So many columns are words, the others figures.'),
        note: z.string().optional(),
      }),
    ),
    notes: z
      .array(z.strictObject({ label: z.string(), note: z.string() }))
      .describe('What each figure means.'),
  })
  .describe('As it stands on paper.');
const sheets = z.strictObject({
  months: z.array(month).describe('That are written, the newest first.'),
  month: month.optional().describe('Whose sheets follow; left out: none is written.'),
  sheets: z.array(z.strictObject(sheetOf)).describe('Those that who asks may see.'),
});
const sheet = z.strictObject({
  month,
  ...sheetOf,
  texts: z.strictObject({ en: sheetText, 'zh-CN': sheetText }),
});
/** device-test, of what is over at once */
const did = z.strictObject({ did: z.string(), what });

export const reply = z.strictObject({
  ...of,
  status: z
    .enum(['ok', 'rejected', 'duplicate', 'error'])
    .describe(
      'duplicate: this sender has used the id before; code, seq and data are those of the first answer.',
    ),
  code,
  message: z
    .string()
    .optional()
    .describe("What was found, what was expected, for example. In the hall's language."),
  args: args.describe('What the message is made of; which there are follows from the code.').optional(),
  seq: seq.describe('The last event that was decided when it was given; with status ok its own last one.'),
  data: z
    .union([taken, placeTold, whoTold, slipGiven, booked, bookingsFound, sheets, sheet, replayed, begun, did])
    .optional()
    .describe(
      'Of take-ticket, book, bookings, ask, why, who, sheet, replay and device-test; of finish, slip and refusal-overturn where a return slip is given.',
    ),
});

/** An event that is too long for one message, on `rsp/…/event`. */
export const eventPart = z.strictObject({
  ...stamp,
  seq: count.describe('Of the event.'),
  part: count.check(z.gte(1)),
  of: count.check(z.gte(2)).describe('How many parts it has; they come in order.'),
  json: z
    .string()
    .describe('The `json` of all parts put together are the event, as it would stand on event/.'),
});

export const said = z.union([
  z.strictObject({ ...of, ...begun.shape }),
  z.strictObject({ ...of, key: z.string(), digits: z.string(), left }),
  z.strictObject({ ...of, line: z.string(), left }),
  z
    .strictObject({ ...of, over: z.string(), code, args: args.optional(), what })
    .describe('The last one: what came of it. Code ok: it went well.'),
]);
