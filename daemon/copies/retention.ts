/** Which closed days the state folder need not keep any more (`keepDays`). */

const dayMs = 24 * 60 * 60_000;

/** A start reads the last two days. */
const alwaysKept = 2;

/** A clock that was years ahead for a day must not make all the others old (R10). */
const longestGapMs = 31 * dayMs;

/**
 * The oldest of `days` (in the order of their events) that were opened more than `keepDays` before the newest. From each to the
 * next counts what lies between their dates: a month at most, and nothing where a wrong date was put right.
 */
export function olderThan(days: readonly string[], keepDays: number): string[] {
  const older: string[] = [];
  let ageMs = 0;
  let next = days.at(-1) ?? '';
  for (const day of days.slice(0, -1).toReversed()) {
    ageMs += Math.max(0, Math.min(Date.parse(next) - Date.parse(day), longestGapMs));
    if (ageMs > keepDays * dayMs) older.unshift(day);
    next = day;
  }
  return older.slice(0, Math.max(0, days.length - alwaysKept));
}
