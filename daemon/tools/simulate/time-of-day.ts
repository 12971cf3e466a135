/** Times of a day in milliseconds since midnight, as a person writes and reads them. */
const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export function clockText(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / minuteMs);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** With seconds, for stories. */
export function exactClockText(sinceMidnightMs: number): string {
  return `${clockText(sinceMidnightMs)}:${String(Math.floor(sinceMidnightMs / 1000) % 60).padStart(2, '0')}`;
}

/** Whole minutes and tenths. */
export function minutesText(ms: number): string {
  return (ms / minuteMs).toFixed(1);
}

/** Quarters of an hour in a day. */
const quarterMs = 15 * minuteMs;
export const quarters = (24 * hourMs) / quarterMs;

/** The quarter of the hour in which a time of the day lies, 0 to 95. */
export function quarterOf(sinceMidnightMs: number): number {
  return Math.min(quarters - 1, Math.max(0, Math.floor(sinceMidnightMs / quarterMs)));
}

export function quarterText(quarter: number): string {
  return clockText(quarter * quarterMs);
}

/** Adds the time from `fromMs` to `untilMs` to the quarters in which it lies. */
export function spread(into: number[], fromMs: number, untilMs: number): void {
  for (let quarter = quarterOf(fromMs); quarter * quarterMs < untilMs && quarter < quarters; quarter += 1) {
    const inside = Math.min(untilMs, (quarter + 1) * quarterMs) - Math.max(fromMs, quarter * quarterMs);
    into[quarter] = (into[quarter] ?? 0) + Math.max(0, inside);
  }
}
