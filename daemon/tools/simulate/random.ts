/** Random numbers of a simulated hall: the same seed gives the same people, whatever plan is tried on them. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** A stream of its own for each list of whole numbers, so that one stream's use shifts no other. */
export function randomOf(seed: number, ...stream: readonly number[]): Random {
  let mixed = seed | 0;
  for (const part of stream) mixed = scatter(mixed ^ (part | 0));
  const generator = xoroshiro128plus(scatter(mixed));
  // The first numbers of this generator still resemble its seed.
  for (let skipped = 0; skipped < 8; skipped += 1) generator.next();
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** The last step of MurmurHash3: neighbouring numbers come out far from each other. */
function scatter(number: number): number {
  let mixed = number ^ 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Memoryless, with that mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** Long on the right side, as service times are; `spread` is the standard deviation of its logarithm. */
export function logNormal(random: Random, mean: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return mean * Math.exp(spread * normal - spread ** 2 / 2);
}

/** One of a list that is not empty. */
export function oneOf<One>(random: Random, list: readonly One[]): One {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to draw from');
  return one;
}
