/**
 * R11: how far the reckoned range must be stretched or drawn in so that the printed one, rounded outward to five minutes, holds
 * nine times in ten: as it would have done on the days that are remembered, with the least width.
 */
import type { Learned, Told } from '../types/learned.ts';
import { weightsOf } from './lessons.ts';

/** The reach to either side of the point, of what was reckoned. */
export type Stretch = { low: number; high: number };

/** By the size of the estimate: from so many minutes on. */
const bandsFromMin = [0, 7, 15, 30, 60, 120];
/**
 * So many of all that was told on the days that are remembered must have held, and more where few were told something: by so
 * many standard errors of such a share.
 */
const holds = 0.9;
const caution = 1;
/** A join of another queue says so much of what one of the queue itself does. */
const ofOthers = 0.25;
const fewest = 40;
const steps = [0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.4, 3, 4];
const asReckoned: Stretch = { low: 1, high: 1 };

const known = new WeakMap<Learned, Map<string, Stretch>>();

export function stretchFor(learned: Learned, queue: string, pointMs: number): Stretch {
  const band = bandOf(pointMs / 60_000);
  const key = `${queue} ${band}`;
  let all = known.get(learned);
  if (all === undefined) {
    all = new Map();
    known.set(learned, all);
  }
  let stretch = all.get(key);
  if (stretch === undefined) {
    stretch = leastWide(samplesOf(learned, queue, band));
    all.set(key, stretch);
  }
  return stretch;
}

const bandOf = (min: number) => bandsFromMin.findLastIndex(from => min >= from);

/** Minutes; `weight`: how much it counts. */
type Sample = { point: number; low: number; high: number; waited: number; weight: number };

function samplesOf(learned: Learned, queue: string, band: number): Sample[] {
  const weights = weightsOf(learned);
  const samples: Sample[] = [];
  for (const [index, { queues }] of learned.days.entries()) {
    for (const [id, { told }] of Object.entries(queues)) {
      const weight = (weights[index] ?? 0) * (id === queue ? 1 : ofOthers);
      for (const one of told) {
        if (bandOf(one[0] / 10) === band) samples.push(sampleOf(one, weight));
      }
    }
  }
  return samples;
}

function sampleOf([point, low, high, waited]: Told, weight: number): Sample {
  return { point: point / 10, low: low / 10, high: high / 10, waited: waited / 10, weight };
}

function leastWide(samples: readonly Sample[]): Stretch {
  if (samples.length < fewest) return asReckoned;
  const all = samples.reduce((sum, { weight }) => sum + weight, 0);
  const squares = samples.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const needed = (holds + (caution * Math.sqrt(holds * (1 - holds) * squares)) / all) * all;
  // Nobody waits less than the lower end and more than the upper one: each side is looked at for itself.
  const lows = steps.map(low =>
    sideOf(samples, one => {
      const from = floor5(Math.max(0, one.point - low * (one.point - one.low)));
      return { reaches: one.point - from, missed: one.waited < from };
    }),
  );
  const highs = steps.map(high =>
    sideOf(samples, one => {
      const until = ceil5(one.point + high * (one.high - one.point));
      return { reaches: until - one.point, missed: one.waited > until };
    }),
  );
  const most = steps.at(-1) ?? 1;
  let best = { stretch: { low: most, high: most }, width: Number.POSITIVE_INFINITY };
  for (const [index, low] of lows.entries()) {
    for (const [other, high] of highs.entries()) {
      const width = low.width + high.width;
      const held = all - low.missed - high.missed;
      if (held >= needed && width < best.width)
        best = { stretch: { low: steps[index] ?? 1, high: steps[other] ?? 1 }, width };
    }
  }
  return best.stretch;
}

type Side = { width: number; missed: number };

function sideOf(
  samples: readonly Sample[],
  end: (one: Sample) => { reaches: number; missed: boolean },
): Side {
  const side = { width: 0, missed: 0 };
  for (const one of samples) {
    const { reaches, missed } = end(one);
    side.width += one.weight * reaches;
    if (missed) side.missed += one.weight;
  }
  return side;
}

const floor5 = (min: number) => Math.floor(min / 5) * 5;
/** A range ends five minutes from now at the soonest: nobody is idle. */
const ceil5 = (min: number) => Math.max(5, Math.ceil(min / 5) * 5);
