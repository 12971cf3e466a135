/** R10: how the day comes to its end by itself, by the wall clock. Nothing of it happens while the clock is doubted. */
import type { AlarmKind } from '../types/alarm.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { lastSessionEnds, lastTicketAt } from './timetable.ts';

/** The alarm that says the wall clock is doubted: while it is active no day opens, and none closes by itself. */
export const clockAlarm: AlarmKind = 'clock';

export function doubtsClock(hall: Hall): boolean {
  return hall.alarms.has(clockAlarm);
}

const dayMs = 24 * 60 * 60_000;
const saidBeforeMs = 15 * 60_000;

/**
 * When the day is closed by itself: the first such moment after it was opened, so that a day opened late by hand stays
 * open until the next evening. Never without a timetable.
 */
export function hardCloseAt(rules: Rules, hall: Hall): number | undefined {
  const ends = lastSessionEnds(hall);
  if (!hall.open || ends === undefined || doubtsClock(hall)) return undefined;
  const first = ends + rules.times.hardCloseMs - hall.wallAheadMs;
  // An hour out for a late opening in the night in which a zone changes its clocks.
  return first + Math.max(0, Math.floor((hall.openedAt - first) / dayMs) + 1) * dayMs;
}

/** When it is said, once, that no tickets are taken soon: a quarter of an hour before, if anybody is inside to hear it. */
export function closingSoonAt(hall: Hall, now: number): number | undefined {
  const lastTicket = lastTicketAt(hall);
  if (!hall.open || lastTicket === undefined || doubtsClock(hall)) return undefined;
  if (hall.announced.has('closing-soon') || isEmpty(hall)) return undefined;
  const endsAt = lastTicket - hall.wallAheadMs;
  return now < endsAt ? Math.max(now, endsAt - saidBeforeMs) : undefined;
}

function isEmpty({ totals: { waiting, called, serving, parked, missed } }: Hall): boolean {
  return waiting + called + serving + parked + missed === 0;
}
