/** R18: who has a seat in which slot, and what becomes of it. */
import { dayOfSlot, slotsToBook, windowOf } from '../day/slots.ts';
import type { BookedSlot, Booking } from '../types/booking.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules, Service } from '../types/rules.ts';
import { ended } from './current-visit.ts';

/** One identity has one in that slot of that service: booked again after it was cancelled it is the same, and so is its code. */
export function bookingId({ slot, service, identity }: Omit<BookedSlot, 'id' | 'minutes'>): string {
  return `${slot.replace(':', '')}-${service}-${identity}`;
}

/** How many have a seat in each slot of that service; who has come keeps it. */
export function seatsTaken({ bookings }: Hall, service: string): Map<string, number> {
  const taken = new Map<string, number>();
  for (const { service: of, slot } of bookings.values())
    if (of === service) taken.set(slot, (taken.get(slot) ?? 0) + 1);
  return taken;
}

/** Of the slots that can still be booked, in their order: how many seats each has. */
export function freeSeats(
  rules: Rules,
  hall: Hall,
  { id, booking: hours }: Service,
  now: number,
): { slot: string; free: number }[] {
  if (hours === undefined) return [];
  const taken = seatsTaken(hall, id);
  return [...slotsToBook(rules, hours, now + hall.wallAheadMs)].map(slot => ({
    slot,
    free: Math.max(0, hours.capacity - (taken.get(slot) ?? 0)),
  }));
}

/** Bookings of that day whose identity is one of these, the earliest slot first: a number may have several HMACs (hall/identities.ts). */
export function bookedBy({ bookings }: Hall, identities: readonly string[], day: string): Booking[] {
  return [...bookings.values()]
    .filter(({ identity, slot }) => identities.includes(identity) && dayOfSlot(slot) === day)
    .toSorted((one, other) => (one.slot < other.slot ? -1 : Number(one.slot > other.slot)));
}

/**
 * Those that go on into that day. Those of the day before are known for a day longer, though they bring nothing: whoever comes too late is
 * told so, and a day that was opened under a date years ahead (R10) takes none away.
 */
export function bookingsToCome({ bookings, day: before = '' }: Hall, day: string): BookedSlot[] {
  const since = before !== '' && before < day ? before : day;
  return [...bookings.values()].flatMap(({ usedBy, ...booking }) =>
    usedBy === undefined && dayOfSlot(booking.slot) >= since ? [booking] : [],
  );
}

/** That ticket was taken by it; `at`: by the wall clock. */
export function useBooking(rules: Rules, hall: Hall, id: string, ticket: string, at: number): void {
  const booking = hall.bookings.get(id);
  if (booking === undefined) throw new Error(`${ticket} comes by ${id}, which nobody has booked`);
  hall.bookings.set(id, { ...booking, usedBy: ticket });
  const { from } = windowOf(rules, booking);
  if (at < from) hall.early.set(ticket, from);
}

/** Tickets in the hall that were taken before their slot, of no class that counts for more. */
export function earlyVisits({ early, visits }: Hall): { visit: Visit; opensAt: number }[] {
  return [...early].flatMap(([ticket, opensAt]) => {
    const visit = visits.get(ticket);
    return visit === undefined || ended(visit) || visit.class !== 'normal' ? [] : [{ visit, opensAt }];
  });
}

/** When the first of them becomes one of class appointment, in the `now` of the rules. */
export function nextOpensAt(hall: Hall): number | undefined {
  if (hall.early.size === 0) return undefined;
  const moments = earlyVisits(hall).map(({ opensAt }) => opensAt - hall.wallAheadMs);
  return moments.length === 0 ? undefined : Math.min(...moments);
}
