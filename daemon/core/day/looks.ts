/** What needs a look at every queue is looked at now and then: at every step it would cost more than the steps. */

/** A look that comes this late is still one. */
const lateMs = 1_000;

/** The next moment to look, after `now`. */
export function nextLook(now: number, everyMs: number): number {
  return (Math.floor(now / everyMs) + 1) * everyMs;
}

export function isLook(now: number, everyMs: number): boolean {
  return now % everyMs < lateMs;
}
