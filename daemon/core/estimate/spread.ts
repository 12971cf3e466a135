/** R11: how far the work ahead may lie from what is expected. */
import type { ToCome } from './booked.ts';
import type { Hands } from './hands.ts';
import type { Scatter } from './pace.ts';

/** Of what is reckoned with chance alone, nine in ten lie within so many deviations of the mean. */
const nineInTen = 1.645;

type Ahead = { called: number; share: number; coming: number; more: number; seats: ToCome };

export function spreadOf(
  { variance }: Hands,
  everyMs: number,
  { scatter, paceVariance }: Scatter,
  { called, share, coming, more, seats }: Ahead,
): number {
  const ofOne = everyMs ** 2;
  const served = called * share;
  const stay = served * Math.max(0, 1 - share);
  const work =
    ofOne * ((served + more + seats.many) * scatter + seats.variance + stay + coming * (1 + scatter)) +
    variance;
  return nineInTen * Math.sqrt(work + paceVariance * ((served + coming + more + seats.many) * everyMs) ** 2);
}
