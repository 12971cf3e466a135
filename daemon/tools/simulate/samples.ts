/** Many figures of one kind, and what stands out of them. */
export type Samples = {
  add(value: number): void;
  count(): number;
  /** 0 while there are none. */
  mean(): number;
  max(): number;
  /** The value that this share of them, from 0 to 1, does not pass. */
  quantile(share: number): number;
  /** How many lie in each span of that width, from 0 on; the last one holds all above. */
  histogram(width: number, spans: number): number[];
};

export function openSamples(): Samples {
  let values = new Float64Array(1024);
  let count = 0;
  let sum = 0;
  let isSorted = true;

  function sorted(): Float64Array {
    const held = values.subarray(0, count);
    if (!isSorted) held.sort();
    isSorted = true;
    return held;
  }

  return {
    add(value) {
      if (count === values.length) {
        const larger = new Float64Array(2 * count);
        larger.set(values);
        values = larger;
      }
      values[count] = value;
      count += 1;
      sum += value;
      isSorted = false;
    },
    count: () => count,
    mean: () => (count === 0 ? 0 : sum / count),
    max: () => sorted().at(-1) ?? 0,
    quantile: share => sorted()[Math.max(0, Math.ceil(share * count) - 1)] ?? 0,
    histogram(width, spans) {
      const found = Array<number>(spans).fill(0);
      for (const value of values.subarray(0, count)) {
        const span = Math.min(spans - 1, Math.max(0, Math.floor(value / width)));
        found[span] = (found[span] ?? 0) + 1;
      }
      return found;
    },
  };
}
