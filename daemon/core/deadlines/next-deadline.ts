/** When time alone changes something. */
import { alarmChanges } from '../alarms/alarms.ts';
import { claimUntil } from '../counter/desk.ts';
import { closingSoonAt } from '../day/day-end.ts';
import { dropsAt, printsAt } from '../day/on-paper.ts';
import { askedUntil, awayAskedUntil } from '../outputs/scan-answer.ts';
import { toFetchUntil } from '../outputs/slips-to-fetch.ts';
import { surgeLooksAt } from '../surge/plan.ts';
import type { Event } from '../types/events.ts';
import { standingAt } from '../types/lane.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { nextOpensAt } from '../visit/bookings.ts';
import { nextFiled } from './file.ts';

/**
 * The earliest moment at which time alone changes something, also if it is only what a board shows, in the `now` of the
 * rules: `now` itself when a tick would do something at once; none while nothing is due. Asked after every turn.
 */
export function nextDeadline(rules: Rules, hall: Hall, now: number): number | undefined {
  let earliest = nextFiled(rules, hall, now).at;
  const moments = hall.open
    ? [
        closingSoonAt(hall, now),
        claimUntil(rules, hall, now),
        standingAt(hall.freeing, 0)?.key,
        surgeLooksAt(rules, hall, now),
        askedUntil(hall, now),
        awayAskedUntil(hall, now),
        toFetchUntil(hall, now),
        printsAt(rules, hall),
        dropsAt(hall),
        nextOpensAt(hall),
      ]
    : [askedUntil(hall, now), toFetchUntil(hall, now)];
  for (const moment of moments) {
    if (moment !== undefined && moment < earliest) earliest = moment;
  }
  return Number.isFinite(earliest) ? earliest : undefined;
}

/** The events by which the active alarms become those that are due; all of them are surveyed only where one is. */
export function alarmsDue(rules: Rules, hall: Hall, now: number): Event[] {
  return nextFiled(rules, hall, now).alarmAt <= now ? alarmChanges(rules, hall, now) : [];
}
