/** When people come, by their own clock: a Poisson stream whose rate follows a curve. */
import type { Curve } from '../page/crowd/arrival-curve.ts';

const hourMs = 60 * 60_000;

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
