/** Which numbers may have been issued after the end of a copy, and above which the hall goes on (R1). */
import { businessDay, localTimeAt } from '../../core/day/clock-face.ts';
import type { NumbersSkip } from '../../core/types/hall-events.ts';
import type { VerifiedDay } from './verify-days.ts';

/** `known`: the highest number that any source shows as issued on that day. */
export type Since = NumbersSkip & { known: number; isGuess: boolean };

/** Of the busiest hour and the busiest day that the copy knows. */
const margin = 2;
const leastAnHour = 60;
const leastADay = 200;
const atOnce = 20;
const roundedTo = 100;
const hourMs = 3_600_000;

/**
 * The business days on which numbers are to be skipped: the one that was open at the end of the copy, and today. `isWhole`:
 * the journal that was replaced is whole and not older than the copy, so that nothing was issued that it does not show.
 */
export function numbersSince(
  days: readonly VerifiedDay[],
  now: number,
  known: (day: string) => number,
  isWhole: boolean,
): Since[] {
  const last = days.at(-1);
  if (last === undefined) return [];
  const timeZone = last.timeZone ?? 'UTC';
  const today = businessDay(now, timeZone);
  const concerned = [...(last.isOpen ? [last.day] : []), ...(today >= last.day ? [today] : [])];
  return [...new Set(concerned)].map(day => {
    const ofCopy = day === last.day ? last.highest : 0;
    const highest = Math.max(ofCopy, known(day));
    if (isWhole) return { day, known: highest, to: highest > ofCopy ? highest : 0, isGuess: false };
    const sinceMs = day === last.day ? now - last.tip.at : sinceMidnightMs(now, timeZone);
    const guess = highest + atMost(days, Math.max(0, sinceMs));
    return { day, known: highest, to: Math.ceil(guess / roundedTo) * roundedTo, isGuess: true };
  });
}

/** How many may have been issued in that time, generously. */
function atMost(days: readonly VerifiedDay[], ms: number): number {
  const busiestHour = Math.max(leastAnHour, ...days.map(({ issuedAt }) => inAnHour(issuedAt)));
  const busiestDay = Math.max(leastADay, ...days.map(({ issuedAt }) => issuedAt.length));
  return Math.min(atOnce + (margin * busiestHour * ms) / hourMs, atOnce + margin * busiestDay);
}

/** The most within any hour. */
function inAnHour(issuedAt: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (const [index, at] of issuedAt.entries()) {
    while ((issuedAt[from] ?? at) < at - hourMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

function sinceMidnightMs(now: number, timeZone: string): number {
  const { hour, minute } = localTimeAt(now, timeZone);
  return (hour * 60 + minute + 1) * 60_000;
}
