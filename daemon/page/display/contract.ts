import type { Name } from '../stream/name.ts';
import type { OwnWords } from '../stream/own-words.ts';

/**
 * What the display is told, whole each time: GET /display/stream, server-sent events, after each change and every few
 * seconds. The newest holds; what came before it is forgotten.
 */
export type Display = {
  /** Names the files of the page: one that was loaded from others loads itself anew. */
  page: string;
  /** As the hall names itself; left out until that was heard. */
  hall?: { name: Name /** IANA name. */; timeZone: string };
  /** Of the words, the language of the names first: BCP 47 tags. */
  languages: readonly string[];
  /** What stands on this page in the hall's own words; left out: in ours. */
  words?: OwnWords;
  /** By the clock of the hall, ms UTC. */
  at: number;
  /** None: the hall is not heard now. Then no number is told, for it may have changed. */
  now?: HallNow;
};

export type HallNow = {
  /** For so long after it came this may be shown, ms; then it is old. */
  goodForMs: number;
  open: boolean;
  /** The newest first; those who are on their way before those who have come. */
  calls: readonly DisplayCall[];
  queues: readonly DisplayQueue[];
  /** Who is away and whose turn has come: they should come back. */
  due: readonly string[];
  /** Who waits and is not called before a break is over, and by when to be back, ms UTC. */
  mayGo: readonly { until: number; tickets: readonly string[] }[];
  /** Who missed a call and may still come. */
  missed: readonly string[];
  notices: readonly string[];
  /** The power fails, or what was done meanwhile by lists on paper is not entered: the queue goes on in its order (R21). */
  onPaper?: true;
};

/** A ticket at a counter. `at`: when it was called, or when serving began, ms UTC. */
export type DisplayCall = {
  ticket: string;
  counter: string;
  /** Of a counter that is not called by its number. */
  name?: Name;
  institution: Name;
  at: number;
  serving: boolean;
};

/** `minutes`: from and to, of whoever takes a ticket now; none where no counter is open for it. `next`: who is called next. */
export type DisplayQueue = {
  id: string;
  name: Name;
  institution: Name;
  waiting: number;
  minutes?: readonly [number, number];
  next: readonly string[];
};
