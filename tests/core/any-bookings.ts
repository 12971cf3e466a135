/** R18: a hall in which advice can be booked, what people do about its slots, and what must hold of them. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Hall } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { freeSeats, seatsTaken } from '../../daemon/core/visit/bookings.ts';
import type { Play } from '../kit/hall/play.ts';

const hourMs = 60 * 60_000;
/** Every ten minutes from nine on, where the day begins. */
const slots = Array.from({ length: 24 }, (_, slot) => 9 * hourMs + slot * 10 * 60_000);
const hours = { slots, lengthMs: 600_000, capacity: 2, cutOffMs: 0, daysAhead: 2 };

export function bookable(rules: Rules): Rules {
  const advice = rules.services.get('advice');
  if (advice === undefined) throw new Error('nobody is advised');
  return { ...rules, services: new Map(rules.services).set('advice', { ...advice, booking: hours }) };
}

/** `nth`: of the free slots, or of those who have booked. */
export type BookingDeed = { booking: 'book' | 'come' | 'cancel' | 'scan'; nth: number };
export const bookingDeed: fc.Arbitrary<BookingDeed> = fc.record({
  booking: fc.constantFrom('book', 'book', 'come', 'come', 'cancel', 'scan'),
  nth: fc.nat({ max: 40 }),
});

/** A slot of this day or of the next two; whoever has booked comes whenever they like. */
export function byBooking({ rules, hall, now, give }: Play, { booking: how, nth }: BookingDeed): void {
  const service = rules.services.get('advice');
  if (how === 'book' && service !== undefined) {
    const free = freeSeats(rules, hall, service, now()).filter(one => one.free > 0);
    const slot = free[nth % 24]?.slot ?? '2026-11-24T09:10';
    give({ verb: 'book', service: 'advice', slot, identity: String(nth) });
    return;
  }
  const those = [...hall.bookings.keys()];
  const booking = those[nth % Math.max(1, those.length)];
  if (booking === undefined) return;
  if (how === 'come')
    give({ verb: 'come-booked', booking, print: true, ...(nth % 5 === 0 && { green: true }) });
  else if (how === 'cancel') give({ verb: 'book-cancel', booking });
  else give({ verb: 'scan', booking: { id: booking, day: booking.slice(0, 'YYYY-MM-DD'.length) } });
}

/** No more than its seats is booked of a slot, one ticket comes by one booking, and each ticket by one. */
export function bookingsHold({ services }: Rules, hall: Hall): void {
  const { capacity = 0 } = services.get('advice')?.booking ?? {};
  for (const many of seatsTaken(hall, 'advice').values()) expect(many).toBeLessThanOrEqual(capacity);
  const used = [...hall.bookings.values()].flatMap(({ usedBy }) => usedBy ?? []);
  expect(new Set(used).size).toBe(used.length);
  for (const ticket of used) expect(hall.visits.has(ticket), ticket).toBe(true);
}
