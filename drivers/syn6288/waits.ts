/** What the driver waits for, and how long a speech may take. */

/** By then a speech should have ended: the slowest setting speaks about three characters a second. */
export const speechDeadlineMs = (text: string): number => 1000 + 350 * Array.from(text).length;

/** Said to be over before this, it is a late word about the speech before: a quarter of 100 ms a character. */
export const believedFromMs = (text: string): number => 25 * Array.from(text).length;

/** The one thing the driver waits for. */
export type Waits =
  /** The link to come up; or nothing any more. */
  | { for: 'link' }
  /** `idle` was told; until the next job or heartbeat. */
  | { for: 'work' }
  /** The speak command was sent. */
  | { for: 'acceptance' }
  /** It was accepted, and its time is running. */
  | { for: 'end'; believedFrom: number }
  /** `status` was sent, for the nth time. */
  | { for: 'answer'; nth: number }
  /** `busy` was told: asked again a little later. */
  | { for: 'idle' }
  /** `busy` was told, and nothing before it to the text: it is busy with the text, or did not take it. */
  | { for: 'another-word' };
