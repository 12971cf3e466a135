/** R18: seats are booked before the simulated day and on it, and given up. */
import { timeText } from '../../core/day/slots.ts';
import { daysAfter, isWorkday } from '../../core/day/timetable.ts';
import type { Command } from '../../core/types/commands.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import { bookingId } from '../../core/visit/bookings.ts';
import type { Seat } from '../../people/seats.ts';
import { askedAtTicket } from './asked-at-ticket.ts';
import type { Comer } from './crowd.ts';
import type { Perform, Step } from './stage.ts';
import { dayOf, midnightOf } from './working-hours.ts';

export type Booked = Comer & { seat: Seat };

export const hasSeat = (comer: Comer): comer is Booked => comer.seat !== undefined;

/** Late in the evening, when no hall is open. */
const eveningMs = 60 * 60_000;
/** Of holidays in a row there are fewer. */
const mostDaysOff = 20;

/** What it is booked with. */
export function seatOn(date: string, { service, seat }: Booked) {
  return { service, slot: `${date}T${timeText(seat.slotMs)}`, identity: seat.who };
}

export const bookingOn = (date: string, comer: Booked): string => bookingId(seatOn(date, comer));

/** How they book it. */
export function book(rules: Rules, date: string, comer: Booked): Command {
  const choice = askedAtTicket(rules, comer);
  return { verb: 'book', ...seatOn(date, comer), ...(choice.size > 0 && { choice }) };
}

/** Those who book on a day before do so all at once, so late as the hall still takes it: what is to come is then carried into the day. */
export function bookBefore(
  rules: Rules,
  hall: Hall,
  { date, crowd }: { date: string; crowd: readonly Comer[] },
  { perform, watch }: { perform: Perform; watch(step: Step): void },
): void {
  const early = crowd.filter(hasSeat).filter(({ seat }) => seat.bookedMs === undefined);
  if (early.length === 0) return;
  const midnight = midnightOf(rules, date);
  const give = (command: Command, at: number): void =>
    watch({ command, outcome: perform(rules, hall, command, at), at });
  const latest = Math.min(
    ...early.map(({ service, seat }) => seat.slotMs - (rules.services.get(service)?.booking?.cutOffMs ?? 0)),
  );
  const at = midnight + Math.min(-eveningMs, latest);
  // A hall that was never open takes no bookings.
  if (hall.day === undefined) {
    const { day, closesAt } = workedBefore(rules, date, at);
    give({ verb: 'open-day', day }, closesAt);
    give({ verb: 'close-day' }, closesAt);
  }
  for (const comer of early) give(book(rules, date, comer), at);
}

/** The last day that was worked and over by then. */
function workedBefore(rules: Rules, date: string, at: number): { day: string; closesAt: number } {
  const { untilMs } = dayOf(rules);
  const days = Array.from({ length: mostDaysOff }, (_, nth) => daysAfter(date, -1 - nth))
    .map(day => ({ day, closesAt: midnightOf(rules, day) + untilMs }))
    .filter(({ closesAt }) => closesAt <= at);
  const worked = days.find(({ day }) => isWorkday(rules, day)) ?? days[0];
  if (worked === undefined) throw new Error(`${date}: seats are booked longer before than a hall is closed`);
  return worked;
}
