/** The hall as it stands: a population of visits, the counters that call them, and what is still owed to people's eyes and ears. */
import type { Lane } from './lane.ts';
import type { Otherwise, VisitClass } from './rules.ts';

/** One stop of a visit's way. A choice becomes a queue once `chosen` is known. */
export type VisitStep =
  | { is: 'queue'; queue: string; doneAt?: string }
  | {
      is: 'choice';
      choice: string;
      among: readonly string[];
      otherwise: Otherwise;
      chosen?: string;
      doneAt?: string;
    };

/** How a step ended; any but approved ends the route (R5). */
export const finishOutcomes = ['approved', 'refused', 'papers-missing'] as const;
export type FinishOutcome = (typeof finishOutcomes)[number];

/** One call: the `nth` of this counter for this visit; `saidAt` is when `job`, its speech, had ended. */
export type Call = { at: number; nth: number; job?: string; saidAt?: number };

export type Place =
  /** Between two steps, inside one turn only: no visit is left here (I8). */
  | { is: 'between' }
  | { is: 'waiting'; queue: string; joinedAt: number; creditMs: number }
  | { is: 'called'; counter: string; queue: string; call: Call }
  /** `presumed`: time alone started it; that the citizen came is not known, and the call can still be repeated or missed. */
  | { is: 'serving'; counter: string; queue: string; since: number; presumed?: Call }
  | { is: 'parked'; counter: string; queue: string; since: number }
  | { is: 'missed'; counter: string; queue: string; since: number }
  | { is: 'done'; at: number; outcome: FinishOutcome }
  | { is: 'left'; at: number; reason: string };

export type Visit = {
  /** Its identity; the ticket is only its label (R1). */
  id: string;
  ticket: string;
  /** The digits on the ticket. */
  number: number;
  /** Order of issue within the day. */
  order: number;
  class: VisitClass;
  services: readonly string[];
  steps: readonly VisitStep[];
  /** Index of the step it is at. */
  step: number;
  place: Place;
  /** Time spent waiting in the queues of earlier steps (R2). */
  waitedMs: number;
  /** How it stood in the queue from which it was called last, so that it can be put back there. */
  stood?: { joinedAt: number; creditMs: number; calledAt: number };
  issuedAt: number;
};

export type CounterState = {
  status: 'closed' | 'open' | 'paused';
  /** Pause was pressed with a visit in hand: it takes effect after it (R7). */
  pausing: boolean;
  /** Next was pressed with nobody waiting: since when the next to join is called at once (R3). */
  readySince?: number;
  /** The ticket in hand, called or serving. */
  ticket?: string;
  /** The ticket served last, which a rating speaks of. */
  served?: string;
  /** Visits it sent away for something, and visits that did not come; the latest last. */
  parked: readonly string[];
  missed: readonly string[];
  clerk?: string;
};

/** Something owed once: a ticket to print or a sentence to say (R13). `begun`: it was handed to a device, its end is unknown. */
export type Job = PrintJob | SpeechJob;
export type PrintJob = {
  is: 'print';
  id: string;
  ticket: string;
  /** Part of it may have been printed before: it is marked 补打. */
  again: boolean;
  /** How many stood before it when it was issued; absent on a reprint, where that is no longer true. */
  ahead?: number;
  begun: boolean;
  failures: number;
};
export type SpeechJob =
  /** Said while it is the call in which the visit stands. */
  | {
      is: 'call';
      id: string;
      ticket: string;
      counter: string;
      nth: number;
      begun: boolean;
      failures: number;
    }
  | { is: 'line'; id: string; counter: string; begun: boolean; failures: number };

export type Hall = {
  /** The business day, YYYY-MM-DD, also after it was closed; none before the first was opened. */
  day?: string;
  open: boolean;
  /** The last number issued, by scope ('' or the series letter). */
  issued: Map<string, number>;
  /** How many visits of the day are in each place. */
  totals: Record<Exclude<Place['is'], 'between'>, number>;
  /** Every visit of the day, by ticket. */
  visits: Map<string, Visit>;
  /** Who waits: one lane a queue and class, in the order in which they will be called. */
  lanes: Map<string, Map<VisitClass, Lane>>;
  counters: Map<string, CounterState>;
  /** Visits that missed their first step's call, oldest first, and when that was: they are left after `missedFor`. */
  expiring: Map<string, number>;
  jobs: Map<string, Job>;
  jobsMade: number;
  /** Devices that cannot work now, and why. */
  unfit: Map<string, string>;
};
