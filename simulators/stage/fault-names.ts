/** The faults a person can give a device by hand. `unplug` is the data cable; power stays. `none` ends every fault. */
export const faultNames = [
  'unplug',
  'mute',
  'hears-nothing',
  'slow',
  'latency',
  'garble',
  'noise',
  'loss',
  'power-cycle',
  'twin',
  'foreign',
  'paper-out',
  'cover-open',
  'busy',
  'stuck-key',
  'babble',
  'none',
] as const;
export type FaultName = (typeof faultNames)[number];

/** Numbers that say how much of a fault there is, as they stand beside its name: `{"fault":"latency","ms":300}`. */
export const degreeNames = ['ms', 'jitterMs', 'percent'] as const;
export type DegreeName = (typeof degreeNames)[number];
export type Degree = Readonly<Partial<Record<DegreeName, number>>>;

/** From 0 on. `usual`: what a person begins with. What is not needed is 0 when it is left out. */
export type DegreeLimit = { atMost: number; usual: number; isNeeded: boolean };
export type DegreeLimits = Readonly<Partial<Record<DegreeName, DegreeLimit>>>;

const perCent: DegreeLimits = { percent: { atMost: 100, usual: 1, isNeeded: true } };
const mostMs = 60_000;

/** The faults that are more or less of something; any other is so or is not. */
const degrees: Readonly<Partial<Record<FaultName, DegreeLimits>>> = {
  latency: {
    ms: { atMost: mostMs, usual: 300, isNeeded: true },
    jitterMs: { atMost: mostMs, usual: 200, isNeeded: false },
  },
  noise: perCent,
  loss: perCent,
};

export const degreeOf = (fault: FaultName): DegreeLimits => degrees[fault] ?? {};

/** What a person begins with. */
export function usualDegree(fault: FaultName): Degree {
  const limits = degreeOf(fault);
  const usual = degreeNames.flatMap(name => (limits[name] === undefined ? [] : [[name, limits[name].usual]]));
  return Object.fromEntries(usual);
}
