/** R18: what became of the seats of simulated days. */
import { dayOfSlot } from '../../core/day/slots.ts';
import { isRefusal, type Refusal } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import { type Came, cameBy, openBookings } from '../../history/bookings.ts';
import type { Lines } from './lines.ts';
import type { Watcher } from './watch.ts';

/** `seats`: that there are; `booked`: also by those who gave them up. */
export type BookingCounts = Record<'seats' | 'booked' | 'given-up' | Came, number>;

export function noBookings(): BookingCounts {
  return { seats: 0, booked: 0, 'given-up': 0, 'in-time': 0, early: 0, late: 0, unused: 0 };
}

/** `turnedAway`: why those got no ticket who came by a seat, and did not later on either. */
type BookingDay = { counts: BookingCounts; turnedAway: readonly Refusal['refused'][] };

export function openBookingDay(rules: Rules): Watcher & { result(): BookingDay } {
  let lines: Lines | undefined;
  const bookings = openBookings({ did: undo => lines?.did(undo) });
  const turnedAway = new Map<string, Refusal['refused']>();
  const counts = noBookings();

  function countDay(day: string, wallAheadMs: number): void {
    for (const { booking } of rules.services.values())
      counts.seats += booking === undefined ? 0 : booking.slots.length * booking.capacity;
    for (const line of bookings.all) {
      if (dayOfSlot(line.slot) !== day) continue;
      counts.booked += 1;
      if (line.cancelled) counts['given-up'] += 1;
      const when = { day, timeZone: rules.timeZone, wallAheadMs };
      const came = cameBy(when, line, Number.POSITIVE_INFINITY);
      if (came !== undefined) counts[came] += 1;
    }
  }

  return {
    saw(event, at, standing) {
      lines = standing;
      // It was booked before the day began.
      if (event.kind === 'carried') return;
      bookings.saw(event, at);
      if (event.kind === 'booking-used') turnedAway.delete(event.booking);
    },
    stepped({ command, outcome }, hall) {
      if (command.verb === 'come-booked' && isRefusal(outcome))
        turnedAway.set(command.booking, outcome.refused);
      if (isRefusal(outcome) || hall.day === undefined) return;
      if (outcome.some(({ kind }) => kind === 'day-closed') && bookings.all.length > 0)
        countDay(hall.day, hall.wallAheadMs);
    },
    result: () => ({ counts, turnedAway: [...turnedAway.values()] }),
  };
}
