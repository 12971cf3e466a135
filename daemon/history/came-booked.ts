/** R11, R18: what a day teaches of who books: how many came, and when in the window of their slot. */
import { dayOfSlot, windowOf } from '../core/day/slots.ts';
import { binsOf, cameEveryMs } from '../core/estimate/booked.ts';
import type { Booked } from '../core/types/learned.ts';
import type { Rules } from '../core/types/rules.ts';
import type { BookingLine } from './bookings.ts';

/** `wall`: until when the day was seen, by the wall clock as the times of who came are with `wallAheadMs`; before a window is over nobody has stayed away. */
export function bookedTold(
  rules: Pick<Rules, 'timeZone'>,
  lines: readonly BookingLine[],
  { day, wall, wallAheadMs }: { day: string; wall: number; wallAheadMs: number },
): Booked[] {
  const told = new Map<number, { due: number; came: number[] }>();
  for (const { slot, minutes, cancelled, usedAt } of lines) {
    if (cancelled || dayOfSlot(slot) !== day) continue;
    const { from, until } = windowOf(rules, { slot, minutes });
    if (usedAt === undefined && wall <= until) continue;
    const bins = Array.from({ length: 1 + binsOf(minutes) }, () => 0);
    const sums = told.get(minutes) ?? { due: 0, came: bins };
    told.set(minutes, sums);
    sums.due += 1;
    const sinceMs = (usedAt ?? Number.POSITIVE_INFINITY) + wallAheadMs - from;
    const bin = sinceMs < 0 ? 0 : 1 + Math.floor(sinceMs / cameEveryMs);
    if (bin < sums.came.length) sums.came[bin] = (sums.came[bin] ?? 0) + 1;
  }
  return [...told].map(([minutes, { due, came }]) => [minutes, due, came]);
}
