/** Lengths of time of one day, kept in order, so that the middle of them costs nothing to tell. */
export type Spread = {
  add(ms: number): void;
  /** One that was added. */
  remove(ms: number): void;
  count(): number;
  /** The least that is not passed by this share of them (0 to 1), in whole seconds; none of nothing. */
  seconds(share: number): number | undefined;
};

export function spread(): Spread {
  const sorted: number[] = [];

  /** Where it stands, or would stand. */
  function placeOf(ms: number): number {
    let from = 0;
    let to = sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? 0) < ms) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    add: ms => void sorted.splice(placeOf(ms), 0, ms),
    remove(ms) {
      const place = placeOf(ms);
      if (sorted[place] === ms) sorted.splice(place, 1);
    },
    count: () => sorted.length,
    seconds(share) {
      const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
      return found === undefined ? undefined : Math.round(found / 1000);
    },
  };
}
