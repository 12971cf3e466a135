/** R18: who has a seat in which slot, and what becomes of it. */
import { dayOfSlot, slotsToBook, windowOf } from '../day/slots.ts';
import type { BookedSlot, Booking, SeatsToCome } from '../types/booking.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules, Service } from '../types/rules.ts';
import { ended } from './current-visit.ts';
import { queueOf, queuesOf, stepsFor, wrongChoice } from './route.ts';

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

export function keepBooking(rules: Rules, hall: Hall, booking: Booking): void {
  dropBooking(rules, hall, booking.id);
  hall.bookings.set(booking.id, booking);
  count(rules, hall, booking, 1);
}

export function dropBooking(rules: Rules, hall: Hall, id: string): void {
  const booking = hall.bookings.get(id);
  if (booking === undefined) return;
  count(rules, hall, booking, -1);
  hall.bookings.delete(id);
}

/** The queues to one of which it comes first; none of a service or a choice that the config has dropped, by which nobody can come. */
export function comesFirstTo(
  { services }: Rules,
  { service: id, choice = {} }: BookedSlot,
): readonly string[] {
  const service = services.get(id);
  const chosen = new Map(Object.entries(choice));
  if (service === undefined || wrongChoice([service], chosen) !== undefined) return [];
  const [start] = stepsFor([service], chosen);
  if (start === undefined) return [];
  const queue = queueOf(start);
  return queue === undefined ? queuesOf(start) : [queue];
}

export const toComeOn = (day: string, queue: string) => `${day} ${queue}`;

/** One more, or less, who will come by it. */
function count(rules: Rules, { toCome }: Hall, booking: Booking, more: 1 | -1): void {
  const { slot, minutes, usedBy } = booking;
  if (usedBy !== undefined) return;
  const queues = comesFirstTo(rules, booking);
  const among = queues.length;
  for (const queue of queues) {
    const where = toComeOn(dayOfSlot(slot), queue);
    const slots = toCome.get(where) ?? new Map<string, SeatsToCome>();
    const which = `${slot} ${minutes} ${among}`;
    const seats = slots.get(which) ?? { ...opens(rules, booking), minutes, among, many: 0 };
    const many = seats.many + more;
    if (many > 0) toCome.set(where, slots.set(which, { ...seats, many }));
    else slots.delete(which);
    if (slots.size === 0) toCome.delete(where);
  }
}

function opens(rules: Rules, booking: BookedSlot) {
  const { from: opensAt, until } = windowOf(rules, booking);
  return { opensAt, until };
}

/** That ticket was taken by it; `at`: by the wall clock. */
export function useBooking(rules: Rules, hall: Hall, id: string, ticket: string, at: number): void {
  const booking = hall.bookings.get(id);
  if (booking === undefined) throw new Error(`${ticket} comes by ${id}, which nobody has booked`);
  count(rules, hall, booking, -1);
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
