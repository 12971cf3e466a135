/** So often a picture is told again no later than that, to a board whose long frames a bad line seldom lets through. */
export type Insistence = { times: number; atMostMs: number };

/**
 * A board that never answers may have missed a picture, and nobody sees it: so it is told each once more after `firstMs`, and
 * again after twice as long, until that is as long as its refresh.
 */
export function newRepeats(firstMs: number, refreshMs: number, insistence?: Insistence) {
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
    afterMs(): number {
      const isInsisting = insistence !== undefined && told <= insistence.times;
      return Math.min(firstMs * 2 ** Math.max(0, told - 1), isInsisting ? insistence.atMostMs : refreshMs);
    },
  };
}
