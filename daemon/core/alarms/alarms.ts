/** Which alarms are due, and which hold no longer: each is raised once and cleared once (R7, R8, R10). */

import { workedUntil } from '../day/timetable.ts';
import { todayOf } from '../day/today.ts';
import { watchDevices } from '../devices/conditions.ts';
import { capacityWatches } from '../estimate/capacity.ts';
import { isOfDevice, isOfTheDay, isOfTheMorning, kindOf } from '../types/alarm.ts';
import { isSame } from '../types/alarm-message.ts';
import { type See, type Watch } from '../types/condition.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { watchCounters } from './counters.ts';
import { watchFollowUps } from './follow-ups.ts';
import { watchIdle } from './idle-counters.ts';
import { watchKiosks } from './kiosks.ts';
import { watchLeftOpen } from './left-open.ts';
import { watchOpening } from './opening.ts';
import { watchQueues } from './queues.ts';
import { watchReadiness } from './readiness.ts';
import { watchVisits } from './visits.ts';

/** When the next alarm is raised or cleared by time alone: `now` when one already should be. */
export function nextAlarmAt(rules: Rules, hall: Hall, now: number): number | undefined {
  const { due, nextAt } = survey(rules, hall, now);
  for (const watch of due.values()) if (isToTell(hall, watch, now)) return now;
  for (const id of hall.alarms.keys()) if (isWatched(hall, id) && !due.has(id)) return now;
  return nextAt;
}

/** The events by which the active alarms become those that are due. */
export function alarmChanges(rules: Rules, hall: Hall, now: number): Event[] {
  const { due } = survey(rules, hall, now);
  const events: Event[] = [];
  for (const alarm of hall.alarms.keys()) {
    if (isWatched(hall, alarm) && !due.has(alarm)) events.push({ kind: 'alarm-cleared', alarm });
  }
  for (const watch of due.values()) {
    const { id: alarm, severity, subject, says } = watch;
    if (isToTell(hall, watch, now))
      events.push({ kind: 'alarm-raised', alarm, severity, ...says(now), subject });
  }
  return events;
}

type Due = Omit<Watch, 'dueAt'>;

/** It does not stand yet, or says something else now than when it was told. */
function isToTell({ alarms }: Hall, { id, severity, says, retold }: Due, now: number): boolean {
  const stands = alarms.get(id);
  if (stands === undefined) return true;
  return retold === true && (stands.severity !== severity || !isSame(stands, says(now)));
}

/** The surge plan raises and clears its own; what is wrong with a day is over with it. */
function isWatched(hall: Hall, alarm: string): boolean {
  if (isOfDevice(alarm) || isOfTheMorning(alarm)) return true;
  return hall.open && isOfTheDay(alarm) && kindOf(alarm) !== 'surge';
}

/** What holds now, by id, and when the next condition begins to. */
function survey(
  rules: Rules,
  hall: Hall,
  now: number,
): { due: Map<string, Due>; nextAt: number | undefined } {
  const due = new Map<string, Due>();
  let nextAt: number | undefined;
  const see: See = (since, lastsMs, institution, watch, endsAt = Number.POSITIVE_INFINITY) => {
    if (endsAt <= now) return;
    // Breaks only put it off: what is later than the next one anyway need not be reckoned.
    if (nextAt !== undefined && since + lastsMs >= nextAt) return;
    const dueAt = workedUntil(hall, since, lastsMs, institution);
    if (dueAt <= now) {
      const made = watch();
      due.set(made.id, made);
      if (endsAt < (nextAt ?? Number.POSITIVE_INFINITY)) nextAt = endsAt;
    } else if (nextAt === undefined || dueAt < nextAt) nextAt = dueAt;
  };
  watchDevices(rules, hall, see);
  // Before the first day there is no journal to write to.
  const today = hall.day === undefined ? undefined : todayOf(rules, hall, now);
  if (today !== undefined) {
    watchOpening(rules, hall, today, now, see);
    watchReadiness(hall, today, see);
  }
  if (!hall.open) return { due, nextAt };
  watchLeftOpen(hall, see);
  watchFollowUps(rules, hall, see);
  watchCounters(rules, hall, see);
  watchIdle(rules, hall, see);
  watchKiosks(hall, see);
  watchQueues(rules, hall, now, see);
  watchVisits(rules, hall, see);
  for (const watch of capacityWatches(rules, hall, now)) see(watch.dueAt, 0, undefined, () => watch);
  return { due, nextAt };
}
