/** The bookings of a day (R18): those made, given up, and what became of those whose slot it was. */
import { dayOfSlot, windowOf } from '../core/day/slots.ts';
import type { BookedSlot } from '../core/types/booking.ts';
import type { Event } from '../core/types/events.ts';
import type { Presses } from './presses.ts';

/** `made`, `cancelled`: today. `usedAt`: when somebody came by it, ms in the `now` of the rules. */
export type BookingLine = Pick<BookedSlot, 'service' | 'slot' | 'minutes'> & {
  made: boolean;
  cancelled: boolean;
  usedAt?: number;
};
export type Bookings = { saw(event: Event, at: number): void; all: readonly BookingLine[] };

/** What became of who had a seat. */
export type Came = 'in-time' | 'early' | 'late' | 'unused';

/** None of whose slot was another day, who gave it up, or whose time is not over (`overAt`: until when all is known; both walls). */
export function cameBy(
  { day, timeZone, wallAheadMs }: { day: string; timeZone: string; wallAheadMs: number },
  { slot, minutes, cancelled, usedAt }: BookingLine,
  overAt: number,
): Came | undefined {
  if (cancelled || dayOfSlot(slot) !== day) return undefined;
  const { from, until } = windowOf({ timeZone }, { slot, minutes });
  // Who has not come may still, while their time is not over.
  if (usedAt === undefined) return overAt > until ? 'unused' : undefined;
  const wall = usedAt + wallAheadMs;
  if (wall < from) return 'early';
  return wall <= until ? 'in-time' : 'late';
}

export function openBookings({ did }: Pick<Presses, 'did'>): Bookings {
  const all: BookingLine[] = [];
  /** The newest of an id: one that was given up and booked again is another. */
  const known = new Map<string, BookingLine>();

  function take(id: string, { service, slot, minutes }: Omit<BookedSlot, 'id'>, made: boolean): void {
    const line = { service, slot, minutes, made, cancelled: false };
    all.push(line);
    known.set(id, line);
  }

  return {
    all,
    saw(event, at) {
      switch (event.kind) {
        case 'carried':
          if (event.what === 'booking') take(event.id, event.booking, false);
          return;
        case 'booked':
          take(event.booking, event, true);
          return;
        case 'booking-cancelled': {
          const line = known.get(event.booking);
          if (line !== undefined) line.cancelled = true;
          return;
        }
        case 'booking-used': {
          const line = known.get(event.booking);
          if (line === undefined) return;
          line.usedAt = at;
          did(() => void delete line.usedAt);
          return;
        }
        default:
          return;
      }
    },
  };
}
