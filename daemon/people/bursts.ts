/** Many who come at once: a coach, the staff of a firm, a notice that the whole town has read. */
import { nextArrival } from './arrivals.ts';
import type { Chance } from './chance.ts';
import { type Curve, peopleOn, rateAt } from './curve.ts';

/** So many times a day on average a share of all who come in the day comes at once, for the same service. */
export type Bursts = { aDay: number; share: number; withinMs: number };

/** When they come, burst by burst, each within the hours in which anybody comes: the busier the hour, the likelier. */
export function burstsOn(curve: Curve, { aDay, share, withinMs }: Bursts, chance: Chance): number[][] {
  const people = peopleOn(curve);
  const count = Math.floor(aDay + chance());
  return Array.from({ length: count }, () => {
    const beginsMs = nextArrival(curve, 0, chance() * people) ?? 0;
    return Array.from({ length: Math.round(share * people) }, () => {
      const atMs = beginsMs + chance() * withinMs;
      return Math.round(rateAt(curve, atMs) > 0 ? atMs : beginsMs);
    });
  });
}
