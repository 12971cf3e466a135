/** What a clerk understands of the codes on the LCD (drivers/ff68-pad/README.md). */
export const codes = {
  hallClosed: 10,
  closed: 11,
  paused: 12,
  tooSoon: 18,
  otherPlace: 28,
  cameOrMissed: 48,
} as const;

export function tellsShut(code: number | undefined): boolean {
  return code === codes.hallClosed || code === codes.closed || code === codes.paused;
}
