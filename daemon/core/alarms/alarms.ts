/** Which alarms are due, and which hold no longer: each is raised once and cleared once (R7, R8, R10). */

import { workedUntil } from '../day/timetable.ts';
import { todayOf } from '../day/today.ts';
import { watchDevices } from '../devices/conditions.ts';
import { watchCapacity } from '../estimate/capacity.ts';
import { isOfDevice, isOfTheDay, isOfTheMorning, kindOf } from '../types/alarm.ts';
import { isSame } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { watchBookings } from './bookings.ts';
import { watchCounter } from './counters.ts';
import { watchDue, watchFollowUps } from './follow-ups.ts';
import { watchIdle } from './idle-counters.ts';
import { watchKiosks } from './kiosks.ts';
import { watchLeftOpen } from './left-open.ts';
import { watchOpening } from './opening.ts';
import { watchPower } from './power.ts';
import { watchQuestions } from './questions.ts';
import { watchQueue } from './queues.ts';
import { watchReadiness } from './readiness.ts';
import { watchUnprinted } from './unprinted.ts';
import { watchParked } from './visits.ts';

/** When time alone raises or clears one of these: `now` when one already should be. `standing`: those of them that are active. */
export function nextAlarmAt(
  hall: Hall,
  standing: Iterable<string>,
  now: number,
  watch: (see: See) => void,
): number | undefined {
  const { due, nextAt } = survey(hall, now, watch);
  if (due.size > 0) for (const one of due.values()) if (isToTell(hall, one, now)) return now;
  for (const id of standing) if (isWatched(hall, id) && !due.has(id)) return now;
  return nextAt;
}

/** The events by which the active alarms become those that are due. */
export function alarmChanges(rules: Rules, hall: Hall, now: number): Event[] {
  const { due } = survey(hall, now, see => watchHall(rules, hall, now, see));
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

type Due = Watch;

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
  hall: Hall,
  now: number,
  watch: (see: See) => void,
): { due: Map<string, Due>; nextAt: number | undefined } {
  const due = new Map<string, Due>();
  let nextAt: number | undefined;
  const see: See = (since, lastsMs, institution, makeWatch, endsAt = Number.POSITIVE_INFINITY) => {
    if (endsAt <= now) return;
    // Breaks only put it off: what is later than the next one anyway need not be reckoned.
    if (nextAt !== undefined && since + lastsMs >= nextAt) return;
    const dueAt = workedUntil(hall, since, lastsMs, institution);
    if (dueAt <= now) {
      const made = makeWatch();
      due.set(made.id, made);
      if (endsAt < (nextAt ?? Number.POSITIVE_INFINITY)) nextAt = endsAt;
    } else if (nextAt === undefined || dueAt < nextAt) nextAt = dueAt;
  };
  watch(see);
  return { due, nextAt };
}

/** Everything that there is to be watched. */
export function watchHall(rules: Rules, hall: Hall, now: number, see: See): void {
  watchDay(rules, hall, now, see);
  if (!hall.open) return;
  for (const [id, state] of hall.counters) watchCounter(rules, hall, id, state, see);
  for (const queue of rules.queues.keys()) watchIdle(rules, hall, queue, see);
  watchKiosks(hall, see);
  for (const queue of hall.queues.keys()) watchQueue(rules, hall, queue, now, see);
  for (const [id, state] of hall.counters) watchParked(rules, hall, id, state, see);
  watchUnprinted(hall, see);
  watchQuestions(rules, hall, now, see);
  watchCapacity(rules, hall, now, see);
}

/** Devices, the opening of the day, and what is left undone at its end. */
export function watchDay(rules: Rules, hall: Hall, now: number, see: See): void {
  watchDevices(rules, hall, see);
  // Before the first day there is no journal to write to.
  if (hall.day !== undefined) {
    const today = todayOf(rules, hall, now);
    watchOpening(rules, hall, today, now, see);
    watchReadiness(hall, today, see);
  }
  if (!hall.open) return;
  watchLeftOpen(hall, see);
  watchPower(rules, hall, see);
  watchFollowUps(rules, hall, see);
  watchDue(rules, hall, see);
  watchBookings(rules, hall, see);
}
