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

export type Place =
  /** Between two steps, inside one turn only: no visit is left here (I8). */
  | { is: 'between' }
  | { is: 'waiting'; queue: string; joinedAt: number; creditMs: number }
  /** `calls` counts the first call and its recalls; `saidAt` is when the latest of them had been said. */
  | { is: 'called'; counter: string; queue: string; at: number; calls: number; saidAt?: number }
  | { is: 'serving'; counter: string; queue: string; since: number }
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
  ahead: number;
  begun: boolean;
  failures: number;
};
export type SpeechJob =
  /** Said while the visit is still called by that counter for the `call`-th time. */
  | {
      is: 'call';
      id: string;
      ticket: string;
      counter: string;
      call: number;
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

export const finishOutcomes = ['approved', 'refused', 'papers-missing'] as const;
export type FinishOutcome = (typeof finishOutcomes)[number];

/** Why a visit was called: its P and the runner-up's, in milliseconds of weighted waiting (R2). */
export type CallReason = {
  priorityMs: number;
  runnerUp?: { ticket: string; priorityMs: number };
  /** It came to a counter that was ready and waiting for it. */
  ready?: true;
};

/** Past facts. Everything the hall knows is a fold of these. `at` stands beside each, see journal.ts. */
export type Event =
  | { kind: 'day-opened'; day: string }
  | { kind: 'day-closed'; day: string }
  | {
      kind: 'ticket-issued';
      ticket: string;
      number: number;
      scope: string;
      visit: string;
      services: readonly string[];
      class: VisitClass;
      steps: readonly VisitStep[];
      ahead: number;
      print: boolean;
    }
  | {
      kind: 'visit-queued';
      ticket: string;
      queue: string;
      step: number;
      joinedAt: number;
      creditMs: number;
      waitedMs: number;
    }
  | { kind: 'visit-called'; ticket: string; counter: string; queue: string; why: CallReason }
  | { kind: 'visit-recalled'; ticket: string; counter: string; call: number }
  | { kind: 'visit-started'; ticket: string; counter: string; by: 'key' | 'time' | 'finish' }
  | { kind: 'step-finished'; ticket: string; counter: string; queue: string; outcome: FinishOutcome }
  | { kind: 'route-chosen'; ticket: string; counter: string; choice: string; queue: string }
  | { kind: 'visit-transferred'; ticket: string; counter: string; queue: string; reason?: string }
  | { kind: 'visit-parked'; ticket: string; counter: string }
  | { kind: 'visit-resumed'; ticket: string; counter: string }
  | { kind: 'visit-missed'; ticket: string; counter: string; queue: string }
  | { kind: 'visit-rejoined'; ticket: string; queue: string }
  | { kind: 'visit-done'; ticket: string; outcome: FinishOutcome }
  | { kind: 'visit-left'; ticket: string; reason: string }
  | { kind: 'class-set'; ticket: string; class: VisitClass }
  | { kind: 'counter-opened'; counter: string }
  /** `after`: it takes effect after the visit in hand. */
  | { kind: 'counter-paused'; counter: string; after: boolean }
  | { kind: 'counter-resumed'; counter: string }
  | { kind: 'counter-closed'; counter: string }
  | { kind: 'counter-ready'; counter: string; ready: boolean }
  | { kind: 'clerk-signed-in'; counter: string; clerk: string }
  | { kind: 'clerk-signed-out'; counter: string; clerk: string }
  | { kind: 'rated'; counter: string; ticket: string; grade: number }
  | { kind: 'reprint-asked'; ticket: string }
  | { kind: 'line-asked'; counter: string }
  | { kind: 'ticket-print-begun'; job: string; ticket: string; device: string; again: boolean }
  | { kind: 'ticket-printed'; job: string; ticket: string; device: string }
  | { kind: 'ticket-print-failed'; job: string; ticket: string; device: string; why: string }
  | { kind: 'speech-begun'; job: string; device: string; text: string; ticket?: string; counter: string }
  | {
      kind: 'speech-ended';
      job: string;
      outcome: SpeechOutcome;
      why?: string;
      ticket?: string;
      counter: string;
    }
  | { kind: 'device-lost'; device: string; why: string }
  | { kind: 'device-mended'; device: string };
export type EventKind = Event['kind'];

/** `dropped`: it was no longer true and was never said. */
export type SpeechOutcome = 'said' | 'failed' | 'dropped';

/** Orders. Who may give which is the shell's business. */
export type Command =
  /** `day` is told by the wall clock in the hall's own time zone (R10). */
  | { verb: 'open-day'; day: string }
  | { verb: 'close-day' }
  | {
      verb: 'take-ticket';
      services: readonly string[];
      class: VisitClass;
      choice: ReadonlyMap<string, string>;
      print: boolean;
    }
  | { verb: 'call-next'; counter: string }
  | { verb: 'recall'; counter: string }
  | { verb: 'start'; counter: string }
  | { verb: 'finish'; counter: string; outcome: FinishOutcome }
  | { verb: 'choose-route'; counter: string; queue: string }
  | { verb: 'transfer'; counter: string; queue: string; reason?: string }
  | { verb: 'park'; counter: string }
  | { verb: 'resume'; counter: string; ticket?: string }
  | { verb: 'miss'; counter: string }
  | { verb: 'rejoin'; ticket: string }
  | { verb: 'abandon'; ticket: string; reason: string }
  | { verb: 'open-counter'; counter: string }
  | { verb: 'pause-counter'; counter: string }
  | { verb: 'close-counter'; counter: string; force: boolean }
  /** The pad's cancel: not ready any more. */
  | { verb: 'unready'; counter: string }
  | { verb: 'sign-in'; counter: string; clerk: string }
  | { verb: 'sign-out'; counter: string }
  | { verb: 'set-class'; ticket: string; class: VisitClass }
  | { verb: 'rate'; counter: string; grade: number }
  | { verb: 'reprint'; ticket: string }
  | { verb: 'say-line'; counter: string }
  | { verb: 'tick' }
  /** What devices tell of jobs and of themselves. */
  | { verb: 'begin-job'; job: string; device: string }
  | { verb: 'end-job'; job: string; device: string; outcome: 'done' | 'failed'; why?: string }
  | { verb: 'device-fit'; device: string; why?: string };

/**
 * Why an order was refused: an illegal press is daily life, never an exception. The number is the code that stands on
 * the pad's LCD; drivers/ff68-pad/README.md explains each to the clerk.
 */
export const refusalCodes = {
  'hall-closed': 10,
  'counter-closed': 11,
  'counter-paused': 12,
  'counter-busy': 13,
  'not-started': 14,
  'nobody-in-hand': 15,
  'choose-first': 16,
  'not-in-route': 17,
  'recall-too-soon': 18,
  'called-enough': 19,
  'not-heard': 20,
  'nobody-set-aside': 21,
  'nobody-waiting': 22,
  'not-ready': 23,
  'already-open': 24,
  'already-closed': 25,
  'no-paper': 26,
  'unknown-ticket': 27,
  'wrong-place': 28,
  'too-late': 29,
  'nothing-to-rate': 30,
  'not-signed-in': 31,
  'unknown-counter': 32,
  'unknown-queue': 33,
  'unknown-service': 34,
  'unknown-key': 35,
  'other-hands': 36,
} as const;
export type RefusalCode = keyof typeof refusalCodes;
export type Refusal = { refused: RefusalCode; message: string };
