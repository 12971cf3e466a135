/**
 * One card that lies there is one act, however long it lies there. Some modules find a card that was read again and again, others
 * not before it was away; so a card is new that was not found for a while, or is another.
 */
import type { Timers } from '../device.ts';

export function cardsLaid(timers: Timers, repeatWindowMs: number) {
  let last: { number: string; atMs: number } | undefined;

  return {
    /** None was found, or nobody looked. Whose it was is forgotten in time. */
    none(): void {
      if (last !== undefined && timers.now() - last.atMs >= repeatWindowMs) last = undefined;
    },
    /** It was read. */
    isNew(number: string): boolean {
      const isSame = last?.number === number;
      last = { number, atMs: timers.now() };
      return !isSame;
    },
    forget(): void {
      last = undefined;
    },
  };
}
