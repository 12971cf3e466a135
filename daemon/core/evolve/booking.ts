/** What bookings do to the hall (R18). */
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { dropBooking, keepBooking, useBooking } from '../visit/bookings.ts';

export function evolveBooking(
  rules: Rules,
  hall: Hall,
  event: Extract<Event, { kind: 'booked' | 'booking-cancelled' | 'booking-used' }>,
  at: number,
): void {
  switch (event.kind) {
    case 'booked': {
      const { booking: id, service, slot, minutes, identity, choice } = event;
      keepBooking(rules, hall, { id, service, slot, minutes, identity, ...(choice && { choice }) });
      return;
    }
    case 'booking-cancelled':
      dropBooking(rules, hall, event.booking);
      return;
    case 'booking-used':
      useBooking(rules, hall, event.booking, event.ticket, at + hall.wallAheadMs);
      return;
  }
}
