/** What the hall's part of a config may say: its hours, its rules, and the sections that are no devices. */
import { z } from 'zod';
import { type AppraisedFigure, pointsInAll } from '../../daemon/core/types/appraisal.ts';
import type { SurgeLevelId, VisitClass } from '../../daemon/core/types/rules.ts';
import { name } from '../../drivers/settings/name.ts';
import {
  decimal,
  duration,
  id,
  oneOf,
  scalar,
  text,
  timeOfDay,
  trueOrFalse,
  wholeNumber,
} from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';
import { calendarPath } from './calendar.ts';
import { copiesSchema, retentionSchema } from './copies.ts';
import { defaultKeys, keysSchema, ownKeysSchema } from './keys.ts';
import { mqttSchema } from './mqtt.ts';
import { phoneSchema } from './phone.ts';
import { staffSchema } from './staff.ts';

/** In their order: Monday is the first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const sessionsSchema = z.array(
  strict({
    from: timeOfDay('08:30'),
    until: timeOfDay('12:00'),
    lastTicket: timeOfDay('11:30').optional(),
  }),
);

const timesSchema = strict({
  autoStart: duration('30 s', { max: '10 min' }).default(30_000),
  autoStartGreen: duration('60 s', { max: '10 min' }).default(60_000),
  presumedFor: duration('90 s', { max: '10 min' }).default(90_000),
  recallGap: duration('8 s', { max: '10 min' }).default(8_000),
  maxCalls: wholeNumber(1, 9, 3).default(3),
  missAfter: duration('30 s', { max: '1 h' }).default(30_000),
  missAfterGreen: duration('60 s', { max: '1 h' }).default(60_000),
  missedFor: duration('30 min').default(1_800_000),
  rejoinBehind: wholeNumber(0, 99, 3).default(3),
  rejoinBehindGreen: wholeNumber(0, 99, 1).default(1),
  awayFor: duration('30 min').default(1_800_000),
  breakNotice: duration('15 min', { max: '2 h' }).default(900_000),
  storeNext: trueOrFalse(true).default(true),
  readyFor: duration('30 min', { min: '1 s' }).default(1_800_000),
  undoFor: duration('30 s', { max: '10 min' }).default(30_000),
  preferFor: duration('5 min').default(300_000),
  parkedFor: duration('120 min', { min: '1 s' }).default(7_200_000),
  forgotten: duration('60 min', { min: '1 s' }).default(3_600_000),
  noCalls: duration('5 min', { min: '1 s' }).default(300_000),
  returnFor: wholeNumber(1, 90, 15).default(15),
  answerWithin: wholeNumber(1, 90, 5).default(5),
  questionWithin: duration('30 min', { min: '1 min' }).default(1_800_000),
  questionWithinDays: wholeNumber(1, 90, 2).default(2),
  hardClose: duration('2 h').default(7_200_000),
  repeatWindow: duration('1.6 s', { max: '10 s' }).default(1_600),
});

const weightSchema = strict({
  normal: decimal(0.1, 100, 1).default(1),
  appointment: decimal(0.1, 100, 2).default(2),
  green: decimal(0.1, 100, 3).default(3),
} satisfies Record<VisitClass, unknown>);

const prioritySchema = strict({
  creditRate: decimal(0, 10, 1).default(1),
  creditCap: duration('15 min').default(900_000),
  soonCredit: duration('20 min').default(1_200_000),
  weight: weightSchema.prefault({}),
  guardAfter: wholeNumber(1, 99, 2).default(2),
  fairAfter: duration('20 min').default(1_200_000),
});

const greenSchema = strict({ confirm: oneOf(['counter', 'none'], 'counter').default('counter') });

const surgeLevelSchema = strict({
  waitingPerCounter: decimal(0.1, 999, 8).optional(),
  longestWait: duration('40 min', { min: '1 s' }).optional(),
  expectedWait: duration('45 min', { min: '1 s' }).optional(),
  backup: trueOrFalse(true).default(false),
  notice: text('当前办事人员较多，请耐心等候').optional(),
  spoken: text('当前办事人员较多，请耐心等候').optional(),
  limit: z.record(z.string(), wholeNumber(0, 9999, 60)).default({}),
});

const surgeSchema = strict({
  automatic: trueOrFalse(true).default(true),
  release: decimal(0.1, 1, 0.75).default(0.75),
  hold: duration('5 min').default(300_000),
  levels: strict({
    attention: surgeLevelSchema.optional(),
    busy: surgeLevelSchema.optional(),
    emergency: surgeLevelSchema.optional(),
  } satisfies Record<SurgeLevelId, unknown>),
});

const points = wholeNumber(0, pointsInAll, 20).default(0);
const appraisalSchema = strict({
  promises: points,
  serving: points,
  ratings: points,
  answers: points,
  refusals: points,
  green: points,
} satisfies Record<AppraisedFigure, unknown>);

const timeZone = scalar({ expected: { is: 'time-zone' }, example: 'Asia/Shanghai' }, found => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: found }).resolvedOptions().timeZone && found;
  } catch {
    return undefined;
  }
});

const localeTag = scalar({ expected: { is: 'language' }, example: 'zh-CN' }, found =>
  /^[a-z]{2,3}(-[A-Z]{2})?$/.test(found) ? found : undefined,
);

/** Everything of the file that is not a section of entries. */
export const topSchema = strict({
  hall: id,
  name: name('福州住房公积金管理中心服务大厅'),
  timeZone,
  locale: localeTag,
  secondLocale: localeTag.optional(),
  words: text('words.yaml').optional(),
  numbering: oneOf(['hall', 'series'], 'hall').default('hall'),
  supervisionPhone: text('0591-12329'),
  phone: phoneSchema.optional(),
  staff: staffSchema.optional(),
  mqtt: mqttSchema.optional(),
  copies: copiesSchema.optional(),
  retention: retentionSchema.prefault({}),
  sessions: sessionsSchema.optional(),
  workdays: z.array(oneOf(weekdays, 'mon')).optional(),
  calendar: calendarPath.optional(),
  times: timesSchema.prefault({}),
  priority: prioritySchema.prefault({}),
  green: greenSchema.prefault({}),
  reasons: z.array(text('不符合规定条件')).default([]),
  casesMost: wholeNumber(1, 99, 5).default(5),
  casesOnTicket: wholeNumber(1, 999, 100).default(100),
  badRating: wholeNumber(1, 4, 2).default(2),
  ratingReasons: z.array(name('等候时间长', 60)).default([]),
  appraisal: appraisalSchema.optional(),
  surge: surgeSchema.optional(),
  keys: keysSchema.default({ ...defaultKeys }),
  keysByKind: z.record(z.string(), ownKeysSchema).default({}),
  simulated: trueOrFalse(true).default(false),
});

