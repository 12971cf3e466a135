/** 预约: how many seats were booked and given up, and when those came whose slot it was, or that they did not (R18). */
import { dayOfSlot, windowOf } from '../../core/day/slots.ts';
import type { DayTold } from '../../history/day-book.ts';
import type { Dimension, Group } from './group.ts';

type Of = (dimension: Dimension, id: string) => Group;

export function countBookings(told: DayTold, of: Of): void {
  for (const { service, slot, minutes, made, cancelled, usedAt } of told.bookings) {
    for (const group of [of('hall', ''), of('day', told.day), of('service', service)]) {
      if (made) group.bookingsMade += 1;
      if (cancelled) group.bookingsCancelled += 1;
      else if (dayOfSlot(slot) === told.day) {
        const window = windowOf(told, { slot, minutes });
        group.bookingsDue += 1;
        if (usedAt !== undefined) group[cameAt(usedAt + told.wallAheadMs, window)] += 1;
        // Who has not come may still, while their time is not over.
        else if (told.isClosed || told.until + told.wallAheadMs > window.until) group.bookingsUnused += 1;
      }
    }
  }
}

function cameAt(wall: number, { from, until }: { from: number; until: number }) {
  if (wall < from) return 'bookingsEarly';
  return wall <= until ? 'bookingsInTime' : 'bookingsLate';
}
