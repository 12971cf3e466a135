/** Which alarms there are, and what they are called (R7, R8, R10). */
import {
  anything,
  count,
  id,
  map,
  maybe,
  moment,
  type Of,
  oneOf,
  record,
  text,
  ticket,
  written,
} from './form.ts';

export const severity = oneOf('warning', 'critical');
export const subjectForm = record({
  queue: maybe(id),
  counter: maybe(id),
  ticket: maybe(ticket),
  device: maybe(id),
});
export type AlarmSubject = Of<typeof subjectForm>;
const standing = { subject: subjectForm, since: moment, count, ackedBy: maybe(text) };
/** In a journal older than codes. */
export const formerAlarmForm = record({ id, severity, text, ...standing });
/** What an alarm says (alarm-message.ts), and its sentence, for whoever reads the journal without this program. */
export const messageFields = {
  text: written(text),
  code: maybe(text, 'Which sentence the text is; not in an older journal.'),
  args: maybe(map(anything), 'What the text is made of; which there are follows from the code.'),
};
/** `id` names the condition, and can be raised only once at a time; `count`: since the day was opened. */
export const alarmForm = record({ id, severity, ...messageFields, ...standing });

/**
 * Every alarm there is, by its kind: its id is the kind, or `<kind>-<of whom>`. Those of the `day` are of its visits, queues,
 * counters and kiosks, and end with it. Those of the `morning` come before a day is opened, and the next session takes their
 * place. Of a `device` that cannot work, or not for long, and of the `machine` under the hall: they outlive a day, and come and
 * go after hours too.
 */
export const alarmKinds = {
  device: 'device',
  warning: 'device',
  'not-printed': 'day',
  'slip-failed': 'day',
  hoarding: 'day',
  power: 'day',
  'not-ready': 'morning',
  'not-opened': 'morning',
  'day-left-open': 'day',
  clock: 'machine',
  wait: 'day',
  unserved: 'day',
  'no-calls': 'day',
  serve: 'day',
  forgotten: 'day',
  'supervisor-asked': 'day',
  parked: 'day',
  capacity: 'day',
  full: 'day',
  surge: 'day',
  'follow-ups': 'day',
  'refusal-open': 'day',
  'rating-due': 'day',
  'question-due': 'day',
  'bookings-astray': 'day',
  'slow-disk': 'machine',
  'journal-shortened': 'machine',
  'copy-failing': 'machine',
  'copy-same-disk': 'machine',
  'erase-pending': 'machine',
  'text-damaged': 'machine',
  'phone-key': 'machine',
  'secret-key': 'machine',
  'booking-keys': 'machine',
  calendar: 'machine',
  'report-not-written': 'machine',
  'advice-failing': 'machine',
  'broker-refuses': 'machine',
  'second-hall': 'machine',
  'order-set-aside': 'machine',
} as const;
export type AlarmKind = keyof typeof alarmKinds;
export type AlarmId = AlarmKind | `${AlarmKind}-${string}`;

const belongings: ReadonlyMap<string, string> = new Map(Object.entries(alarmKinds));
/** Of the day, too, in an older journal: where one stands, it is over. */
const former: ReadonlySet<string> = new Set(['overdue']);
const beginning = new RegExp(`^(${[...belongings.keys()].join('|')})(?:-|$)`);

export function isOfTheDay(alarm: string): boolean {
  return belongings.get(kindOf(alarm)) === 'day' || former.has(alarm);
}

/** What an alarm of an older journal says may be of one that is told no more. */
export function isAlarmKind(kind: string): kind is AlarmKind {
  return belongings.has(kind);
}

export function isOfTheMorning(alarm: string): boolean {
  return belongings.get(alarm) === 'morning';
}

/** Of one that cannot work. */
export function isOfDevice(alarm: string): boolean {
  return alarm.startsWith('device-');
}

/** Of one that works, but not for long. */
export function isWarning(alarm: string): boolean {
  return alarm.startsWith('warning-');
}

/** What it is about, without of whom: `wait` of `wait-approval`. */
export function kindOf(alarm: string): string {
  return beginning.exec(alarm)?.[1] ?? alarm;
}

const longestId = 32;

/** An alarm's id is its topic, too. */
export function alarmId(kind: AlarmKind, of: string): AlarmId {
  return topicId(`${kind}-${of.toLowerCase()}`) as AlarmId;
}

/** `[a-z0-9-]{1,32}`. Of a name that leaves too little room the end gives way to a sum of it. */
export function topicId(id: string): string {
  if (id.length <= longestId) return id;
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 36 ** 5;
  return `${id.slice(0, longestId - 6)}-${sum.toString(36).padStart(5, '0')}`;
}
