/** In how many ways the bytes of frames change, each without the others. */

/** A prime above every byte, so that no difference of two is 0 in it. */
const prime = 65_521;
const mostFrames = 60;

/**
 * 0 when all are alike; 1 when two bytes count up together, however many frames there are: then the one follows from the other,
 * and that a third follows from both says as little as two frames do. Frames of other lengths are compared from the front.
 */
export function rankOf(frames: readonly Uint8Array[]): number {
  const [first, ...others] = frames.slice(0, mostFrames);
  if (first === undefined) return 0;
  const width = Math.max(...frames.map(({ length }) => length));
  const rows = others.map(frame =>
    Array.from({ length: width }, (_, at) => modulo((frame[at] ?? 0) - (first[at] ?? 0))),
  );
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const pivot = rows.findIndex((row, nth) => nth >= rank && (row[column] ?? 0) !== 0);
    const found = rows[pivot];
    const top = rows[rank];
    if (found === undefined || top === undefined) continue;
    rows[pivot] = top;
    rows[rank] = found;
    const inverse = inverseOf(found[column] ?? 1);
    for (const row of rows.slice(rank + 1)) {
      const factor = modulo((row[column] ?? 0) * inverse);
      if (factor === 0) continue;
      for (let at = column; at < width; at += 1) row[at] = modulo((row[at] ?? 0) - factor * (found[at] ?? 0));
    }
    rank += 1;
  }
  return rank;
}

const modulo = (number: number): number => ((number % prime) + prime) % prime;

/** By Fermat: x to the prime less two. */
function inverseOf(number: number): number {
  let [result, base, power] = [1, modulo(number), prime - 2];
  while (power > 0) {
    if (power % 2 === 1) result = modulo(result * base);
    base = modulo(base * base);
    power = Math.floor(power / 2);
  }
  return result;
}
