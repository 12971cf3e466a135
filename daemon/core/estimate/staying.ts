/** R11: how many of those who wait will be served when their turn comes; the others have gone by then, or do not come. */
import type { Lane } from '../types/lane.ts';
import { standingAt } from '../types/lane.ts';
import { type Learned, type Stayed, toldBandOf, toldBandsMin } from '../types/learned.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { guessWeight, weightsOf } from './lessons.ts';

/** Of those who were told so much. */
type Staying = {
  /** How many of them go within an ms. */
  goPerMs: number;
  /** How many more of those called do not come than of all; below 0: how many fewer. */
  absent: number;
};
type Stayings = { bands: readonly Staying[]; missedMs: number };

/** So many of those ahead are looked at. */
const most = 8;
const minuteMs = 60_000;

const known = new WeakMap<Learned, Stayings>();

function stayings(learned: Learned): Stayings {
  let found = known.get(learned);
  if (found === undefined) {
    found = stayingsOf(learned);
    known.set(learned, found);
  }
  return found;
}

function stayingsOf(learned: Learned): Stayings {
  const weights = weightsOf(learned);
  const sums = toldBandsMin.map((_, band) =>
    learned.days.reduce<Stayed>(
      (sum, { stayed }, day) => {
        const of = (nth: 0 | 1 | 2 | 3 | 4) => sum[nth] + (weights[day] ?? 0) * (stayed[band]?.[nth] ?? 0);
        return [of(0), of(1), of(2), of(3), of(4)];
      },
      [0, 0, 0, 0, 0],
    ),
  );
  const total = (nth: 0 | 1 | 2) => sums.reduce((sum, one) => sum + one[nth], 0);
  const usual = total(0) === 0 ? 0 : total(1) / total(0);
  return {
    missedMs: total(1) === 0 ? 0 : total(2) / total(1),
    bands: sums.map(([called, missed, , gone, waitedMs], band) => ({
      goPerMs: gone / (waitedMs + guessWeight * (toldBandsMin[band] ?? 0) * minuteMs + minuteMs),
      absent: (missed + guessWeight * usual) / (called + guessWeight) - usual,
    })),
  };
}

/** Of the first so many in the lane the part that is served, where the last of them is called `waitMs` from now. */
export function servedShare(
  { learned }: Rules,
  hall: Hall,
  lane: Lane | undefined,
  { ahead, waitMs, everyMs }: { ahead: number; waitMs: number; everyMs: number },
): number {
  if (learned === undefined || learned.days.length === 0 || lane === undefined) return 1;
  const { bands, missedMs } = stayings(learned);
  const saved = Math.max(0, 1 - missedMs / everyMs);
  const among = Math.min(ahead, lane.size);
  const looks = Math.min(most, among);
  let served = 0;
  let count = 0;
  for (let look = 0; look < looks; look += 1) {
    const part = (look + 0.5) / looks;
    const waiting = standingAt(lane, Math.floor(part * among));
    const toldMs = waiting && hall.visits.get(waiting.ticket)?.expectedMs;
    if (toldMs === undefined) continue;
    const { goPerMs, absent } = bands[toldBandOf(toldMs)] ?? { goPerMs: 0, absent: 0 };
    served += Math.exp(-goPerMs * part * waitMs) * (1 - saved * absent);
    count += 1;
  }
  return count === 0 ? 1 : served / count;
}
