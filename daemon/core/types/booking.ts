/** R18: a seat in a slot of a service, for one identity. */
import { count, id, like, map, maybe, type Of, record, said, text } from './form.ts';

/** When it begins, as the clocks of the hall show it: `2026-11-25T09:30`. */
export const slotForm = like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** As it is booked, and outlives a day; `id` is made of the rest, so that a code that was made of it is nobody else's. */
export const bookingForm = record({
  id: text,
  service: id,
  slot: said(slotForm, 'When it begins, by the clocks of the hall.'),
  minutes: said(count, 'How long it is.'),
  identity: said(text, 'Of whom it is: an HMAC under a key that dies with the day of the slot.'),
  choice: maybe(map(id), 'The queue at each choice that the service asks for.'),
});
export type BookedSlot = Of<typeof bookingForm>;

/** `usedBy`: the ticket that was taken by it. */
export type Booking = BookedSlot & { usedBy?: string };

/**
 * Of a hall. `bookings`: by id, of today and later; `early`: tickets that were taken before their slot, and when it makes appointments of
 * them, by the wall clock. `toCome`: of those by whom nobody has come yet, by day and queue to which they come first, and there by slot.
 */
export type BookingsStanding = {
  bookings: Map<string, Booking>;
  early: Map<string, number>;
  toCome: Map<string, Map<string, SeatsToCome>>;
};

/** So `many` are booked, who come to one of so many queues (`among`). `opensAt`, `until`: their window, by the wall clock. */
export type SeatsToCome = { opensAt: number; until: number; minutes: number; among: number; many: number };

/** When a service can be booked. `slots`: when each begins, ms since midnight; of each so many seats. */
export type BookingHours = {
  slots: readonly number[];
  lengthMs: number;
  capacity: number;
  /** Booked so long before it begins, or not any more. */
  cutOffMs: number;
  /** From today on; 0: today only. */
  daysAhead: number;
};

/**
 * A booking that was held under a reader, or of whoever laid a card there. `id` left out: none has that code; `day`: of its slot, as it
 * says. `green`: that is claimed, too.
 */
export type ScannedBooking = { id?: string; day: string; green?: true };

export type BookingCommand =
  /** `identity`: an HMAC; the number never comes here. */
  | { verb: 'book'; service: string; slot: string; identity: string; choice?: ReadonlyMap<string, string> }
  | { verb: 'book-cancel'; booking: string }
  /** A ticket by it; `green`: that is asked for, too. `counter`: the desk in front of which it was read. */
  | { verb: 'come-booked'; booking: string; print: boolean; green?: true; counter?: string };
