import type { Desk } from '../stream/ask.ts';
import type { Name } from '../stream/name.ts';
import type { OwnWords } from '../stream/own-words.ts';

/**
 * What a phone is told of its one ticket, whole each time: GET /t/<token>/stream, server-sent events, after each change and every
 * few seconds. The newest holds. A stream that ends and a page that is not found any more: this ticket is over.
 */
export type Phone = {
  /** Names the files of the page: one that was loaded from others loads itself anew. */
  page: string;
  hall: { name: Name /** IANA name. */; timeZone: string };
  /** The hall's own, in which everything has its name: a BCP 47 tag. */
  language: string;
  /** What stands on this page in the hall's own words; left out: in ours. */
  words?: OwnWords;
  /** Who helps whoever missed a call: what the hall has. */
  help: { scanner: boolean; desk?: Desk };
  /** By the clock of the hall, ms UTC. */
  at: number;
  ticket: string;
  /** None: the hall is not heard now. Then nothing is told that may have changed. */
  now?: TicketNow;
};

export type TicketNow = {
  /** For so long after it came this may be shown, ms; then it is old. */
  goodForMs: number;
  place: PlaceNow;
  /** All its stops, also those that are done. */
  way: readonly Stop[];
  services: readonly Name[];
  /** Of a batch: how many it brings, and how many are not done yet at the stop where it is. */
  cases?: { all: number; left: number };
  /**
   * A counter has finished with it, and may be rated for so long, ms. `why`: of a bad grade, `from` or worse, one of these may be said
   * after it, while this is told.
   */
  rating?: AtCounter & { forMs: number; why?: { from: number; reasons: readonly Name[] } };
};

/** `name`: of a counter that is not called by its number. */
export type AtCounter = { counter: string; name?: Name };

export type PlaceNow =
  /**
   * `spent`: it has stepped away once from this queue, as often as one may; `mayGoUntil`: it is not called before a break is over, and may
   * go until then all the same, ms UTC (R16).
   */
  | { is: 'waiting'; queue: Name; told?: Told; spent: boolean; mayGoUntil?: number }
  /** `backBy`: its turn has come, and by then it should be back, ms UTC. */
  | { is: 'away'; queue: Name; told?: Told; backBy?: number; mayGoUntil?: number }
  /** `at`: when it was called or called again, ms UTC. */
  | (AtCounter & { is: 'called'; institution: Name; at: number })
  | (AtCounter & { is: 'serving' | 'parked'; institution: Name })
  | { is: 'missed' }
  /** For half an hour. `left`: it ended without a counter having finished with it. */
  | { is: 'done' | 'left' };

/** What the hall answered when it was asked last. `at`: ms UTC. `minutes`: from and to; none where no counter is open. */
export type Told = {
  at: number;
  ahead: number;
  minutes?: readonly [number, number];
  wentBefore?: WentBefore;
};

/** Who came later and was called before, by cause (R20). */
export const causes = ['green', 'appointment', 'returned', 'other'] as const;
export type WentBefore = Readonly<Partial<Record<(typeof causes)[number], number>>>;

/** `names`: of one queue, or of those among which nobody has chosen yet. */
export type Stop = {
  names: readonly Name[];
  /** Where all of them are of one, and it is named otherwise than they are. */
  institution?: Name;
  is: 'done' | 'now' | 'to-come';
};

/** POST /t/<token>/<action>. The body of rate: `{"grade": 5}`, 5 is the best; once more with its `reason`, from 1. Answered with `{"code"}`: ok, or why not. */
export const actions = ['step-away', 'step-back', 'rate'] as const;
export type Action = (typeof actions)[number];
