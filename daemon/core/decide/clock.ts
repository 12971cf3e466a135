/** R10: what the wall clock says, and whether it can be believed. */
import { dateAndTime } from '../day/clock-face.ts';
import { clockAlarm, doubtsClock, hardCloseAt } from '../day/day-end.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

const hourMs = 60 * 60_000;
const believedMs = 36 * hourMs;
/** Clocks are never quite the same; less than this is not worth an event. */
const noticedMs = 1000;

export function decideClock(
  rules: Rules,
  hall: Hall,
  { wall, unheardMs }: Command & { verb: 'set-clock' },
  now: number,
): Event[] {
  // Before the first day there is no journal to write to, and nothing that the clock could contradict.
  if (hall.day === undefined) return [];
  const aheadMs = wall - now;
  const events: Event[] = [];
  if (Math.abs(aheadMs - hall.wallAheadMs) > noticedMs) events.push({ kind: 'clock-set', aheadMs });
  const doubt = doubtIn(rules, hall, aheadMs, unheardMs, now);
  if (doubt !== undefined && !doubtsClock(hall)) {
    const shown = dateAndTime(wall, rules.timeZone);
    const text = `the wall clock shows ${shown}, ${doubt}; no day is opened, and none closes by itself, until someone confirms: set the clock right if it is wrong, then alarm-ack ${clockAlarm}; a day that was opened under a wrong date is put right by open-day {"day":…,"insteadOf":…}`;
    events.push({ kind: 'alarm-raised', alarm: clockAlarm, severity: 'critical', text, subject: {} });
  }
  return events;
}

/** Why it cannot be believed as it is. */
function doubtIn(
  rules: Rules,
  hall: Hall,
  aheadMs: number,
  unheardMs: number,
  now: number,
): string | undefined {
  if (unheardMs > believedMs) return `${hours(unheardMs)} after the hall last knew the time`;
  if (aheadMs > believedMs && hall.wallAheadMs <= believedMs) {
    return `${hours(aheadMs)} ahead of the time that the hall has counted`;
  }
  // A clock that was set wrong must not send everybody home.
  const closesAt = hardCloseAt(rules, hall);
  const wouldCloseAt = hardCloseAt(rules, { ...hall, wallAheadMs: aheadMs });
  if (closesAt !== undefined && closesAt > now && wouldCloseAt !== undefined && wouldCloseAt <= now) {
    return `${hours(aheadMs - hall.wallAheadMs)} later than a moment ago, so that the open day ${hall.day} would be closed at once`;
  }
  return undefined;
}

function hours(ms: number): string {
  return `${Math.round(ms / hourMs)} h`;
}
