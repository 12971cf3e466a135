/** R18: a seat is booked and given up, and somebody comes by it. */
import { dayOfSlot, noSlot, slotShown, windowNow } from '../day/slots.ts';
import type { Booking } from '../types/booking.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { bookingId, earlyVisits, freeSeats } from '../visit/bookings.ts';
import { classAtIssue, creditUnbroken } from '../visit/green.ts';
import { institutionsOn, stepsFor, wrongChoice } from '../visit/route.ts';
import { issued, unknownService } from './take-ticket.ts';

const named = 6;

export function decideBooking(
  rules: Rules,
  hall: Hall,
  command: Command & { verb: 'book' | 'book-cancel' },
  now: number,
): Event[] | Refusal {
  return command.verb === 'book' ? book(rules, hall, command, now) : cancelled(hall, command.booking);
}

/** Two in one turn for the last seat are decided one after the other: one has it. */
function book(rules: Rules, hall: Hall, command: Command & { verb: 'book' }, now: number): Event[] | Refusal {
  const { service: id, slot, identity, choice = new Map<string, string>() } = command;
  const service = rules.services.get(id);
  if (service === undefined) return unknownService(rules, id);
  const cannot = noSlot(rules, hall, command, now) ?? wrongChoice([service], choice);
  if (cannot !== undefined || service.booking === undefined)
    return cannot ?? refuse('no-slot', { is: 'not-bookable', service: id, expected: [] });
  const booking = bookingId({ slot, service: id, identity });
  if (hall.bookings.has(booking)) return refuse('booked-already', { service: id, slot: slotShown(slot) });
  const seats = freeSeats(rules, hall, service, now);
  if (!seats.some(one => one.slot === slot && one.free > 0)) {
    const others = seats.filter(one => dayOfSlot(one.slot) === dayOfSlot(slot) && one.free > 0);
    return refuse('slot-full', {
      service: id,
      slot: slotShown(slot),
      free: others.slice(0, named).map(one => slotShown(one.slot)),
    });
  }
  const minutes = Math.round(service.booking.lengthMs / 60_000);
  const chosen = choice.size === 0 ? {} : { choice: Object.fromEntries(choice) };
  return [{ kind: 'booked', booking, service: id, slot, minutes, identity, ...chosen }];
}

/** However late: a seat that nobody comes for is better known. */
function cancelled(hall: Hall, id: string): Event[] | Refusal {
  const booking = toCome(hall, id);
  return 'refused' in booking ? booking : [{ kind: 'booking-cancelled', booking: id }];
}

/** One by which nobody has come. */
function toCome(hall: Hall, id: string): Booking | Refusal {
  const booking = hall.bookings.get(id);
  if (booking === undefined) return refuse('booking-unknown', { is: 'none' });
  return booking.usedBy === undefined
    ? booking
    : refuse('booking-unknown', { is: 'used', ticket: booking.usedBy });
}

/**
 * A ticket: of class appointment in its window, as any before and after it. What is full, or limited, is not so for who has a seat; nor is
 * a break in which no tickets are taken, within the window.
 */
export function comeBooked(
  rules: Rules,
  hall: Hall,
  command: Command & { verb: 'come-booked' },
  now: number,
): Event[] | Refusal {
  const booking = toCome(hall, command.booking);
  if ('refused' in booking) return booking;
  const { id, slot, choice = {} } = booking;
  if (dayOfSlot(slot) !== hall.day)
    return refuse('booking-unknown', { is: 'another-day', slot: slotShown(slot) });
  const service = rules.services.get(booking.service);
  if (service === undefined) return unknownService(rules, booking.service);
  const chosen = new Map(Object.entries(choice));
  const wrong = wrongChoice([service], chosen);
  if (wrong !== undefined) return wrong;
  const isInTime = windowNow(rules, hall, booking, now) === 'open';
  const asked = classAtIssue(rules, command.green ? 'green' : 'normal');
  const steps = stepsFor([service], chosen);
  const wanted = {
    named: [service],
    limited: [],
    unlimited: institutionsOn(rules, steps),
    steps,
    asClass: isInTime && asked.class === 'normal' ? { ...asked, class: 'appointment' as const } : asked,
    waitedMs: 0,
    print: command.print,
    ...(isInTime && { hasSeat: true as const }),
    ...(command.counter !== undefined && { counter: command.counter }),
  };
  const ticket = issued(rules, hall, wanted, now);
  if ('refused' in ticket) return ticket;
  const [taken] = ticket;
  if (taken?.kind !== 'ticket-issued') throw new Error(`${id} has brought no number`);
  return [...ticket, { kind: 'booking-used', booking: id, ticket: taken.ticket }];
}

/** Who came before their slot is of class appointment once it is near: from then on, as if they had come now, and with what they have waited. */
export function slotsOpen(rules: Rules, hall: Hall, now: number): Event[] {
  if (hall.early.size === 0) return [];
  return earlyVisits(hall).flatMap(({ visit, opensAt }): Event[] => {
    if (opensAt - hall.wallAheadMs > now) return [];
    const creditMs = creditUnbroken(rules, hall, visit, 'appointment', now);
    return [
      {
        kind: 'class-set',
        ticket: visit.ticket,
        class: 'appointment',
        booked: true,
        ...(creditMs !== undefined && { creditMs }),
      },
    ];
  });
}
