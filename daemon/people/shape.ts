/** What is set of a crowd, as plain values. Somebody who tries a hall with another crowd takes the usual one and changes some of it. */
import type { Bursts } from './bursts.ts';
import { chanceOf } from './chance.ts';

export type CrowdShape = {
  /**
   * How much of what the busiest kind of counter can do is asked of it, of 1, where nothing else says how many come. What lasts
   * for all days (`timesConfig`, `slower`) is counted in what it can do, single slow days and a shift are not.
   */
  load: number;
  /** Standard deviation of the work at a counter, over its mean. */
  serviceCv: number;
  /** How many times as long as the config says the work takes on average, in every queue. */
  timesConfig: number;
  /** The same for single services, on top of it. */
  slower: Readonly<Record<string, number>>;
  /** Of so many days one is slow, whichever: everything takes `by` times as long. */
  slowDays?: { oneIn: number; by: number };
  /** From that day on, counted from 0, everything takes `by` times as long, for good. */
  shift?: { fromDay: number; by: number };
  bursts?: Bursts;
  /** Of those who lack papers so many, of 1, come back by their slip the same day (R15); left out: nobody does. */
  comeBack?: number;
  /** So many, of 1, ask once what must be looked up first, and sit down until then (R17); left out: nobody does. */
  ask?: number;
  /** Of those who come by themselves for what can be booked so many, of 1, look for a seat (R18); left out: nobody does. */
  books?: number;
  /** All days of the week are alike and the roster is kept, coffee is ten minutes once a session, and everybody comes alone. */
  steady?: true;
};

export const usualCrowd: CrowdShape = {
  load: 0.8,
  serviceCv: 0.53,
  timesConfig: 1,
  slower: {},
  slowDays: { oneIn: 10, by: 1.25 },
  bursts: { aDay: 0.3, share: 0.06, withinMs: 10 * 60_000 },
  books: 0.5,
};

const slowDayStream = 5;

/** How many times the time that the config says the work for that service takes on average, on a day like most. */
export function usualWork({ timesConfig, slower }: CrowdShape, service: string): number {
  return timesConfig * (slower[service] ?? 1);
}

/** How many times as long as on a day like most everything takes on that day. */
export function slownessOn({ slowDays, shift }: CrowdShape, seed: number, day: number): number {
  const lasting = shift !== undefined && day >= shift.fromDay ? shift.by : 1;
  return slowDays !== undefined && isSlow(slowDays, seed, day) ? lasting * slowDays.by : lasting;
}

/** Drawn for so many days at a time, so that no day of the week is the slow one. */
function isSlow({ oneIn }: { oneIn: number }, seed: number, day: number): boolean {
  const chance = chanceOf(seed, slowDayStream, Math.floor(day / oneIn));
  return Math.floor(chance() * oneIn) === day % oneIn;
}
