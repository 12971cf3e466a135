/**
 * How long one device takes to answer, and how much that differs from answer to answer, learned as TCP learns it: RFC 6298,
 * whose sections stand in brackets. By maker and model it is 5 ms or 2 s, so no constant fits.
 */

/** (2.3) How much of a new measurement goes into each. */
const alpha = 1 / 8;
const beta = 1 / 4;
/** (2.3) So many spreads later it is late: K. */
const spreads = 4;

/**
 * `leastMarginMs`: waited at least beyond what is usual, in place of the clock's granularity, G: here it is what an adapter, a
 * bridge or this machine add at times.
 */
export function newRoundTrip(leastMarginMs: number) {
  let learned: { smoothedMs: number; spreadMs: number } | undefined;

  return {
    learn(tookMs: number): void {
      if (learned === undefined) {
        // (2.2)
        learned = { smoothedMs: tookMs, spreadMs: tookMs / 2 };
        return;
      }
      const { smoothedMs, spreadMs } = learned;
      // (2.3) In this order: the spread is that from what was usual before.
      learned = {
        spreadMs: (1 - beta) * spreadMs + beta * Math.abs(smoothedMs - tookMs),
        smoothedMs: (1 - alpha) * smoothedMs + alpha * tookMs,
      };
    },
    /** (2.3) After so long an answer is late: the RTO. Undefined: nothing was learned. */
    lateAfterMs: () => learned && learned.smoothedMs + Math.max(leastMarginMs, spreads * learned.spreadMs),
    /** What is usual; 0 when nothing was learned. */
    smoothedMs: () => learned?.smoothedMs ?? 0,
    forget(): void {
      learned = undefined;
    },
  };
}
