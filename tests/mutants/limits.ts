/** How long a test may take and wait: what is slow for want of a processor must not be taken for a mistake that was found. */

export type Limits = { testMs: number; untilMs: number; pollMs: number };

/** Of a test that may take so long, the waits are the shares that they have in vitest.config.ts. */
export const limitsOf = (testMs: number): Limits => ({
  testMs,
  untilMs: 0.9 * testMs,
  pollMs: 0.15 * testMs,
});

/** As everywhere: for tests that have to pass. */
export const everywhere = limitsOf(100_000);
/** With a mistake: whoever waits for what never comes should not wait long. */
export const withMistake = limitsOf(20_000);
/** Who is not answered by then is on a machine that has no time for this, or waits for minutes also without a mistake. */
export const longest = limitsOf(640_000);
