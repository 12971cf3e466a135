/** Chance, as a function of the seed: the same seed brings the same people, whatever the hall or a plan does to them. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform from 0 (included) to 1 (excluded). */
export type Chance = () => number;

/** A stream of its own for each list of whole numbers, so that nobody's luck depends on how often others tried theirs. */
export function chanceOf(seed: number, ...stream: readonly number[]): Chance {
  let mixed = seed | 0;
  for (const part of stream) mixed = scattered(mixed ^ (part | 0));
  const generator = xoroshiro128plus(scattered(mixed));
  // The first numbers of this generator still resemble its seed.
  for (let skipped = 0; skipped < 8; skipped += 1) generator.next();
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** The last step of MurmurHash3: neighbouring numbers come out far from each other. */
function scattered(number: number): number {
  let mixed = number ^ 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Memoryless, with that mean. */
export function exponential(chance: Chance, mean: number): number {
  return -mean * Math.log(1 - chance());
}

/** Long on the right side, as service times are; `cv`: the standard deviation over the mean. */
export function logNormal(chance: Chance, mean: number, cv: number): number {
  const spread = Math.sqrt(Math.log(1 + cv ** 2));
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return mean * Math.exp(spread * normal - spread ** 2 / 2);
}

/** One of a list that is not empty. */
export function oneOf<One>(chance: Chance, list: readonly One[]): One {
  const one = list[Math.floor(chance() * list.length)];
  if (one === undefined) throw new Error('nothing to draw from');
  return one;
}
