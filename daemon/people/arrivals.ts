/** When people come: a Poisson stream whose rate follows a curve. */
import { type Chance, exponential } from './chance.ts';
import type { Curve } from './curve.ts';

const hourMs = 60 * 60_000;

/** All of them, for a curve that ends with 0. */
export function arrivalsOn(curve: Curve, chance: Chance): number[] {
  const found: number[] = [];
  const next = (atMs: number) => nextArrival(curve, atMs, exponential(chance, 1));
  for (let atMs = next(0); atMs !== undefined; atMs = next(atMs)) found.push(Math.round(atMs));
  return found;
}

/**
 * When the next one comes after `nowMs`. `owed`: how many people's worth of the stream must pass until then, so that a busy
 * hour brings the same people sooner. Undefined: the curve ends before.
 */
export function nextArrival(curve: Curve, nowMs: number, owed: number): number | undefined {
  let left = owed;
  for (const [index, { fromMs, perHour }] of curve.entries()) {
    const untilMs = curve[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    const beginsMs = Math.max(fromMs, nowMs);
    if (beginsMs >= untilMs || perHour === 0) continue;
    const lastsMs = (left * hourMs) / perHour;
    if (beginsMs + lastsMs <= untilMs) return beginsMs + lastsMs;
    left -= (perHour * (untilMs - beginsMs)) / hourMs;
  }
  return undefined;
}
