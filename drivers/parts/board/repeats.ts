/**
 * A board that never answers may have missed a picture, and nobody sees it: so it is told each once more after `firstMs`, and
 * again after twice as long, until that is as long as its refresh.
 */
export function newRepeats(firstMs: number, refreshMs: number) {
  let told = 0;
  return {
    /** Another picture is wanted. */
    restart(): void {
      told = 0;
    },
    told(): void {
      told += 1;
    },
    /** How long after it was told last. */
    afterMs: () => Math.min(firstMs * 2 ** Math.max(0, told - 1), refreshMs),
  };
}
