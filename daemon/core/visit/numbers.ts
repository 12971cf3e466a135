/** R1: a number is issued once in a business day, whatever crashed; after a restore the hall goes on above all that may be on paper. */
import type { Event } from '../types/events.ts';
import type { NumbersSkip } from '../types/hall-events.ts';
import type { Hall } from '../types/model.ts';

export function ticketOf(series: string, number: number): string {
  return `${series}${String(number).padStart(3, '0')}`;
}

/** The next number of that scope today. */
export function nextNumber(hall: Hall, scope: string, series: string): number {
  const issued = hall.issued.get(scope) ?? 0;
  let number = Math.max(issued, skippedTo(hall, hall.day ?? '')) + 1;
  // A number that was issued before `numbering` was changed in the middle of a day stays issued.
  while (hall.visits.has(ticketOf(series, number))) number += 1;
  return number;
}

/** Up to which number every series of that day may be on paper already. */
export function skippedTo({ skips }: Hall, day: string): number {
  return skips.get(day) ?? 0;
}

/** Nothing up to there is issued on that day, whatever was known before. */
export function skipTo(hall: Hall, { day, to }: NumbersSkip): void {
  hall.skips = new Map([...hall.skips, [day, Math.max(to, skippedTo(hall, day))]]);
}

/** Before the first day there is no journal to write to: what is skipped then is told when a day opens. */
export function skipNumbers(hall: Hall, { day, to }: NumbersSkip): Event[] {
  return hall.day !== undefined && to > skippedTo(hall, day) ? [{ kind: 'numbers-skipped', day, to }] : [];
}

/** Those that still matter when that day opens; in place of a wrong date it goes on above all that was issued under that. */
export function skipsFrom(hall: Hall, day: string, insteadOf?: string): NumbersSkip[] {
  const skips = new Map([...hall.skips].filter(([of]) => of >= day && of !== insteadOf));
  if (insteadOf !== undefined) {
    const to = Math.max(skippedTo(hall, day), skippedTo(hall, insteadOf), ...hall.issued.values());
    if (to > 0) skips.set(day, to);
  }
  return [...skips].map(([of, to]) => ({ day: of, to }));
}
