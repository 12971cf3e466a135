/** When something was heard on a line last, and whether more of it is still to come. */
import { babbleAfterMs, chunkGapMs } from './line-times.ts';

export type LineHeard = {
  /** Bytes came in. `whole`: they ended with a whole message. */
  came(nowMs: number, whole: boolean): void;
  /** Until when others have the line. */
  untilMs(): number;
  /** A message that was heard since then is not whole yet. */
  isArrivingSince(ms: number): boolean;
};

export function newLineHeard(turnaroundMs: number): LineHeard {
  let sinceMs = -Infinity;
  let lastMs = -Infinity;
  let isWhole = true;

  return {
    came(nowMs, whole) {
      if (nowMs - lastMs > chunkGapMs) sinceMs = nowMs;
      lastMs = nowMs;
      isWhole = whole;
    },
    untilMs() {
      if (lastMs - sinceMs > babbleAfterMs) return -Infinity;
      return lastMs + (isWhole ? turnaroundMs : Math.max(turnaroundMs, chunkGapMs));
    },
    isArrivingSince: ms => lastMs >= ms && !isWhole,
  };
}
