/**
 * When a guess is sure. It must be the only one that fits, fit nine frames in ten (a line has some noise), and could have come
 * by chance in one case of a million at most, counting everything else that was tried.
 */

const leastBits = 20;
const leastShare = 0.9;
const leastFrames = 5;
/** Ways to cut what is heard into frames and kinds, among which the best is taken. */
const cuttingBits = 4;

export const mostlyFits = (fits: number, of: number): boolean => of > 0 && fits >= of * leastShare;

/**
 * `bits`: what one frame says. Frames whose bytes change together (rank 1) say as much as two; if two bytes change without
 * each other, every frame counts.
 */
export function surely(seen: { bits: number; frames: number; rank: number; tried: number }): boolean {
  const { bits, frames, rank, tried } = seen;
  if (frames < leastFrames) return false;
  return isBeyondChance(bits * (rank < 2 ? 1 + rank : frames), tried);
}

/** `bits` that speak for one of so many that were tried. */
export const isBeyondChance = (bits: number, tried: number): boolean =>
  bits - Math.log2(tried) - cuttingBits >= leastBits;

/**
 * How much `fits` of `of` frames say that a place is not as any other, where `share` of all bytes are so: bits, by the
 * likelihood of the one against the other.
 */
export function unlikeElsewhere(fits: number, of: number, share: number): boolean {
  const part = fits / of;
  if (part <= share || fits < leastFrames) return false;
  const rest = part === 1 ? 0 : (1 - part) * Math.log2((1 - part) / (1 - share));
  return isBeyondChance(of * (part * Math.log2(part / share) + rest), 256);
}
