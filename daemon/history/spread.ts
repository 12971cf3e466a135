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
  /** Which lengths there are, in order, and how many things took each: the middle of them costs next to nothing to tell. */
  const lengths: number[] = [];
  const counts: number[] = [];
  let count = 0;

  /** Where it stands, or would stand. */
  function placeOf(seconds: number): number {
    let [from, to] = [0, lengths.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((lengths[middle] ?? 0) < seconds) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    add(ms, times = 1) {
      const seconds = Math.min(daySeconds, Math.max(0, Math.round(ms / 1000)));
      const place = placeOf(seconds);
      if (lengths[place] !== seconds) {
        lengths.splice(place, 0, seconds);
        counts.splice(place, 0, 0);
      }
      counts[place] = (counts[place] ?? 0) + times;
      count += times;
    },
    count: () => count,
    quantile(share) {
      const rank = Math.max(1, Math.ceil(share * count));
      let [place, passed] = [0, counts[0] ?? 0];
      while (passed < rank && place < counts.length) {
        place += 1;
        passed += counts[place] ?? 0;
      }
      const seconds = lengths[place];
      return seconds && seconds * 1000;
    },
    histogram(widthMs, spans) {
      const found = Array<number>(spans).fill(0);
      for (const [place, here] of counts.entries()) {
        const span = Math.min(spans - 1, Math.floor(((lengths[place] ?? 0) * 1000) / widthMs));
        found[span] = (found[span] ?? 0) + here;
      }
      return found;
    },
  };
}
