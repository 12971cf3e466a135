/** Past facts. Everything the hall knows is a fold of these. */
import type { FinishOutcome, VisitStep } from './model.ts';
import type { VisitClass } from './rules.ts';

/** Why a visit was called: its P and the runner-up's, in milliseconds of weighted waiting (R2). */
export type CallReason = {
  priorityMs: number;
  runnerUp?: { ticket: string; priorityMs: number };
  /** It came to a counter that was ready and waiting for it. */
  ready?: true;
};

/** `at` stands beside each, see journal.ts. */
export type Event =
  /** What must outlive a day: the devices that cannot work, and why (R10). */
  | { kind: 'day-opened'; day: string; unfit: Readonly<Record<string, string>> }
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
  | {
      kind: 'step-finished';
      ticket: string;
      counter: string;
      queue: string;
      outcome: FinishOutcome;
      askRating?: true;
    }
  | { kind: 'route-chosen'; ticket: string; counter: string; choice: string; queue: string }
  | {
      kind: 'visit-transferred';
      ticket: string;
      counter: string;
      queue: string;
      /** It goes on to its next step; else the queue does the present one. */
      goesOn: boolean;
      reason?: string;
    }
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
