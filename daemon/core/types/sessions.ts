/** The sessions of a business day, and the clock that runs in them. */

/** A session of this very day, ms UTC by the wall clock. */
export type SessionSpan = { from: number; until: number; lastTicket?: number };

/**
 * Shows time less the breaks of an institution so far, as a running sum (R2). It goes by the timetables that the journal
 * tells: a day folds the same under a later config.
 */
export type WorkedClock = {
  /** The business day; none before the first. */
  day?: string;
  timeZone: string;
  /** As in the hall. */
  sessions: ReadonlyMap<string, readonly SessionSpan[]>;
  wallAheadMs: number;
  /** When one of these was changed last; what it showed then, for the hall under '', for an institution under its id. */
  at: number;
  shown: ReadonlyMap<string, number>;
};
