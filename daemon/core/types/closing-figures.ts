/** What stands on the slip of a day that was closed. */

/** What is printed of a day when it closes: `tickets` from `first` to `last`, and how many of them are done and left. */
export type ClosingSlip = {
  day: string;
  closedAt: number;
  tickets: number;
  first?: string;
  last?: string;
  done: number;
  left: number;
};

/** The event day-closed in the journal. `hash`: 64 hex digits. */
export type ClosingProof = { seq: number; hash: string };
