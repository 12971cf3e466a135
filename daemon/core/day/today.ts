/** The sessions of this very day, whether or not it was opened (R7, R10). */

import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { SessionSpan } from '../types/sessions.ts';
import { businessDay } from './clock-face.ts';
import { isWorkday, midnightAfter, sessionsOf } from './timetable.ts';

/**
 * `spans`: of the hall under '', of each institution that has its own under its id; none on a day off. `nextLookAt`: by the wall
 * clock, when it is another day. Of an open day they are that day's own: one that was left open is told by another alarm.
 */
export type Today = { spans: ReadonlyMap<string, readonly SessionSpan[]>; nextLookAt?: number };

const none: Today['spans'] = new Map();

export function todayOf(rules: Rules, hall: Hall, now: number): Today {
  if (hall.open) {
    return { spans: isWorkday(rules, hall.day ?? '') ? hall.sessions : none };
  }
  if (!hasSessions(rules)) return { spans: none };
  const day = businessDay(now + hall.wallAheadMs, rules.timeZone);
  const spans = isWorkday(rules, day) ? sessionsOf(rules, day) : none;
  return { spans, nextLookAt: midnightAfter(day, rules.timeZone) };
}

function hasSessions({ timetable, institutions }: Rules): boolean {
  return timetable !== undefined || institutions.values().some(one => one.timetable !== undefined);
}
