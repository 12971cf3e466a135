/** How long a visit was in a hand. */
import type { Visit } from './visit.ts';

/** Since it came into the hand, or was known to; nobody pressed start, and time had not come to it: since the call. */
export function inHandMs({ hand }: Pick<Visit, 'hand'>, at: number): number {
  return hand === undefined ? 0 : at - (hand.startedAt ?? hand.since);
}

/** What is known when it is done, with a step or with some of its cases. `isCut`: the power failed between the two. */
export function servedTimes(
  visit: Pick<Visit, 'hand' | 'servedMs'>,
  { presumed, cases = 1 }: { presumed?: true; cases?: number },
  at: number,
  isCut: (since: number, at: number) => boolean,
): { tookMs: number; hereMs?: number; presumed?: true; cut?: true; cases?: number } {
  const { hand } = visit;
  const cut = hand !== undefined && isCut(hand.since, at);
  const hereMs = cut ? undefined : hand && at - (hand.startedAt ?? at);
  return {
    tookMs: visit.servedMs + inHandMs(visit, at),
    ...(cut && { cut: true }),
    ...(hereMs !== undefined && { hereMs }),
    ...(presumed === true && { presumed }),
    ...(cases > 1 && { cases }),
  };
}
