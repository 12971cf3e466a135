/** What is known of one visit of a day: the facts of its way, in order. */
import type { FinishOutcome } from '../../core/types/commands.ts';
import type { VisitClass } from '../../core/types/rules.ts';

/** Times ms in the `now` of the rules. `counter` and `clerk`: where and with whom it happened; `step`: of its route, from 1 on. */
export type Fact = {
  at: number;
  queue: string;
  step: number;
  counter?: string;
  clerk?: string;
  class: VisitClass;
} & (
  | { is: 'joined' }
  /** `waitedMs`: breaks left out; `promiseMs`: what was promised for this queue then. */
  | { is: 'called'; waitedMs: number; promiseMs?: number }
  /** In the hand of a counter from the call, or from coming back after parking, until then. */
  | { is: 'held'; from: number }
  /** A step is finished. `tookMs`: at counters, without the time it was parked. `presumed`: nobody knew whether it had come. */
  | { is: 'served'; tookMs: number; outcome: FinishOutcome; presumed?: true }
  /** A claim on green was answered, or green was given without one (R6): `clerk` is who did it. */
  | { is: 'greenConfirmed' | 'greenDenied' | 'greenGiven' }
  | { is: 'recalled' | 'missed' | 'parked' | 'transferred' | 'rejoined' | 'reopened' }
  | { is: 'done'; outcome: FinishOutcome }
  /** One of its services came to its end (R5). */
  | { is: 'ended'; service: string; outcome: FinishOutcome }
  /** 一次性告知: a paper is missing that the slip of the first time did not name; `counter` and `clerk`: who gave that slip. */
  | { is: 'toldTwice'; service: string }
  | { is: 'left'; reason: string }
);

/** Called, and perhaps started; `since`: when it came into the hand; `from`: when the call itself began to be served. */
export type Hand = { counter: string; since: number; startedAt?: number; call?: Fact };

export type Track = {
  ticket: string;
  services: readonly string[];
  class: VisitClass;
  /** Green was asked for when it was taken. */
  claimed: boolean;
  issuedAt: number;
  /** In order of time. */
  facts: Fact[];
  /** The queue it waits in, or from which it was called last. */
  queue: string;
  /** Of its route, from 1 on. */
  step: number;
  since: number;
  hand?: Hand;
  /** Spent at counters in this step before it was parked. */
  servedMs: number;
};
