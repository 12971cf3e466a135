/** `event/<kind>` of the hall as a whole: its day, its surge plan, what stays open, what is wrong. */
import { z } from 'zod';
import { severity, subject } from './alarm.ts';
import { count, day, id, surgeLevel } from './common.ts';
import { type EventAbouts, oneOf } from './event-about.ts';
import {
  carriedAlarm,
  closingSlip,
  followUp,
  layout,
  notice,
  repair,
  surgeAdvice,
  surgeReason,
} from './event-parts.ts';

const skip = { day, to: count };
const textHash = '5f'.repeat(32);
const layoutExample = {
  name: '小厅',
  institutions: [{ id: 'centre', name: '中心' }],
  queues: [{ id: 'approval', name: '中心审批', institution: 'centre', promiseMs: 1_800_000 }],
  counters: [{ id: '1', institution: 'centre' }],
  services: [{ id: 'withdrawal', name: '提取' }],
  forgottenMs: 3_600_000,
  badGrade: 2,
};

export const dayEvents = {
  'day-opened': {
    about:
      'A business day begins; what must outlive a day follows as carried, each on its own (R10). A day of an older journal has ' +
      'it in the lists here.',
    fields: {
      day,
      timeZone: z.string(),
      hall: id.optional(),
      layout: layout.optional(),
      insteadOf: day.optional().describe('The day before, which was opened under a wrong date.'),
      repairs: z.array(repair).optional(),
      unfit: z.record(z.string(), z.string()).optional(),
      followUps: z.array(followUp).optional(),
      alarms: z.array(carriedAlarm).optional(),
      notices: z.array(notice).optional(),
      skips: z.array(z.strictObject(skip)).optional(),
      slips: z.array(closingSlip).optional(),
    },
    example: {
      prevHash: '0'.repeat(64),
      day: '2026-11-28',
      timeZone: 'Asia/Shanghai',
      hall: 'small',
      layout: layoutExample,
      order: 'open-day',
    },
  },
  carried: {
    about: 'What was open when the day before ended, and still is: after day-opened, one event each (R10).',
    fields: oneOf(
      { what: z.literal('follow-up'), id: z.string(), followUp },
      { what: z.literal('repair'), id: z.string(), repair },
      { what: z.literal('alarm'), id, alarm: carriedAlarm },
      { what: z.literal('notice'), id: z.string(), notice },
      { what: z.literal('slip'), id: z.string(), slip: closingSlip },
      { what: z.literal('skip'), id: day, skip: z.strictObject(skip) },
    ),
    example: {
      what: 'repair',
      id: '2026-11-27-r1',
      repair: { id: '2026-11-27-r1', device: 'board-1', why: 'no answer', since: 1_795_737_600_000 },
    },
  },
  'hall-described': {
    about: 'The config was changed within the day.',
    fields: { layout },
    example: { layout: layoutExample, order: 'describe-hall' },
  },
  'numbers-skipped': {
    about:
      'The journal was put back from a copy; numbers up to this one may have been issued since and are not issued again (R1).',
    fields: skip,
    example: { day: '2026-11-28', to: 120 },
  },
  'clock-set': {
    about: 'So far the wall clock stands before the now of the rules.',
    fields: { aheadMs: z.int() },
    example: { aheadMs: -3_600_000, order: 'set-clock' },
  },
  'day-closed': {
    about: 'The business day is over; whoever was in the hall has left (closing).',
    fields: { day },
    example: { day: '2026-11-28', order: 'close-day' },
  },
  'follow-up-opened': {
    about: 'A bad rating, a refusal or a complaint, open until it is answered.',
    fields: { followUp },
    example: {
      followUp: {
        id: '2026-11-28-f1',
        source: 'complaint',
        text: textHash,
        ticket: 'A001',
        openedAt: 1_795_824_000_000,
      },
      order: 'follow-up-open',
    },
  },
  'follow-up-closed': {
    about: 'It was answered.',
    fields: {
      followUp: z.string(),
      text: z.string().optional().describe('The hash of how.'),
      code: z.literal('press-undone').optional().describe('The hall closed it.'),
      note: z.string().optional().describe('In a journal of version 3; it is never told.'),
    },
    example: { followUp: '2026-11-28-f1', text: textHash, order: 'follow-up-close' },
  },
  'text-erased': {
    about: 'What people wrote about it is gone for good, by order or because its time was over (R19).',
    fields: { of: z.string(), texts: z.array(z.string()), by: z.enum(['order', 'retention']) },
    example: { of: '2026-11-28-f1', texts: [textHash], by: 'order', order: 'erase', orderedBy: 'head' },
  },
  'text-set-apart': {
    about: 'What a journal of version 3 has of it in words lies apart now, under this hash.',
    fields: { followUp: z.string(), text: z.string() },
    example: { followUp: '2026-11-28-f1', text: textHash, order: 'set-text-apart' },
  },
  'surge-changed': {
    about: 'Another level of the surge plan is in force; level left out: none (R9).',
    fields: {
      level: surgeLevel.optional(),
      was: surgeLevel.optional(),
      by: z.enum(['plan', 'hand']),
      why: surgeReason.optional(),
      advice: surgeAdvice.optional(),
      spoken: z.string().optional(),
    },
    example: {
      level: 'busy',
      was: 'attention',
      by: 'plan',
      why: { trigger: 'longest-wait', queue: 'approval', figure: 1_860_000, limit: 1_800_000 },
      advice: { counter: '2', queue: 'approval', fromMs: 1_500_000, toMs: 800_000 },
      order: 'tick',
    },
  },
  'notice-set': {
    about: 'Idle boards show it; an empty text takes it away.',
    fields: notice.shape,
    example: { text: '今日系统升级，请稍候', boards: ['board-1'], order: 'notice-set' },
  },
  announced: {
    about: 'The timetable had this said.',
    fields: { what: z.string(), text: z.string() },
    example: { what: 'closing-soon', text: '大厅即将停止取号', order: 'tick' },
  },
  'alarm-raised': {
    about:
      'Something is wrong; alarm/<alarm> stands until it is over. While it stands: the same for another reason; since, count and who acknowledged it stay.',
    fields: { alarm: id, severity, text: z.string(), subject },
    example: {
      alarm: 'wait-approval',
      severity: 'warning',
      text: 'A001 has waited 31 min in queue approval, promised are at most 30 min; open counter 2',
      subject: { queue: 'approval', ticket: 'A001' },
      order: 'tick',
    },
  },
  'alarm-acknowledged': {
    about: 'Somebody has seen it.',
    fields: { alarm: id, by: z.string() },
    example: { alarm: 'wait-approval', by: 'lin', order: 'alarm-ack' },
  },
  'alarm-cleared': {
    about: 'It is over.',
    fields: { alarm: id },
    example: { alarm: 'wait-approval', order: 'tick' },
  },
} satisfies EventAbouts;
