/** Which closed days the state folder need not keep any more (`keepDays`). */

const dayMs = 24 * 60 * 60_000;

/** A start reads the last two days. */
const alwaysKept = 2;

/** The oldest of `days` (ascending) that were opened more than `keepDays` before the newest. */
export function olderThan(days: readonly string[], keepDays: number): string[] {
  const newest = Date.parse(days.at(-1) ?? '');
  return days.slice(0, -alwaysKept).filter(day => newest - Date.parse(day) > keepDays * dayMs);
}
