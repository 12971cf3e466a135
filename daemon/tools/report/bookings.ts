/** 预约: how many seats were booked and given up, and when those came whose slot it was, or that they did not (R18). */
import { dayOfSlot } from '../../core/day/slots.ts';
import { type Came, cameBy } from '../../history/bookings.ts';
import type { DayTold } from '../../history/day-book.ts';
import type { Dimension, Group } from './group.ts';

const countedAs = {
  'in-time': 'bookingsInTime',
  early: 'bookingsEarly',
  late: 'bookingsLate',
  unused: 'bookingsUnused',
} as const satisfies Record<Came, keyof Group>;

export function countBookings(told: DayTold, of: (dimension: Dimension, id: string) => Group): void {
  const overAt = told.isClosed ? Number.POSITIVE_INFINITY : told.until + told.wallAheadMs;
  for (const line of told.bookings) {
    const came = cameBy(told, line, overAt);
    for (const group of [of('hall', ''), of('day', told.day), of('service', line.service)]) {
      if (line.made) group.bookingsMade += 1;
      if (line.cancelled) group.bookingsCancelled += 1;
      else if (dayOfSlot(line.slot) === told.day) group.bookingsDue += 1;
      if (came !== undefined) group[countedAs[came]] += 1;
    }
  }
}
