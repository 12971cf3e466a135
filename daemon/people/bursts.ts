/** Many who come at once: a coach, the staff of a firm, a notice that the whole town has read. */
import { nextArrival } from './arrivals.ts';
import type { Chance } from './chance.ts';
import { type Curve, peopleOn, rateAt } from './curve.ts';
import { meanGroup } from './groups.ts';

/** So many times a day on average a share of all who come in the day comes at once, for the same service. */
export type Bursts = { aDay: number; share: number; withinMs: number };

/** Where the doors stand open for ever, so many hours are a day. */
const hoursADay = 7;

/** Of all who come, of 1: who comes by themselves, or as the first of a group. */
export function firstShare({ aDay, share }: Bursts = { aDay: 0, share: 0, withinMs: 0 }): number {
  return (1 - aDay * share) / meanGroup;
}

/** When they come, burst by burst, each within the hours in which anybody comes: the busier the hour, the likelier. */
export function burstsOn(curve: Curve, bursts: Bursts, chance: Chance): number[][] {
  const people = peopleOn(curve);
  const count = Math.floor(bursts.aDay + chance());
  return Array.from({ length: count }, () => {
    const beginsMs = nextArrival(curve, 0, chance() * people) ?? 0;
    return burstFrom(curve, beginsMs, { ...bursts, people }, chance);
  });
}

/**
 * The same where a curve need not end, and where nobody knows who will come yet: when those come who come at once with somebody
 * who comes at `atMs` as one of the firsts. Mostly nobody.
 */
export function burstBehind(curve: Curve, atMs: number, bursts: Bursts, chance: Chance): number[] {
  const people = hoursADay * rateAt(curve, atMs);
  const isOne = chance() * people * firstShare(bursts) < bursts.aDay;
  return isOne ? burstFrom(curve, atMs, { ...bursts, people }, chance) : [];
}

/** `people`: of the whole day. */
function burstFrom(
  curve: Curve,
  beginsMs: number,
  { share, people, withinMs }: Bursts & { people: number },
  chance: Chance,
): number[] {
  return Array.from({ length: Math.round(share * people) }, () => {
    const atMs = beginsMs + chance() * withinMs;
    return Math.round(rateAt(curve, atMs) > 0 ? atMs : beginsMs);
  });
}
