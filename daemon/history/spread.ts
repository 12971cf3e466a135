/**
 * How long many things took, to the second: what stands out of a month of big days in the room of one (Samples of the
 * simulator keeps each of them).
 */
export type Spread = {
  /** From 0 on; below counts as 0, above a day as a day. `times` -1: one that was added is none. */
  add(ms: number, times?: 1 | -1): void;
  count(): number;
  /** ms that this share of them, from 0 to 1, does not pass (nearest rank); none without any. */
  quantile(share: number): number | undefined;
  /** How many lie in each span of that width from 0 on; the last one holds all above. Whole seconds wide. */
  histogram(widthMs: number, spans: number): number[];
};

const daySeconds = 24 * 60 * 60;

export function openSpread(): Spread {
  /** How many took so many seconds. */
  let counts = new Uint32Array(64);
  let count = 0;

  return {
    add(ms, times = 1) {
      const seconds = Math.min(daySeconds, Math.max(0, Math.round(ms / 1000)));
      if (seconds >= counts.length) {
        const larger = new Uint32Array(Math.max(2 * counts.length, seconds + 1));
        larger.set(counts);
        counts = larger;
      }
      counts[seconds] = (counts[seconds] ?? 0) + times;
      count += times;
    },
    count: () => count,
    quantile(share) {
      if (count === 0) return undefined;
      const rank = Math.max(1, Math.ceil(share * count));
      let passed = 0;
      for (let seconds = 0; ; seconds += 1) {
        passed += counts[seconds] ?? 0;
        if (passed >= rank) return seconds * 1000;
      }
    },
    histogram(widthMs, spans) {
      const found = Array<number>(spans).fill(0);
      for (const [seconds, here] of counts.entries()) {
        if (here === 0) continue;
        const span = Math.min(spans - 1, Math.floor((seconds * 1000) / widthMs));
        found[span] = (found[span] ?? 0) + here;
      }
      return found;
    },
  };
}
