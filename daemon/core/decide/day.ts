/** R10: the business day is opened and closed by events, never because the date changed. */

import { clockAlarm, closingSoonAt } from '../day/day-end.ts';
import { lastTicketAt } from '../day/timetable.ts';
import { carried } from '../evolve/carry-over.ts';
import { closingSoon } from '../outputs/phrases.ts';
import { isOfTheDay } from '../types/alarm.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import { layoutOf } from '../types/layout.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { ended } from '../visit/current-visit.ts';
import { insideAgain } from './mistaken-close.ts';
import { dropped } from './power.ts';

type OpenDay = Command & { verb: 'open-day' };

/** A day closed by mistake may be opened again and goes on; a day before the last one may not (the clock was set back). */
export function openDay(rules: Rules, hall: Hall, command: OpenDay, now: number): Event[] | Refusal {
  const { day, insteadOf } = command;
  if (hall.open && insteadOf === undefined)
    return refuse('already-open', { day: hall.day ?? '', ...(day !== hall.day && { another: true }) });
  const wrong = wrongDate(hall, command);
  if (wrong !== undefined) return wrong;
  return [
    {
      kind: 'day-opened',
      day,
      timeZone: rules.timeZone,
      hall: rules.hall,
      layout: layoutOf(rules),
      ...(insteadOf !== undefined && { insteadOf }),
    },
    ...carried(rules, hall, day, insteadOf, now),
    ...(day === hall.day ? insideAgain(rules, hall, now) : []),
  ];
}

/** Why no day can be opened under this date, be one open or not. */
export function wrongDate(hall: Hall, { day, named, insteadOf }: OpenDay): Refusal | undefined {
  const { day: present } = hall;
  if (insteadOf !== undefined && (insteadOf !== present || day === present))
    return refuse('too-late', {
      is: 'not-in-place-of',
      day,
      insteadOf,
      ...(present !== undefined && { present }),
    });
  if (insteadOf === undefined && present !== undefined && day < present)
    return refuse('too-late', { is: 'earlier-day', day, present });
  const doubt = hall.alarms.get(clockAlarm);
  if (named !== true && (doubt?.code === 'clock' || doubt?.code === 'as-written'))
    return refuse('clock-doubted', { day, doubt: doubt.args });
  return undefined;
}

/** Who is still inside when the day ends has left; what was wrong with the day is over with it. */
export function closeDay(hall: Hall): Event[] | Refusal {
  return hall.open ? dayEnds(hall) : refuse('hall-closed', { is: 'nothing-to-close' });
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
  return [...events, ...dropped(hall, 'closing', () => true), { kind: 'day-closed', day }];
}

/** Those inside are told in time that no more tickets are taken, once. */
export function announceClosing(rules: Rules, hall: Hall, now: number): Event[] {
  const saidAt = closingSoonAt(hall, now);
  const lastTicket = lastTicketAt(hall);
  if (saidAt === undefined || saidAt > now || lastTicket === undefined) return [];
  return [{ kind: 'announced', what: 'closing-soon', text: closingSoon(rules, lastTicket) }];
}
