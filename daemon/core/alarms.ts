/** Which alarms are due, and which hold no longer: each is raised once and cleared once (R7, R8, R10). */
import { capacityWatches } from './capacity.ts';
import type { Event } from './events.ts';
import type { Hall } from './model.ts';
import type { Rules } from './rules.ts';
import { workedUntil } from './timetable.ts';
import { isOfDevice, isOfTheDay, kindOf, type See, type Watch } from './watch.ts';
import { watchCounters } from './watch-counters.ts';
import { watchDevices } from './watch-devices.ts';
import { watchFollowUps } from './watch-follow-ups.ts';
import { watchLeftOpen } from './watch-left-open.ts';
import { watchQueues } from './watch-queues.ts';
import { watchVisits } from './watch-visits.ts';

/** When the next alarm is raised or cleared by time alone: `now` when one already should be. */
export function nextAlarmAt(rules: Rules, hall: Hall, now: number): number | undefined {
  const { due, nextAt } = survey(rules, hall, now);
  for (const id of due.keys()) if (!hall.alarms.has(id)) return now;
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
  for (const [alarm, { severity, subject, text }] of due) {
    if (!hall.alarms.has(alarm))
      events.push({ kind: 'alarm-raised', alarm, severity, text: text(now), subject });
  }
  return events;
}

/** The surge plan raises and clears its own; what is wrong with a day is over with it. */
function isWatched(hall: Hall, alarm: string): boolean {
  return isOfDevice(alarm) || (hall.open && isOfTheDay(alarm) && kindOf(alarm) !== 'surge');
}

/** What holds now, by id, and when the next condition begins to. */
function survey(
  rules: Rules,
  hall: Hall,
  now: number,
): { due: Map<string, Omit<Watch, 'dueAt'>>; nextAt: number | undefined } {
  const due = new Map<string, Omit<Watch, 'dueAt'>>();
  let nextAt: number | undefined;
  const see: See = (since, lastsMs, institution, watch) => {
    // Breaks only put it off: what is later than the next one anyway need not be reckoned.
    if (nextAt !== undefined && since + lastsMs >= nextAt) return;
    const dueAt = workedUntil(hall, since, lastsMs, institution);
    if (dueAt <= now) {
      const made = watch();
      due.set(made.id, made);
    } else if (nextAt === undefined || dueAt < nextAt) nextAt = dueAt;
  };
  watchDevices(rules, hall, see);
  if (!hall.open) return { due, nextAt };
  watchLeftOpen(hall, see);
  watchFollowUps(rules, hall, see);
  watchCounters(rules, hall, see);
  watchQueues(rules, hall, now, see);
  watchVisits(rules, hall, see);
  for (const watch of capacityWatches(rules, hall, now)) see(watch.dueAt, 0, undefined, () => watch);
  return { due, nextAt };
}
