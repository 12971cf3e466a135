/** Several who come together, for the same, and take a ticket each: a couple, a family, colleagues. */
import type { Chance } from './chance.ts';
import { type Curve, rateAt } from './curve.ts';

/** Of those who come, so many bring somebody along: one, and less often two or three. */
const groupShare = 0.06;
const companionShares = [0.7, 0.2, 0.1];
const meanCompanions = companionShares.reduce((sum, share, nth) => sum + share * (nth + 1), 0);

/** How many come on average where one would have come alone. */
export const meanGroup = 1 + groupShare * meanCompanions;

/** When each of those whom somebody brings along stands at the kiosk: one after the other, while anybody comes at all. */
export function companionsOf(curve: Curve, arrivesMs: number, chance: Chance): number[] {
  if (chance() >= groupShare) return [];
  const drawn = chance();
  let passed = 0;
  const most = companionShares.findIndex(share => {
    passed += share;
    return drawn < passed;
  });
  let atMs = arrivesMs;
  return Array.from({ length: most < 0 ? companionShares.length : most + 1 }, () => {
    const nextMs = Math.round(atMs + 8_000 + chance() * 15_000);
    if (rateAt(curve, nextMs) > 0) atMs = nextMs;
    return atMs;
  });
}
