/** R10: the business day is opened and closed by events, never because the date changed. */

import { carried } from './carried.ts';
import type { Command } from './commands.ts';
import { clockAlarm, closingSoonAt, doubtsClock } from './day-ends.ts';
import type { Event } from './events.ts';
import { layoutOf } from './layout.ts';
import type { Hall } from './model.ts';
import { closingSoon } from './phrases.ts';
import { ended } from './places.ts';
import { type Refusal, refuse } from './refuse.ts';
import type { Rules } from './rules.ts';
import { lastTicketAt } from './timetable.ts';
import { isOfTheDay } from './watch.ts';

/** A day closed by mistake may be opened again and goes on; a day before the last one may not (the clock was set back). */
export function openDay(
  rules: Rules,
  hall: Hall,
  { day }: Command & { verb: 'open-day' },
  now: number,
): Event[] | Refusal {
  if (hall.open) return refuse('already-open', `the day ${hall.day} is open; close it first`);
  if (hall.day !== undefined && day < hall.day) {
    return refuse('too-late', `found the date ${day}, expected ${hall.day} or later; set the clock right`);
  }
  if (doubtsClock(hall)) {
    const text = hall.alarms.get(clockAlarm)?.text;
    return refuse('clock-doubted', `found the date ${day}, and the clock is doubted: ${text}`);
  }
  return [
    { kind: 'day-opened', day, timeZone: rules.timeZone, hall: rules.hall, layout: layoutOf(rules) },
    ...carried(hall, day, now),
  ];
}

/** Who is still inside when the day ends has left; what was wrong with the day is over with it. */
export function closeDay(hall: Hall): Event[] | Refusal {
  return hall.open ? dayEnds(hall) : refuse('hall-closed', 'no day is open');
}

export function dayEnds(hall: Hall): Event[] {
  const { day, surge } = hall;
  if (day === undefined) throw new Error('a day that was never opened ends');
  const events: Event[] = [];
  for (const visit of hall.visits.values()) {
    if (!ended(visit)) events.push({ kind: 'visit-left', ticket: visit.ticket, reason: 'closing' });
  }
  for (const [counter, state] of hall.counters) {
    if (state.status !== 'closed') events.push({ kind: 'counter-closed', counter });
  }
  if (surge !== undefined) events.push({ kind: 'surge-changed', was: surge.level, by: 'plan' });
  for (const alarm of hall.alarms.keys()) {
    if (isOfTheDay(alarm)) events.push({ kind: 'alarm-cleared', alarm });
  }
  return [...events, { kind: 'day-closed', day }];
}

/** Those inside are told in time that no more tickets are taken, once. */
export function announceClosing(rules: Rules, hall: Hall, now: number): Event[] {
  const saidAt = closingSoonAt(hall, now);
  const lastTicket = lastTicketAt(hall);
  if (saidAt === undefined || saidAt > now || lastTicket === undefined) return [];
  return [{ kind: 'announced', what: 'closing-soon', text: closingSoon(rules, lastTicket) }];
}
