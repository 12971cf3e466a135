/** What stands on the slip of a day that was closed. */
import { count, day, maybe, moment, type Of, record, ticket } from './form.ts';

/** What is printed of a day when it closes: `tickets` from `first` to `last`, and how many of them are done and left. */
export const closingSlipForm = record({
  day,
  closedAt: moment,
  tickets: count,
  first: maybe(ticket),
  last: maybe(ticket),
  done: count,
  left: count,
});
export type ClosingSlip = Of<typeof closingSlipForm>;

/** The event day-closed in the journal. `hash`: 64 hex digits. */
export type ClosingProof = { seq: number; hash: string };
