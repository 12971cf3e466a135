/** How a visit stands in its queue, and for whom it is kept there. */

/** How a visit stands in its queue (R2, R4). One placed behind another stands as that one does, a rank behind it. */
export type Standing = {
  /** When it counts as having joined, and what the worked clock of its queue showed then. */
  joinedAt: number;
  workedAtJoining: number;
  creditMs: number;
  /** Among equals the least is first: its order of issue, or a little more than that of the one it was placed behind. */
  rank: number;
  /** When it really came to wait there, and what the worked clock showed then. */
  since: number;
  workedSince: number;
};

/**
 * Kept for one counter, until then at most: one that knows it, or, `sent`, the one it was sent to, which is not taken from it
 * when it is busy. In an older journal the one it was sent to has neither, and keeps it until it closes.
 */
export type Bound = { counter: string; until?: number; sent?: true };
