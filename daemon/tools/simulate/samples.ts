/** Many figures of one kind, in ms, and what stands out of them. */
export type Samples = {
  add(value: number): void;
  count(): number;
  /** 0 while there are none. */
  mean(): number;
  max(): number;
  /** The value that this share of them, from 0 to 1, does not pass; of very many, to the second below it. */
  quantile(share: number): number;
  /** How many lie in each span of that width, whole seconds, from 0 on; the last one holds all above. */
  histogram(width: number, spans: number): number[];
};

/** So many are kept as they are. Of more only how many lie in each second: what is kept does not grow with the days. */
const keptExactly = 65_536;
const secondMs = 1000;

export function openSamples(): Samples {
  let exact: Float64Array | undefined = new Float64Array(256);
  const bySecond: number[] = [];
  let count = 0;
  let sum = 0;
  let max = 0;
  let isSorted = true;

  function intoSeconds(value: number): void {
    const second = Math.max(0, Math.floor(value / secondMs));
    while (bySecond.length <= second) bySecond.push(0);
    bySecond[second] = (bySecond[second] ?? 0) + 1;
  }

  function keep(values: Float64Array, value: number): void {
    if (count === keptExactly) {
      for (const one of values) intoSeconds(one);
      intoSeconds(value);
      exact = undefined;
      return;
    }
    if (count === values.length) {
      exact = new Float64Array(2 * count);
      exact.set(values);
    }
    (exact ?? values)[count] = value;
    isSorted = false;
  }

  /** Each with how many there are of it, from the least on. */
  function* counted(): Generator<readonly [value: number, times: number], undefined> {
    if (exact === undefined) {
      for (const [second, times] of bySecond.entries()) if (times > 0) yield [second * secondMs, times];
      return undefined;
    }
    const held = exact.subarray(0, count);
    if (!isSorted) held.sort();
    isSorted = true;
    for (const value of held) yield [value, 1];
    return undefined;
  }

  return {
    add(value) {
      if (exact === undefined) intoSeconds(value);
      else keep(exact, value);
      max = count === 0 ? value : Math.max(max, value);
      count += 1;
      sum += value;
    },
    count: () => count,
    mean: () => (count === 0 ? 0 : sum / count),
    max: () => max,
    quantile(share) {
      let left = Math.max(1, Math.ceil(share * count));
      for (const [value, times] of counted()) {
        left -= times;
        if (left <= 0) return value;
      }
      return 0;
    },
    histogram(width, spans) {
      const found = Array<number>(spans).fill(0);
      for (const [value, times] of counted()) {
        const span = Math.min(spans - 1, Math.max(0, Math.floor(value / width)));
        found[span] = (found[span] ?? 0) + times;
      }
      return found;
    },
  };
}
