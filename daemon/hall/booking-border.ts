/** Where a booking comes in from outside: the number becomes its HMAC, a code the booking that it is of. The core hears neither (R18). */
import { dayOfSlot, noSlot } from '../core/day/slots.ts';
import type { Booking } from '../core/types/booking.ts';
import type { Command } from '../core/types/commands.ts';
import type { Hall } from '../core/types/model.ts';
import { type Refusal, refuse } from '../core/types/refusals.ts';
import type { Rules } from '../core/types/rules.ts';
import { writtenCode } from '../core/types/scan.ts';
import { bookedBy } from '../core/visit/bookings.ts';
import { type Identities, identityNumber } from './identities.ts';

/** Whose code a booking has. */
export type BookingCodes = {
  of(booking: string): string | undefined;
  find(hall: Readonly<Hall>, code: string): string | undefined;
};

/** As it was ordered: with the number, or by a code. */
export type OutsideOrder =
  | {
      verb: 'book';
      service: string;
      slot: string;
      identity: string;
      choice?: ReadonlyMap<string, string> | undefined;
    }
  | { verb: 'book-cancel'; code: string }
  | { verb: 'come-booked'; code: string; print: boolean; green?: true };

export type BookingBorder = {
  /** What the core is to do. */
  taken(order: OutsideOrder, hall: Readonly<Hall>, now: number): Command | Refusal;
  /** Its code; none while the hall has no key. */
  codeOf(booking: string): string | undefined;
  /** Whose code that is, also as it is typed; of who works here its id does. */
  find(hall: Readonly<Hall>, code: string): string | undefined;
  /** What that identity has booked for that day, the earliest slot first. */
  bookedBy(hall: Readonly<Hall>, number: string, day: string): Booking[];
  /** What somebody at the desk asks for: of all days that are known, the earliest slot first. */
  asked(hall: Readonly<Hall>, by: { identity: string } | { code: string }): Booking[] | Refusal;
  /** How many of today and later no number finds. */
  unfound(hall: Readonly<Hall>): number;
};

export function openBookingBorder(
  rules: Rules,
  { identities, codes }: { identities: Identities; codes: BookingCodes },
): BookingBorder {
  const find = (hall: Readonly<Hall>, code: string) =>
    hall.bookings.has(code) ? code : codes.find(hall, writtenCode(code));

  function booked(
    { service, slot, identity, choice }: OutsideOrder & { verb: 'book' },
    hall: Readonly<Hall>,
    now: number,
  ): Command | Refusal {
    const number = identityNumber(identity);
    if (number === undefined) return noNumber();
    // No key is made for a day that nobody can book.
    const cannot = noSlot(rules, hall, { service, slot }, now);
    if (cannot !== undefined) return cannot;
    const made = identities.toBook(dayOfSlot(slot), number);
    if (!made.ok) return refuse('bookings-failing', { why: made.why });
    return { verb: 'book', service, slot, identity: made.identity, ...(choice && { choice }) };
  }

  return {
    codeOf: codes.of,
    find,
    taken(order, hall, now) {
      if (order.verb === 'book') return booked(order, hall, now);
      const booking = find(hall, order.code);
      if (booking === undefined) return refuse('booking-unknown', { is: 'none' });
      if (order.verb === 'book-cancel') return { verb: 'book-cancel', booking };
      const { print, green } = order;
      return { verb: 'come-booked', booking, print, ...(green && { green }) };
    },
    bookedBy: (hall, number, day) => bookedBy(hall, identities.toFind(day, number), day),
    asked(hall, by) {
      if ('code' in by) {
        const booking = hall.bookings.get(find(hall, by.code) ?? '');
        return booking === undefined ? refuse('booking-unknown', { is: 'none' }) : [booking];
      }
      const number = identityNumber(by.identity);
      if (number === undefined) return noNumber();
      const days = new Set([...hall.bookings.values()].map(({ slot }) => dayOfSlot(slot)));
      return [...days].toSorted().flatMap(day => bookedBy(hall, identities.toFind(day, number), day));
    },
    unfound: ({ bookings, day = '' }) =>
      [...bookings.values()].filter(
        ({ slot, identity }) => dayOfSlot(slot) >= day && !identities.isFound(dayOfSlot(slot), identity),
      ).length,
  };
}

/** What it is instead nobody is told. */
const noNumber = (): Refusal =>
  refuse('wrong-type', {
    faults: [{ path: ['identity'], expected: { is: 'identity' } }],
    example: { identity: '11010519491231002X' },
  });
