/** The bookings of a day (R18): those made, given up, and what became of those whose slot it was. */
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
