/**
 * Every order that can be given over MQTT, on `cmd/<verb>`: its args, who may give it where a config says nothing else, and what
 * it comes to. The roles, the desk and the contract follow from this table.
 */
import { z } from 'zod';
import { surgeLevels } from '../core/types/rules.ts';
import {
  clerk,
  counter,
  date,
  expects,
  followUp,
  number,
  oneOf,
  source,
  text,
  ticket,
  visitClass,
  words,
  yesOrNo,
} from './args.ts';
import { bookingOrders } from './booking-orders.ts';
import { atCounter, clerks, type Order, type Ordered, ofTicket, order, plain, supervisors } from './order.ts';
import { powerOrders } from './power-orders.ts';
import { questionOrders } from './question-orders.ts';
import { type Role, roles } from './roles.ts';
import { sheetOrders } from './sheet-orders.ts';
import { visitOrders } from './visit-orders.ts';

const noticeAtMost = 200;
const boardsAtMost = 64;
const moment = expects({ is: 'moment' });

/** Given by time, by devices, pads and scanners; nobody gives them over MQTT, where `rejoin` and `ask` do what a scan does. */
type Inner =
  | 'tick'
  | 'set-clock'
  | 'describe-hall'
  | 'skip-numbers'
  | 'set-text-apart'
  | 'tell-trouble'
  | 'advise'
  | 'judge-advice'
  | 'begin-job'
  | 'end-job'
  | 'device-fit'
  | 'cancel'
  | 'pick-service'
  | 'mark'
  | 'say-line'
  | 'bring-back'
  | 'ask-supervisor'
  | 'ask-away'
  | 'come-again'
  | 'come-booked'
  | 'scan';
/** Every other order of the core can be given. */
export type OpsVerb = Exclude<Ordered['verb'], Inner>;

