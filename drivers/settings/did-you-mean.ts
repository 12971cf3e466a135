/** The word that was probably meant: the nearest one, if no more than a third of it is mistyped. */
export function didYouMean(word: string, words: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const steps = editDistance(word, candidate);
    const longer = Math.max(word.length, candidate.length);
    if (steps < fewest && steps < candidate.length && steps <= Math.max(1, Math.floor(longer / 3)))
      [nearest, fewest] = [candidate, steps];
  }
  return nearest;
}

/** Damerau–Levenshtein (optimal string alignment): letters to add, drop, replace, or swap with their neighbour. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return last[to.length] ?? 0;
}
