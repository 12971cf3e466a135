/**
 * What time alone can change, filed by when that is. An event takes out what it may change, and only that is looked at again, and
 * what its time has come for: an order costs no more in a hall with 200 counters. The file lies beside the hall and not in it, as
 * it follows from it; a hall that is built again begins another.
 */
import { nextAlarmAt } from '../alarms/alarms.ts';
import { clockAlarm } from '../day/day-end.ts';
import { looksAtCapacity } from '../estimate/capacity.ts';
import type { Alarm } from '../types/alarm-message.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Place } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import {
  type Part,
  subjectOf,
  type Watched,
  watchedCounter,
  watchedParts,
  watchedQueue,
} from './subjects.ts';
import { touchedBy } from './touched.ts';

/** `at`: when time changes something of it next; `alarmAt`: when that is an alarm. `standing`: those that are active. */
type Filed = Watched & { at: number; alarmAt: number; standing: Set<string> };

type File = {
  rules: Rules;
  /** By which days off were told. */
  calendar: Rules['calendar'];
  counters: Map<string, Filed>;
  queues: Map<string, Filed>;
  parts: Record<Part, Filed>;
  all: readonly Filed[];
};

const never = Number.POSITIVE_INFINITY;
/** Taken out: it is looked at whatever time it is. */
const out = Number.NEGATIVE_INFINITY;

const files = new WeakMap<Hall, File>();

/** When time changes something next, and when it raises or clears an alarm; without what is cheaper to look up than to file. */
export function nextFiled(rules: Rules, hall: Hall, now: number): { at: number; alarmAt: number } {
  const { all, parts } = fileOf(rules, hall);
  if (looksAtCapacity(now) || hall.mayNotFinish > 0 !== hall.alarms.has('capacity')) parts.capacity.at = out;
  let at = never;
  let alarmAt = never;
  for (const filed of all) {
    if (filed.at <= now) lookAt(hall, filed, now);
    if (filed.at < at) at = filed.at;
    if (filed.alarmAt < alarmAt) alarmAt = filed.alarmAt;
  }
  return { at, alarmAt };
}

function lookAt(hall: Hall, filed: Filed, now: number): void {
  filed.alarmAt = nextAlarmAt(hall, filed.standing, now, see => filed.watch(now, see)) ?? never;
  filed.at = filed.alarmAt;
  for (const moment of filed.momentsAt(now)) {
    if (moment !== undefined && moment < filed.at) filed.at = moment;
  }
}

function fileOf(rules: Rules, hall: Hall): File {
  const known = files.get(hall);
  if (known?.rules === rules && known.calendar === rules.calendar) return known;
  const filed = (watched: Watched): Filed => ({ ...watched, at: out, alarmAt: out, standing: new Set() });
  const counters = new Map([...hall.counters.keys()].map(id => [id, filed(watchedCounter(rules, hall, id))]));
  const queues = new Map([...hall.queues.keys()].map(id => [id, filed(watchedQueue(rules, hall, id))]));
  const { day, kiosks, absent, unprinted, questions, capacity } = watchedParts(rules, hall);
  const parts = {
    day: filed(day),
    kiosks: filed(kiosks),
    absent: filed(absent),
    unprinted: filed(unprinted),
    questions: filed(questions),
    capacity: filed(capacity),
  };
  // After hours nothing of a day is watched.
  const { day: always, ...others } = parts;
  const ofTheDay = Object.values(others);
  const all = hall.open ? [always, ...counters.values(), ...queues.values(), ...ofTheDay] : [always];
  const file = { rules, calendar: rules.calendar, counters, queues, parts, all };
  for (const alarm of hall.alarms.values()) ownerOf(file, alarm)?.standing.add(alarm.id);
  files.set(hall, file);
  return file;
}

function ownerOf({ counters, queues, parts }: File, alarm: Alarm): Filed | undefined {
  const subject = subjectOf(alarm);
  if ('part' in subject) return parts[subject.part];
  return 'counter' in subject ? counters.get(subject.counter) : queues.get(subject.queue);
}

/** Told of each event twice, before it is folded and after: what it takes away stands there before, what it brings after. */
export function takeOut(hall: Hall, event: Event): void {
  const file = files.get(hall);
  const touched = touchedBy[event.kind];
  if (file === undefined || touched === 'nothing') return;
  if (touched === 'everything') return beginAgain(hall);
  if (event.kind === 'alarm-raised' || event.kind === 'alarm-cleared') return takeOutAlarm(hall, file, event);
  // Who asked may have gone, or come back, by it (R17).
  if (hall.questions.size > 0 && 'ticket' in event) file.parts.questions.at = out;
  const id = counterIn(hall, event);
  if (id !== undefined) takeOutCounter(hall, file, id);
  if (touched === 'counter') return;
  if (id !== undefined) takeOutQueues(file, id);
  if (touched !== 'its') file.parts[touched].at = out;
  const place = 'ticket' in event ? hall.visits.get(event.ticket ?? '')?.place : undefined;
  if (place !== undefined) takeOutPlace(hall, file, place);
}

function counterIn(hall: Hall, event: Event): string | undefined {
  if ('counter' in event) return event.counter;
  const job = 'job' in event ? hall.jobs.get(event.job) : undefined;
  return job?.is === 'call' ? job.counter : undefined;
}

function takeOutAlarm(
  hall: Hall,
  file: File,
  { kind, alarm: id }: Event & { kind: 'alarm-raised' | 'alarm-cleared' },
): void {
  // While the clock is doubted nothing happens by the timetable.
  if (id === clockAlarm) return beginAgain(hall);
  // What is not ready names the alarms of disks and paper.
  file.parts.day.at = out;
  const alarm = hall.alarms.get(id);
  const owner = alarm && ownerOf(file, alarm);
  if (owner === undefined) return;
  owner.at = out;
  if (kind === 'alarm-raised') owner.standing.add(id);
  else owner.standing.delete(id);
}

function takeOutPlace(hall: Hall, file: File, place: Place): void {
  if (place.is === 'missed' || place.is === 'away') file.parts.absent.at = out;
  if ('counter' in place) {
    takeOutCounter(hall, file, place.counter);
    takeOutQueues(file, place.counter);
  }
  if (place.is !== 'waiting') return;
  const queue = file.queues.get(place.queue);
  if (queue === undefined) beginAgain(hall);
  else queue.at = out;
}

function takeOutCounter(hall: Hall, file: File, id: string): void {
  const counter = file.counters.get(id);
  if (counter === undefined) beginAgain(hall);
  else counter.at = out;
}

/** Those that the counter serves: who serves a queue, and whose hand is free for it, follows from its counters. */
function takeOutQueues({ rules, queues }: File, id: string): void {
  const counter = rules.counters.get(id);
  if (counter === undefined) return;
  for (const served of [counter.queues, counter.backup]) {
    for (const queue of served) {
      const filed = queues.get(queue);
      if (filed !== undefined) filed.at = out;
    }
  }
}

/** All is looked at. */
function beginAgain(hall: Hall): void {
  files.delete(hall);
}
