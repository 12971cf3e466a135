/** The halls on which the promise of the ticket is judged, and what is aimed at in each (R11). */
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type CrowdShape, slownessOn, usualCrowd } from '../../../daemon/people/shape.ts';
import type { Setup } from '../../../daemon/tools/simulate/days.ts';

/** In minutes, and shares of 1. `parts`: each queue, hour and band is held to aims of its own. */
export type Aims = { coverage: number; width?: number; within5?: number; winkler?: number; parts?: true };

/** `fromDay`, from 0: judged from then on. `onSlowDays`: of those only on days that are slower than the others. */
export type PromiseHall = {
  name: string;
  shape: CrowdShape;
  aims: Aims;
  fromDay?: number;
  onSlowDays?: true;
};

const { bursts: _, slowDays: __, ...alike } = usualCrowd;
/** What the aims were found on: it says what the reckoning can do. The usual crowd, held to the same, says what a hall sees of it. */
const steadyCrowd: CrowdShape = { ...alike, steady: true };

const byLoad: readonly (readonly [load: number, aims: Omit<Aims, 'coverage' | 'parts'>])[] = [
  [0.7, { width: 15.5, within5: 0.77, winkler: 23 }],
  [0.85, { width: 18, within5: 0.72, winkler: 28 }],
  [0.95, { width: 21, within5: 0.68, winkler: 36 }],
  [1.05, { width: 23, within5: 0.66, winkler: 38 }],
];

const atEachLoad = (name: string, crowd: CrowdShape): PromiseHall[] =>
  byLoad.map(([load, aims]) => ({
    name,
    shape: { ...crowd, load },
    aims: { coverage: 0.89, ...aims, parts: true },
  }));

const other = (name: string, shape: Partial<CrowdShape>, aims: Partial<Aims> = {}): PromiseHall => ({
  name,
  shape: { ...usualCrowd, load: 0.95, ...shape },
  aims: { coverage: 0.89, width: 30, ...aims },
});

const minuteMs = 60_000;
const shiftsOn = 40;
const tenthDay = 9;

export const promiseHalls: readonly PromiseHall[] = [
  ...atEachLoad('steady', steadyCrowd),
  ...atEachLoad('fuzhou', usualCrowd),
  other('services spread', { serviceCv: 1 }),
  other('loans slow', { slower: { loan: 1.5 } }),
  other('twice the config', { timesConfig: 2 }),
  other('bursts', { bursts: { aDay: 2, share: 0.06, withinMs: 10 * minuteMs } }, { width: 21 }),
  {
    name: 'every fifth day slow',
    shape: { ...usualCrowd, slowDays: { oneIn: 5, by: 1.4 } },
    aims: { coverage: 0.84 },
    onSlowDays: true,
  },
  {
    name: 'lasting shift',
    shape: { ...usualCrowd, shift: { fromDay: shiftsOn, by: 1.3 } },
    aims: { coverage: 0.88 },
    fromDay: shiftsOn + tenthDay,
  },
];

export function isJudged({ shape, fromDay, onSlowDays }: PromiseHall, seed: number, day: number): boolean {
  return day >= (fromDay ?? 0) && (onSlowDays !== true || slownessOn(shape, seed, day) > 1);
}

export function setupOf(
  { name, shape }: PromiseHall,
  rules: Rules,
  { days, seed }: { days: number; seed: number },
): Setup {
  return { plans: [{ id: 'as-it-is', name, rules }], days, seed, from: 0, arrivals: { is: 'usual' }, shape };
}
