/**
 * One card that lies there is one act, however long it lies there. Some modules find a card that was read again and again, others
 * not before it was away; so a card is new that was not found for a while, or is another.
 */
import type { Timers } from '../device.ts';

export function cardsLaid(timers: Timers, repeatWindowMs: number) {
  let last: { number: string; atMs: number; wasAway: boolean } | undefined;
  let askedMs = timers.now();

  return {
    /** It is looked whether one is there. */
    asked(): void {
      askedMs = timers.now();
    },
    /** None was found. */
    none(): void {
      if (last === undefined) return;
      last.wasAway = true;
      if (timers.now() - last.atMs >= repeatWindowMs) last = undefined;
    },
    /** Nobody knows what was done there meanwhile. */
    away(): void {
      if (last !== undefined) last.wasAway = true;
    },
    /** It was read. How long that took says nothing: it was there when it was looked. */
    isNew(number: string): boolean {
      const isSame = last?.number === number && (!last.wasAway || askedMs - last.atMs < repeatWindowMs);
      last = { number, atMs: timers.now(), wasAway: false };
      return !isSame;
    },
    /** Whose number it was. */
    forget(): void {
      last = undefined;
    },
  };
}
