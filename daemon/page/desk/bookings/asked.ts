/**
 * What is being booked, and what was found booked (R18). The number of a document is in the field, and in the order until it is
 * answered; nowhere else.
 */
import { signal } from '@preact/signals';
import { byTypedCode } from '../../stream/by-code.ts';
import { forget, type Given, give } from '../orders/give.ts';
import { find } from '../tickets/asked.ts';
import { words } from '../words/words.ts';

export const atBook = 'book';
export const atFind = 'bookings';
export const atFound = 'booking-found';

/** As the hall answers: `slot` by its clocks; without a code it cannot be told just now. Times are ms UTC. */
export type Booking = {
  booking: string;
  service: string;
  slot: string;
  code?: string;
  from?: number;
  until?: number;
  /** Was taken by it. */
  ticket?: string;
};
export type FoundBookings = { bookings: readonly Booking[]; more?: number; unfound?: number };

export const booked = signal<Booking | undefined>(undefined);
export const found = signal<FoundBookings | undefined>(undefined);

/** By the number of a document, or by a code, typed or scanned. */
export async function findBookings(typed: string): Promise<void> {
  found.value = undefined;
  forget(atFound);
  const [code] = byTypedCode(typed);
  const args = code !== undefined && 'booking' in code ? code : { identity: typed };
  const then = (given: Given) => {
    if (given.is === 'done') found.value = given.data as unknown as FoundBookings;
  };
  await give(atFind, { verb: 'bookings', args, says: words.value.bookings.find, isPrivate: true, then });
}

/** Its seat is free again. */
export function isGivenUp(booking: string): void {
  if (found.value === undefined) return;
  found.value = { ...found.value, bookings: found.value.bookings.filter(one => one.booking !== booking) };
}

/** Where tickets are: its number stands there as large as any. */
export function takeBy(code: string): void {
  location.hash = 'tickets';
  void find(code);
}

/** Whoever stands there next learns nothing of this one. */
export function leave(): void {
  booked.value = undefined;
  found.value = undefined;
  for (const place of [atBook, atFind, atFound]) forget(place);
}