const dailyLimit = wholeNumber(1, 9999, 200).optional();

export const institutionSchema = strict({
  name: name('公积金中心'),
  sessions: sessionsSchema.optional(),
  dailyLimit,
});

export const queueSchema = strict({
  institution: id,
  name: name('中心审批'),
  promise: duration('30 min', { min: '1 s' }).optional(),
  serve: duration('20 min', { min: '1 s' }).optional(),
  usual: duration('6 min', { min: '1 s' }).default(360_000),
});

export const counterSchema = strict({
  institution: id,
  // A board or a television shows it whole, in large letters.
  name: name('咨询台', 30).optional(),
  queues: z.array(id),
  backup: z.array(id).default([]),
  desk: trueOrFalse(true).default(false),
  slipPrinter: id.optional(),
  keys: ownKeysSchema.optional(),
});

/** A number is of an older config, and means the same as true. */
const soonOrNumber = scalar(
  { expected: { is: 'true-or-false' }, example: 'true', among: ['true', 'false'] },
  found => {
    if (found === 'true' || found === 'false') return found === 'true';
    return /^\d{1,2}$/.test(found) ? Number(found) : undefined;
  },
);

const stepSchema = strict({
  queue: id.optional(),
  soon: soonOrNumber.optional(),
  choice: id.optional(),
  by: oneOf(['ticket', 'clerk', 'shortest'], 'ticket').optional(),
  among: z.array(id).optional(),
  default: id.optional(),
});

/** R18 */
const bookingSchema = strict({
  slots: z.array(timeOfDay('09:00')),
  length: duration('30 min', { min: '5 min', max: '4 h' }).default(1_800_000),
  capacity: wholeNumber(1, 99, 4),
  cutOff: duration('60 min', { max: '48 h' }).default(3_600_000),
  daysAhead: wholeNumber(0, 60, 14).default(14),
});

export const serviceSchema = strict({
  series: scalar({ expected: { is: 'series' }, example: 'A' }, found =>
    /^[A-Z]$/.test(found) ? found : undefined,
  ),
  name: name('提取'),
  papers: z.array(text('身份证原件')).default([]),
  fees: z.array(text('工本费 10 元')).default([]),
  dailyLimit,
  booking: bookingSchema.optional(),
  route: z.array(stepSchema),
});

export type Top = z.output<typeof topSchema>;
export type WrittenSession = z.output<typeof sessionsSchema>[number];
export type WrittenBooking = z.output<typeof bookingSchema>;
export type WrittenSurge = z.output<typeof surgeSchema>;
export type WrittenSurgeLevel = z.output<typeof surgeLevelSchema>;
export type WrittenStep = z.output<typeof stepSchema>;

/** What happens at a choice nobody made: ask, shortest, or a queue. */
export function defaultOf({ by, default: written }: WrittenStep): string {
  return written ?? (by === 'shortest' ? 'shortest' : 'ask');
}