export const orders: Readonly<Record<OpsVerb, Order>> = {
  'open-day': order({
    about:
      'Opens the business day that the wall clock tells (R10), or this one. insteadOf: the present day, which was opened under a ' +
      'wrong date; it is closed and stays, and numbers go on above those issued in it.',
    may: supervisors,
    args: { day: date.optional(), insteadOf: date.optional() },
    example: { day: '2026-11-25', insteadOf: '2036-01-01' },
    ordered: ({ day, ...args }, { today }) => ({
      verb: 'open-day',
      day: day ?? today(),
      ...(day !== undefined && { named: true }),
      ...args,
    }),
  }),
  'close-day': plain('close-day', {
    about: 'Closes it: whoever is still in the hall is left (closing).',
    may: supervisors,
    args: {},
    example: {},
  }),
  ...visitOrders,
  ...bookingOrders,
  ...powerOrders,
  'open-counter': plain('open-counter', { about: 'closed → open (R7).', ...atCounter }),
  'pause-counter': plain('pause-counter', { about: 'open → paused, and paused → open.', ...atCounter }),
  'close-counter': plain('close-counter', {
    about: 'open → closed; force: the visit in hand goes back where it stood.',
    may: clerks,
    args: { counter, force: yesOrNo.default(false) },
    example: { counter: '1', force: false },
  }),
  'sign-in': plain('sign-in', {
    about: 'Names the clerk.',
    may: clerks,
    args: { counter, clerk },
    example: { counter: '1', clerk: '07' },
  }),
  'sign-out': plain('sign-out', { about: 'Nobody works there.', ...atCounter }),
  'set-class': plain('set-class', {
    about: 'Sets or confirms the class (R6).',
    may: clerks,
    args: { ticket, class: visitClass },
    example: { ticket: 'A001', class: 'green' },
  }),
  // Nobody rates who is rated: that is the citizen's.
  rate: order({
    about:
      'Rates the visit that the counter finished last, once, until the next has come and for 60 s at most (R17); 5 is the best grade.' +
      ' ticket: who rates; refused when the counter finished somebody else last.' +
      ' reason: why it is bad, by its number in the list of $info (grades), for who likes to say it: with the grade,' +
      ' or with the same grade and ticket again within three minutes; it is one rating all the same.',
    may: ['citizen'],
    args: {
      counter,
      grade: z.literal([1, 2, 3, 4, 5], { error: expects({ is: 'grade' }) }),
      ticket: ticket.optional(),
      reason: number({ is: 'reason-number' }).optional(),
    },
    example: { counter: '1', grade: 2, ticket: 'A001', reason: 1 },
    ordered: args => ({ verb: 'rate', ...args, from: 'mqtt' }),
  }),
  reprint: plain('reprint', { about: 'Prints the ticket again, marked 补打.', may: clerks, ...ofTicket }),
  'follow-up-open': order({
    about: 'Opens a follow-up: a complaint, a letter.',
    may: supervisors,
    args: {
      source: source,
      text: words('to-be-answered'),
      ticket: ticket.optional(),
    },
    example: { source: 'complaint', text: 'waited 40 minutes', ticket: 'A001' },
    isPrivate: true,
    ordered: ({ text: written, ...args }) => ({ verb: 'follow-up-open', ...args, words: written }),
  }),
  'follow-up-close': order({
    about:
      'Closes it; note: how it was answered. A refusal is closed by refusal-confirm or refusal-overturn.',
    may: supervisors,
    args: { followUp, note: words('how-answered') },
    example: { followUp: '2026-11-24-f1', note: 'called back' },
    isPrivate: true,
    ordered: ({ note, ...args }) => ({ verb: 'follow-up-close', ...args, words: note }),
  }),
  'refusal-confirm': order({
    about: 'A supervisor has looked at a refusal, and it stands (R17); note: why.',
    may: supervisors,
    args: { refusal: followUp, note: words('how-answered') },
    example: { refusal: '2026-11-24-f1', note: 'the deed is missing' },
    isPrivate: true,
    ordered: ({ note, ...args }) => ({ verb: 'refusal-confirm', ...args, words: note }),
  }),
  'refusal-overturn': order({
    about:
      'A supervisor has looked at a refusal, and it does not stand (R17); note: why. It answers with the return slip by which the ' +
      'citizen comes back to the step that was reached.',
    may: supervisors,
    args: { refusal: followUp, note: words('how-answered') },
    example: { refusal: '2026-11-24-f1', note: 'the rule has changed' },
    isPrivate: true,
    ordered: ({ note, ...args }) => ({ verb: 'refusal-overturn', ...args, words: note }),
  }),
  ...questionOrders,
  erase: plain('erase', {
    about: 'What was written about that follow-up or question is gone, here and in every copy (R19).',
    may: supervisors,
    args: { of: followUp },
    example: { of: '2026-11-24-f1' },
  }),
  'surge-start': plain('surge-start', {
    about: 'Puts a level of the surge plan in force (R9).',
    may: supervisors,
    args: { level: oneOf(surgeLevels) },
    example: { level: 'busy' },
  }),
  'surge-stop': plain('surge-stop', { about: 'All clear.', may: supervisors, args: {}, example: {} }),
  'notice-set': plain('notice-set', {
    about: 'Idle boards show it; an empty text takes it away.',
    may: supervisors,
    args: {
      text: text({ is: 'notice', atMost: noticeAtMost }, noticeAtMost, 0),
      boards: z
        .array(text({ is: 'board' }), { error: expects({ is: 'board-list' }) })
        .min(1, expects({ is: 'some-board' }))
        .max(boardsAtMost, expects({ is: 'boards', atMost: boardsAtMost }))
        .optional(),
      until: z.int({ error: moment }).positive(moment).optional(),
    },
    example: { text: '今日系统升级，请稍候', boards: ['board-1'], until: 1_790_000_000_000 },
  }),
  'alarm-ack': order({
    about: 'I have seen this alarm.',
    may: ['supervisor', 'engineer'],
    args: { alarm: text({ is: 'alarm' }) },
    example: { alarm: 'no-calls-approval' },
    ordered: (args, { by }) => ({ verb: 'alarm-ack', ...args, by }),
  }),
  ask: plain('ask', {
    about: "A citizen's place. It is answered anew each time; nothing is journalled.",
    may: roles,
    ...ofTicket,
  }),
  why: plain('why', {
    about: "A citizen's place, and who went before since it came, by cause, in three lines at most (R20).",
    may: roles,
    ...ofTicket,
  }),
  who: plain('who', {
    about:
      'Who the user is in this hall: role, counter or institution, person, and every verb that they may. Any user may ask, ' +
      'whatever mqtt.roles says.',
    may: roles,
    args: {},
    example: {},
  }),
  ...sheetOrders,
  'device-test': plain('device-test', {
    about: 'Tests one device. What follows the answer comes on rsp/…/said until over.',
    may: ['engineer'],
    args: { device: text({ is: 'device' }) },
    example: { device: 'printer-1' },
  }),
  replay: plain('replay', {
    about:
      'Tells the events from this seq on once more, on rsp/…/event, up to data.to; over on rsp/…/said ' +
      'ends it. When the broker goes it is cut short: ask again with another id, from the last seq that came + 1.',
    may: ['viewer', 'supervisor', 'engineer'],
    args: { from: z.int(expects({ is: 'seq' })).min(1, expects({ is: 'first-seq' })) },
    example: { from: 1 },
  }),
};

export const opsVerbs = Object.keys(orders) as [OpsVerb, ...OpsVerb[]];

/** What each role may where a config says nothing else. */
export const defaultOrders = (role: Role): readonly OpsVerb[] =>
  opsVerbs.filter(verb => orders[verb].may.includes(role));
