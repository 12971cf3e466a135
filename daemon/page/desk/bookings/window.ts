/** When a ticket by it goes before others. */
import { clockTime } from '../told/source.ts';
import { words } from '../words/words.ts';
import type { Booking } from './asked.ts';

/** Before and after it a ticket is one as any. */
export function windowOf({ from, until }: Booking): string {
  return from === undefined || until === undefined
    ? ''
    : words.value.bookings.window(clockTime(from), clockTime(until));
}
