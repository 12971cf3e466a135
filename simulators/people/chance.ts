/** Chance, as a function of the seed: the same seed brings the same people, whatever the hall does to them. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform from 0 (included) to 1 (excluded). */
export type Chance = () => number;

/** A stream of its own for each list of whole numbers, so that nobody's luck depends on how often others tried theirs. */
export function chanceOf(seed: number, ...stream: readonly number[]): Chance {
  const mixed = stream.reduce((all, part) => scattered(all ^ part), scattered(seed));
  const generator = xoroshiro128plus(mixed);
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

/** Long on the right side, as service times are; `spread` is the standard deviation of its logarithm. */
export function logNormal(chance: Chance, mean: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return mean * Math.exp(spread * normal - spread ** 2 / 2);
}
