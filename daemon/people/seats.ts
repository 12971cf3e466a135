/** R18: who of those who come has booked, which seat, and when they come by it, if they do. Times are ms since midnight. */
import { opensBeforeMs, windowMs } from '../core/day/slots.ts';
import type { BookingHours } from '../core/types/booking.ts';
import type { Rules } from '../core/types/rules.ts';
import { type Chance, chanceOf, exponential } from './chance.ts';
import type { Citizen } from './citizen.ts';

/** `who`: no two of a day have the same. `bookedMs`: on the day itself; left out: on one before. */
export type Seat = {
  slotMs: number;
  who: string;
  bookedMs?: number;
  then: 'comes' | 'gives-up' | 'stays-away';
};

/** `arrivesMs`: of who gives the seat up when they say so; of who stays away nothing happens then. */
type Coming = Citizen & { arrivesMs: number; seat?: Seat };

/** `books`: of those who come for what can be booked so many, of 1, look for a seat. `doorsMs`: when the hall opens. */
export type SeatsOf = { seed: number; day: number; books?: number | undefined; doorsMs: number };

const minuteMs = 60_000;
const seatStream = 12;
/** Further from when they would have come nobody moves for a seat. */
const mostMovedMs = 2 * 60 * minuteMs;
const sameDayShare = 0.15;
const givesUpShare = 0.05;
const staysAwayShare = 0.12;
/** Of those who come. */
const earlyShare = 0.15;
const lateShare = 0.05;
/** On average, of who comes before the window of their slot opens, or when it is over. */
const earlyByMs = 15 * minuteMs;
const lateByMs = 15 * minuteMs;

/**
 * Those of them who have a seat, as they come now. Who looks for one first finds it, as near as can be to when they would have come; who
 * finds none comes without. Each has luck of their own, so that nobody's hangs on who else has booked.
 */
export function seated<One extends Coming>(
  rules: Rules,
  alone: readonly One[],
  { seed, day, books = 0, doorsMs }: SeatsOf,
): ReadonlyMap<One, One> {
  const looking = alone.flatMap((one, nth) => {
    const hours = rules.services.get(one.service)?.booking;
    if (hours === undefined || one.also !== undefined) return [];
    const chance = chanceOf(seed, seatStream, day, nth);
    return chance() < books ? [{ one, hours, chance, who: `${nth}`, first: chance() }] : [];
  });
  const taken = new Map<string, number>();
  const found = new Map<One, One>();
  for (const { one, hours, chance, who } of looking.toSorted((a, b) => a.first - b.first)) {
    const place = (slotMs: number) => `${one.service} ${slotMs}`;
    const slotMs = nearest(
      hours.slots.filter(
        slot => isOffered(hours, slot, doorsMs) && (taken.get(place(slot)) ?? 0) < hours.capacity,
      ),
      one.arrivesMs,
    );
    if (slotMs === undefined) continue;
    taken.set(place(slotMs), (taken.get(place(slotMs)) ?? 0) + 1);
    const { arrivesMs, ...seat } = seatIn(chance, hours, slotMs, doorsMs);
    const asClass = one.class === 'green' ? 'green' : 'normal';
    found.set(one, { ...one, class: asClass, arrivesMs, seat: { ...seat, slotMs, who } });
  }
  return found;
}

/** What can be booked on the day alone must be so before the cut-off. */
const isOffered = ({ daysAhead, cutOffMs }: BookingHours, slotMs: number, doorsMs: number): boolean =>
  daysAhead > 0 || slotMs - cutOffMs >= doorsMs;

function nearest(slots: readonly number[], wantedMs: number): number | undefined {
  const far = (slotMs: number) => Math.abs(slotMs - wantedMs);
  return slots.filter(slot => far(slot) <= mostMovedMs).toSorted((a, b) => far(a) - far(b))[0];
}

function seatIn(
  chance: Chance,
  { lengthMs, cutOffMs, daysAhead }: BookingHours,
  slotMs: number,
  doorsMs: number,
): Omit<Seat, 'slotMs' | 'who'> & { arrivesMs: number } {
  const isToday = chance() < sameDayShare;
  const lastMs = slotMs - cutOffMs;
  const bookedMs =
    daysAhead === 0 || (isToday && lastMs >= doorsMs)
      ? Math.floor(doorsMs + chance() * (lastMs - doorsMs))
      : undefined;
  const fate = chance();
  const then =
    fate < givesUpShare ? 'gives-up' : fate < givesUpShare + staysAwayShare ? 'stays-away' : 'comes';
  const sinceMs = bookedMs ?? doorsMs;
  const arrivesMs =
    then === 'comes'
      ? Math.max(sinceMs, comesMs(chance, slotMs, lengthMs))
      : sinceMs + chance() * Math.max(0, slotMs - sinceMs);
  return { then, arrivesMs: Math.ceil(arrivesMs), ...(bookedMs !== undefined && { bookedMs }) };
}

/** Most come about when the slot begins. */
function comesMs(chance: Chance, slotMs: number, lengthMs: number): number {
  const when = chance();
  const opensMs = slotMs - opensBeforeMs;
  if (when < earlyShare) return opensMs - exponential(chance, earlyByMs);
  if (when < earlyShare + lateShare)
    return opensMs + windowMs(lengthMs / minuteMs) + exponential(chance, lateByMs);
  return opensMs + chance() * chance() * (opensBeforeMs + lengthMs);
}
