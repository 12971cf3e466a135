/** What an order does: events, or a refusal. Pure: it reads the hall and changes nothing. */

import type { Command } from './commands.ts';
import { autoStartAt, missedUntil } from './deadlines.ts';
import { decideAtCounter } from './decide-at-counter.ts';
import { decideAtKiosk } from './decide-at-kiosk.ts';
import { decideDevice } from './decide-device.ts';
import type { Event } from './events.ts';
import type { Hall } from './model.ts';
import { type Refusal, refuse } from './refuse.ts';
import type { Rules } from './rules.ts';

export function decide(rules: Rules, hall: Hall, command: Command, now: number): Event[] | Refusal {
  switch (command.verb) {
    case 'open-day':
      return openDay(hall, command.day);
    case 'close-day':
      return closeDay(hall);
    case 'tick':
      return tick(rules, hall, now);
    case 'begin-job':
    case 'end-job':
    case 'device-fit':
      return decideDevice(rules, hall, command);
    case 'take-ticket':
    case 'rejoin':
    case 'abandon':
    case 'set-class':
    case 'reprint':
      return decideAtKiosk(rules, hall, command, now);
    default:
      return decideAtCounter(rules, hall, command, now);
  }
}

/** A day closed by mistake may be opened again and goes on; a day before the last one may not (the clock was set back). */
function openDay(hall: Hall, day: string): Event[] | Refusal {
  if (hall.open) return refuse('already-open', `the day ${hall.day} is open; close it first`);
  if (hall.day !== undefined && day < hall.day) {
    return refuse('too-late', `found the date ${day}, expected ${hall.day} or later; set the clock right`);
  }
  return [{ kind: 'day-opened', day, unfit: Object.fromEntries(hall.unfit) }];
}

/** R10: who is still inside when the day ends has left. */
function closeDay(hall: Hall): Event[] | Refusal {
  if (!hall.open || hall.day === undefined) return refuse('hall-closed', 'no day is open');
  const events: Event[] = [];
  for (const visit of hall.visits.values()) {
    if (visit.place.is !== 'done' && visit.place.is !== 'left') {
      events.push({ kind: 'visit-left', ticket: visit.ticket, reason: 'closing' });
    }
  }
  for (const [counter, state] of hall.counters) {
    if (state.status !== 'closed') events.push({ kind: 'counter-closed', counter });
  }
  return [...events, { kind: 'day-closed', day: hall.day }];
}

/** What time alone changes. */
function tick(rules: Rules, hall: Hall, now: number): Event[] {
  const events: Event[] = [];
  for (const [counter, state] of hall.counters) {
    const startAt = autoStartAt(rules, hall, state);
    if (state.ticket !== undefined && startAt !== undefined && startAt <= now) {
      events.push({ kind: 'visit-started', ticket: state.ticket, counter, by: 'time' });
    }
  }
  for (const [ticket, since] of hall.expiring) {
    if (missedUntil(rules, since) > now) break;
    events.push({ kind: 'visit-left', ticket, reason: 'missed' });
  }
  return events;
}
