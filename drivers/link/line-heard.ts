/** When something was heard on a line last, and whether more of it is still to come. */
import { babbleAfterMs, chunkGapMs } from './line-times.ts';

export function newLineHeard(turnaroundMs: number) {
  let sinceMs = -Infinity;
  let lastMs = -Infinity;
  let isWhole = true;

  return {
    /** Bytes came in. `whole`: they ended with a whole message. */
    came(nowMs: number, whole: boolean) {
      if (nowMs - lastMs > chunkGapMs) sinceMs = nowMs;
      lastMs = nowMs;
      isWhole = whole;
    },
    /** Until when others have the line. */
    untilMs() {
      if (lastMs - sinceMs > babbleAfterMs) return -Infinity;
      return lastMs + (isWhole ? turnaroundMs : Math.max(turnaroundMs, chunkGapMs));
    },
    /** A message that was heard since then is not whole yet. */
    isArrivingSince: (ms: number) => lastMs >= ms && !isWhole,
  };
}
