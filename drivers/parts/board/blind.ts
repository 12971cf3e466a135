/**
 * What a board is told that is lost: its answer wire may be broken, and it hears all the same. So each new picture goes to it
 * blind, and again at every refresh; in between it is asked whether it is there. It goes behind the others of its line, and
 * nothing of it is ever told as shown.
 */
import type { Timers } from '../../device.ts';
import type { Rank } from '../../link/turns.ts';
import type { Asking } from './rounds.ts';

type Of<Face, Answer> = {
  /** All of a picture, as if nothing were known of what it shows; a frame that is short, so that nobody waits long for its end. */
  blind(face: Face, rank: Rank): readonly Asking<Answer>[];
  ping(rank: Rank): Asking<Answer>;
};

export function blindPainting<Face, Answer>(timers: Timers, refreshMs: number, kind: Of<Face, Answer>) {
  let painted: Face | undefined;
  let againAtMs = -Infinity;
  let left: readonly Asking<Answer>[] = [];
  /** The last one was waited for: frames that want no answer follow each other at once, pictures do not. */
  let isRested = true;

  return {
    next(wanted: Face | undefined): Asking<Answer> {
      const nowMs = timers.now();
      const isDue = wanted !== undefined && (wanted !== painted || againAtMs <= nowMs);
      if (isDue) left = isRested ? kind.blind(wanted, 'ping') : [];
      if (isDue && isRested) {
        painted = wanted;
        againAtMs = nowMs + refreshMs;
      }
      const asking = left[0] ?? kind.ping('ping');
      return {
        ...asking,
        then(answer) {
          left = left.slice(1);
          isRested = asking.isBlind !== true;
          asking.then(answer);
        },
      };
    },
    /** It is lost no more. */
    end(): void {
      painted = undefined;
      left = [];
    },
  };
}
