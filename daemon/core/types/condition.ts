/** A condition that becomes an alarm when its time comes, and is no alarm any more once it has gone (R7, R8, R10). */
import type { Alarm } from './model.ts';

/**
 * `dueAt`: from when it holds, in the `now` of the rules. `text`: in plain English what was found, expected, and is to do.
 * `retold`: what it says changes while it stands, and is told then: nothing in it may change with every minute.
 */
export type Watch = Pick<Alarm, 'id' | 'severity' | 'subject'> & {
  dueAt: number;
  text(now: number): string;
  retold?: true;
};

/**
 * Told of every condition there is: it holds once `lastsMs` were worked at that institution from `since` on (R10: breaks
 * stand still), and no more at `endsAt`. This is done at every step, so the rest of a watch is made only when it is due.
 */
export type See = (
  since: number,
  lastsMs: number,
  institution: string | undefined,
  watch: () => Omit<Watch, 'dueAt'>,
  endsAt?: number,
) => void;

/** Alarms of the visits, queues, counters and kiosks of one day: they end with it. */
const ofTheDay =
  /^(?:wait|unserved|serve|forgotten|no-calls|supervisor-asked|hoarding|parked|not-printed|full|capacity|surge|follow-ups|day-left-open)(?:-|$)/;

/** Alarms of the morning: they come before a day is opened, and the next session takes their place. */
const ofTheMorning: ReadonlySet<string> = new Set(['not-opened', 'not-ready']);

/** Alarms of what cannot work, or not for long: they outlive a day, and come and go after hours too. */
const ofDevices = /^(?:device|warning)-/;

export type AlarmKind =
  | 'device'
  | 'warning'
  | 'wait'
  | 'unserved'
  | 'serve'
  | 'forgotten'
  | 'no-calls'
  | 'supervisor-asked'
  | 'parked'
  | 'not-printed'
  | 'full';

export function isOfTheDay(alarm: string): boolean {
  return ofTheDay.test(alarm);
}

export function isOfTheMorning(alarm: string): boolean {
  return ofTheMorning.has(alarm);
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
  return (ofTheDay.exec(alarm) ?? ofDevices.exec(alarm))?.[0].replace(/-$/, '') ?? alarm;
}

const longestId = 32;

/** An alarm's id is its topic, too. */
export function alarmId(kind: AlarmKind, of: string): string {
  return topicId(`${kind}-${of.toLowerCase()}`);
}

/** `[a-z0-9-]{1,32}`. Of a name that leaves too little room the end gives way to a sum of it. */
export function topicId(id: string): string {
  if (id.length <= longestId) return id;
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 36 ** 5;
  return `${id.slice(0, longestId - 6)}-${sum.toString(36).padStart(5, '0')}`;
}

/** As it stands in an alarm's text. */
export function minutes(ms: number): string {
  return `${Math.round(ms / 60_000)} min`;
}
