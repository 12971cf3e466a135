/** `state/slots/<service>`: when it can be booked, and how many seats are free (R18). Whoever has the others is told to nobody. */
import { dayOfSlot } from '../../core/day/slots.ts';
import type { BookingHours } from '../../core/types/booking.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules, Service } from '../../core/types/rules.ts';
import { freeSeats } from '../../core/visit/bookings.ts';
import type { stateSlots } from '../schemas/state.ts';
import type { Says } from './payloads.ts';

export function slotsBody(
  rules: Rules,
  hall: Hall,
  service: Service,
  { lengthMs, capacity, cutOffMs }: BookingHours,
  now: number,
): Says<typeof stateSlots> {
  const byDay = Map.groupBy(freeSeats(rules, hall, service, now), ({ slot }) => dayOfSlot(slot));
  return {
    minutes: Math.round(lengthMs / 60_000),
    capacity,
    cutOffMin: Math.round(cutOffMs / 60_000),
    days: [...byDay].map(([day, slots]) => ({
      day,
      free: Object.fromEntries(slots.map(({ slot, free }) => [slot.slice('YYYY-MM-DDT'.length), free])),
    })),
  };
}
