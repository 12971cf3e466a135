/** What is known of one visit of a day: how it stands, and the facts of its way. Times ms in the `now` of the rules. */

import type { Overtaking } from '../core/queue/overtakes.ts';
import type { FinishOutcome } from '../core/types/commands.ts';
import type { VisitStep } from '../core/types/model.ts';
import type { Bound } from '../core/types/place-in-queue.ts';
import type { VisitClass } from '../core/types/rules.ts';

/** `counter` and `clerk`: where and with whom it happened; `step`: of its route, from 1 on. */
export type Fact = {
  ticket: string;
  at: number;
  queue: string;
  step: number;
  counter?: string;
  clerk?: string;
  class: VisitClass;
} & (
  | { is: 'joined' }
  /** `since`: when the wait began; `waitedMs`: breaks left out; `promiseMs`: what was promised for this queue then. */
  | { is: 'called'; since: number; waitedMs: number; promiseMs?: number; overtook?: Overtaking }
  /** Put back where it stood, for its counter was closed by force: it goes on waiting, and that call was none. */
  | { is: 'putBack'; call: Fact }
  /** In the hand of a counter from the call, or from coming back after parking, until then. */
  | { is: 'held'; from: number }
  /**
   * A step is finished. `tookMs`: at counters, without the time it was parked; `hereMs`: since it came into the hand and was
   * known to be there. `cases`: so many, left out: one. `presumed`: nobody knew whether it had come. `cut`: the power failed meanwhile; by the
   * list on paper nobody knows how long it took (R21).
   */
  | {
      is: 'served';
      tookMs: number;
      hereMs?: number;
      outcome: FinishOutcome;
      cases?: number;
      presumed?: true;
      cut?: true;
    }
  /** Some of its cases at that step, and others left (R18). */
  | { is: 'casesServed'; tookMs: number; hereMs?: number; cases?: number; presumed?: true; cut?: true }
  | { is: 'servedByPaper'; outcome: FinishOutcome }
  /** A claim on green was answered, or green was given without one (R6): `clerk` is who did it. */
  | { is: 'greenConfirmed' | 'greenDenied' | 'greenGiven' }
  | { is: 'recalled' | 'missed' | 'parked' | 'rejoined' | 'reopened' }
  /** `misrouted`: it had been sent here wrongly (R19). */
  | { is: 'transferred'; misrouted?: true }
  /** Stepped out while it waited; its turn came, and it was not back in time (R16). */
  | { is: 'steppedAway' | 'notBack' }
  | { is: 'done'; outcome: FinishOutcome }
  /** One of its services came to its end (R5). */
  | { is: 'ended'; service: string; outcome: FinishOutcome }
  /** 一次性告知: a paper is missing that the slip of the first time did not name; `counter` and `clerk`: who gave that slip. */
  | { is: 'toldTwice'; service: string }
  /** R15: it was given a slip to come back by; it has come by one, or was taken in again for what is on it. */
  | { is: 'slipGiven' | 'slipUsed' }
  | { is: 'left'; reason: string }
);

/** Called, and perhaps started; `since`: when it came into the hand; `call`: none where it came by itself. */
export type Hand = { counter: string; since: number; startedAt?: number; call?: Fact };

/**
 * `since`: when it came there; `waitsSince`: when its wait began, in another queue where it was sent there wrongly; `joinedAt`
 * is what counts in the queue (R2), as the worked clock showed it too. `creditFor`: as far as the journal tells.
 */
export type WaitingPlace = {
  is: 'waiting';
  queue: string;
  since: number;
  waitsSince: number;
  joinedAt: number;
  workedAtJoining: number;
  creditMs: number;
  creditFor?: CreditFor;
  expectedMs?: number;
  bound?: Bound;
};
/**
 * What a credit is for: waits in earlier queues, a step that says `soon`, or both; the one it was placed behind has it; its
 * class was set, and its priority went on unbroken; the day was closed by mistake, and it stands before who waited there.
 */
export type CreditFor = 'waits' | 'soon' | 'waits-and-soon' | 'behind' | 'class' | 'first';
export type CounterPlace = {
  is: 'called' | 'serving' | 'parked' | 'missed';
  counter: string;
  queue: string;
  since: number;
};
/** Stepped out of that queue (R16). `due`: its turn has come since. */
export type AwayPlace = { is: 'away'; queue: string; since: number; due?: true };
/** `keepsPlace`: it was sent wrongly, and stands in the next queue as it stood. */
export type Place =
  | WaitingPlace
  | CounterPlace
  | AwayPlace
  | { is: 'between' | 'done' | 'left'; since: number; keepsPlace?: true };

/** Never changed: each event that moves it makes another. */
export type Visit = {
  ticket: string;
  services: readonly string[];
  class: VisitClass;
  /** Green was asked for when it was taken. */
  claimed: boolean;
  issuedAt: number;
  /** Its way, and which step of it, from 1 on. */
  steps: readonly VisitStep[];
  step: number;
  place: Place;
  /** How it waited last. */
  stood?: WaitingPlace;
  /** The queue it waits in, or from which it was called last; since when. */
  queue: string;
  since: number;
  hand: Hand | undefined;
  /** Spent at counters in this step before it was parked. */
  servedMs: number;
  /** The counter that finished a step of it last. */
  servedAt?: string;
  /** The facts of how it and its services ended. */
  ends: readonly Fact[];
};
