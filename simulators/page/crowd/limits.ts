/** What a crowd can be set to, at most; everything begins with 0. */
export const crowdLimits = {
  /** Times as fast as real people. */
  speed: 100,
  seed: 2_147_483_647,
  /** Of one kiosk press. */
  share: 100,
  /** More than one a second would find no room at any door. */
  perHour: 3600,
} as const;
