/** R18: the slots for which a service can be booked. They are told by the wall clock, as the sessions are (R10). */
import type { BookedSlot, BookingHours } from '../types/booking.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { businessDay } from './clock-face.ts';
import { daysAfter, isWorkday, momentOn } from './timetable.ts';

const minuteMs = 60_000;
/** Whoever comes by a booking goes before others from so long before its slot until so long after it. */
export const opensBeforeMs = 10 * minuteMs;
const endsAfterMs = 15 * minuteMs;

export const dayOfSlot = (slot: string) => slot.slice(0, 'YYYY-MM-DD'.length);
/** As people read it: 2026-11-25 09:30. */
export const slotShown = (slot: string) => slot.replace('T', ' ');
const timeOfSlot = (slot: string) => slot.slice('YYYY-MM-DDT'.length);

/** HH:MM */
export function timeText(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / minuteMs);
  return [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');
}

export function slotBeginsAt({ timeZone }: Pick<Rules, 'timeZone'>, slot: string): number {
  const [hours = 0, minutes = 0] = timeOfSlot(slot).split(':').map(Number);
  return momentOn(dayOfSlot(slot), timeZone, (hours * 60 + minutes) * minuteMs);
}

/** When its ticket is of class appointment, by the wall clock. */
export function windowOf(
  rules: Pick<Rules, 'timeZone'>,
  { slot, minutes }: Pick<BookedSlot, 'slot' | 'minutes'>,
): { from: number; until: number } {
  const from = slotBeginsAt(rules, slot) - opensBeforeMs;
  return { from, until: from + windowMs(minutes) };
}

export const windowMs = (minutes: number): number => opensBeforeMs + minutes * minuteMs + endsAfterMs;

export type Window = 'early' | 'open' | 'over';

export function windowNow(rules: Rules, hall: Hall, booking: BookedSlot, now: number): Window {
  const wall = now + hall.wallAheadMs;
  const { from, until } = windowOf(rules, booking);
  if (wall < from) return 'early';
  return wall <= until ? 'open' : 'over';
}

/** Why a slot of that service, if it has any, cannot be booked at all; whether a seat is free is not looked at. */
export function noSlot(
  rules: Rules,
  hall: Hall,
  { service, slot }: { service: string; slot: string },
  now: number,
): Refusal | undefined {
  const hours = rules.services.get(service)?.booking;
  if (hours === undefined)
    return refuse('no-slot', { is: 'not-bookable', service, expected: bookable(rules) });
  const [day, time] = [dayOfSlot(slot), timeOfSlot(slot)];
  const times = hours.slots.map(timeText);
  if (!times.includes(time)) return refuse('no-slot', { is: 'no-such-time', service, found: time, times });
  if (!isWorkday(rules, day)) return refuse('no-slot', { is: 'day-off', day });
  const wall = now + hall.wallAheadMs;
  const last = daysAfter(businessDay(wall, rules.timeZone), hours.daysAhead);
  if (day > last) return refuse('no-slot', { is: 'too-far', day, last });
  return wall + hours.cutOffMs > slotBeginsAt(rules, slot)
    ? refuse('no-slot', { is: 'too-late', slot: slotShown(slot), cutOffMs: hours.cutOffMs })
    : undefined;
}

const bookable = ({ services }: Rules) =>
  [...services.values()].filter(({ booking }) => booking !== undefined).map(({ id }) => id);

/** That can still be booked, in their order: `slots` of each day on which there are any. */
export function* slotsToBook(rules: Rules, hours: BookingHours, wall: number): Generator<string> {
  const today = businessDay(wall, rules.timeZone);
  for (let ahead = 0; ahead <= hours.daysAhead; ahead += 1) {
    const day = daysAfter(today, ahead);
    if (!isWorkday(rules, day)) continue;
    for (const fromMs of hours.slots) {
      const slot = `${day}T${timeText(fromMs)}`;
      if (wall + hours.cutOffMs <= slotBeginsAt(rules, slot)) yield slot;
    }
  }
}

/** Of a booking that the hall would not take any more: the day has become one off, or the config has no such slot now. */
export function isAstray(rules: Rules, { service, slot }: BookedSlot): 'day-off' | 'no-slot' | undefined {
  const times = rules.services.get(service)?.booking?.slots.map(timeText) ?? [];
  if (!times.includes(timeOfSlot(slot))) return 'no-slot';
  return isWorkday(rules, dayOfSlot(slot)) ? undefined : 'day-off';
}
