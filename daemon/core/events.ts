/** Past facts. Everything the hall knows is a fold of these. */
import type { Command, FinishOutcome } from './commands.ts';
import type {
  Alarm,
  AlarmSubject,
  Bound,
  FollowUp,
  MinuteRange,
  Notice,
  PrintJob,
  Repair,
  VisitStep,
} from './model.ts';
import type { SurgeLevelId, VisitClass } from './rules.ts';
import type { Answer } from './scan.ts';

/** Why a visit was called: its P and the others', in milliseconds of weighted waiting (R2). */
export type CallReason = {
  /**
   * `priority`: the highest P; `guard`: after green calls in a row the best normal one; `bound`: kept for this counter;
   * `backup`: the counter's own queues were empty; `number`: a clerk called this very number.
   */
  by: 'priority' | 'guard' | 'bound' | 'backup' | 'number';
  priorityMs: number;
  runnerUp?: { ticket: string; priorityMs: number };
  /** Who had a higher P and was not called, and why: the guard, kept for another counter, or less near to this one. */
  passedOver?: readonly PassedOver[];
  /** How many waited in its queue who had joined it earlier. */
  earlier: number;
  /** The reason that was given for call-number. */
  reason?: string;
  /** It came to a counter that was ready and waiting for it. */
  ready?: true;
};
export type PassedOver = {
  ticket: string;
  priorityMs: number;
  why: 'guard' | 'bound' | 'number' | 'kept';
  counter?: string;
};

/** Why a surge level was reached or left: which figure of which queue (R9). */
export type SurgeReason = {
  trigger: 'waiting-per-counter' | 'longest-wait' | 'expected-wait';
  queue: string;
  /** Visits per counter, or milliseconds. */
  figure: number;
  limit: number;
};
/**
 * The closed or paused counter that, opened now, shortens the longest expected wait most, and by how much. `fromMs` left
 * out: nobody serves the queue now.
 */
export type SurgeAdvice = { counter: string; queue: string; fromMs?: number; toMs: number };

/** `order`: the first event of an order names it. */
export type Event = Fact & { order?: Command['verb'] };

/** `at` stands beside each, see journal.ts. */
type Fact =
  /** What must outlive a day (R10): open repairs, follow-ups, alarms, notices. */
  | {
      kind: 'day-opened';
      day: string;
      /** In which whoever reads the journal tells its times. */
      timeZone: string;
      repairs?: readonly Repair[];
      /** In place of `repairs` where the journal is older than these: the devices that cannot work, and why. */
      unfit?: Readonly<Record<string, string>>;
      followUps: readonly FollowUp[];
      alarms: readonly Alarm[];
      notices: readonly Notice[];
    }
  /** The wall clock stands this far before the `now` of the rules. */
  | { kind: 'clock-set'; aheadMs: number }
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
      unconfirmed: boolean;
      /** Printed on it; none where a queue has no open counter. */
      estimate?: { first: MinuteRange; route?: MinuteRange };
      mayNotFinish?: true;
    }
  | { kind: 'service-added'; ticket: string; service: string; steps: readonly VisitStep[] }
  | {
      kind: 'visit-queued';
      ticket: string;
      queue: string;
      step: number;
      /** Its place in the queue (R2): when it counts as having joined. */
      joinedAt: number;
      /** When it really came to wait there; one that is freed or put back has waited before. */
      since: number;
      creditMs: number;
      waitedMs: number;
      bound?: Bound;
      /** How long it will wait, by R11; none where no counter is open for the queue. */
      expectedMs?: number;
      /** The same as it is told to people. */
      expectedMin?: MinuteRange;
    }
  /** `waitedMs`: since it joined the queue. */
  | {
      kind: 'visit-called';
      ticket: string;
      counter: string;
      queue: string;
      waitedMs: number;
      why: CallReason;
    }
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
  /** `by`: a clerk's key, the least expected wait, or the service's default. `counter`: who did it or finished before it. */
  | {
      kind: 'route-chosen';
      ticket: string;
      counter?: string;
      choice: string;
      queue: string;
      by: 'clerk' | 'shortest' | 'default';
    }
  /** `steps`: its way from now on, and which of them it goes to. `after`: once the present step is finished. */
  | {
      kind: 'visit-transferred';
      ticket: string;
      counter: string;
      queue: string;
      to?: string;
      when: 'now' | 'after';
      /** Back to an earlier queue, and then here again. */
      returns?: true;
      steps: readonly VisitStep[];
      reason?: string;
    }
  | { kind: 'visit-parked'; ticket: string; counter: string }
  | { kind: 'visit-resumed'; ticket: string; counter: string }
  | { kind: 'visit-missed'; ticket: string; counter: string; queue: string }
  | { kind: 'visit-rejoined'; ticket: string; queue: string; counter?: string }
  | { kind: 'visit-reopened'; ticket: string; reason: string }
  | { kind: 'visit-done'; ticket: string; outcome: FinishOutcome }
  | { kind: 'visit-left'; ticket: string; reason: string }
  /** `counter`: where it was pressed. `lapsed`: green was asked for and nobody confirmed it. */
  | { kind: 'class-set'; ticket: string; class: VisitClass; counter?: string; lapsed?: true }
  /**
   * `undone`: the order that was taken back; `tickets`: whom it had touched; `wronglyCalled`: who hears 请稍候;
   * `unheard`: who is called again, as the call was not heard.
   */
  | {
      kind: 'press-undone';
      counter: string;
      undone: Command['verb'];
      tickets: readonly string[];
      wronglyCalled?: string;
      unheard?: string;
    }
  | { kind: 'counter-opened'; counter: string }
  /** `after`: it takes effect after the visit in hand. */
  | { kind: 'counter-paused'; counter: string; after: boolean }
  | { kind: 'counter-resumed'; counter: string }
  | { kind: 'counter-closed'; counter: string }
  | { kind: 'counter-ready'; counter: string; ready: boolean }
  | { kind: 'clerk-signed-in'; counter: string; clerk: string }
  | { kind: 'clerk-signed-out'; counter: string; clerk: string }
  | { kind: 'rated'; counter: string; ticket: string; grade: number; clerk?: string }
  | { kind: 'follow-up-opened'; followUp: FollowUp }
  | { kind: 'follow-up-closed'; followUp: string; note: string }
  | {
      kind: 'surge-changed';
      level?: SurgeLevelId;
      was?: SurgeLevelId;
      by: 'plan' | 'hand';
      why?: SurgeReason;
      advice?: SurgeAdvice;
      spoken?: string;
    }
  | ({ kind: 'notice-set' } & Notice)
  /** The timetable had this said (the hall closes soon). */
  | { kind: 'announced'; what: string; text: string }
  | { kind: 'alarm-raised'; alarm: string; severity: Alarm['severity']; text: string; subject: AlarmSubject }
  | { kind: 'alarm-acknowledged'; alarm: string; by: string }
  | { kind: 'alarm-cleared'; alarm: string }
  | { kind: 'reprint-asked'; ticket: string }
  /** At a scanner, and what was told. `ticket`: one of today's. */
  | { kind: 'place-asked'; ticket?: string; answer: Answer }
  | { kind: 'line-asked'; counter: string }
  | {
      kind: 'ticket-print-begun';
      job: string;
      ticket: string;
      device: string;
      again: boolean;
      what: PrintJob['what'];
    }
  | { kind: 'ticket-printed'; job: string; ticket: string; device: string }
  | { kind: 'ticket-print-failed'; job: string; ticket: string; device: string; why: string }
  | { kind: 'speech-begun'; job: string; device: string; text: string; ticket?: string; counter?: string }
  | {
      kind: 'speech-ended';
      job: string;
      outcome: SpeechOutcome;
      why?: string;
      ticket?: string;
      counter?: string;
    }
  /** Told again with the same `repair` when only `why` changes. Left out in a journal older than repair records. */
  | { kind: 'device-lost'; device: string; why: string; repair?: string }
  /** `seenBy`: who had acknowledged its alarm; `gone`: the config knows it no more. */
  | {
      kind: 'device-mended';
      device: string;
      repair?: string;
      downMs?: number;
      seenBy?: string;
      gone?: true;
    };
export type EventKind = Event['kind'];

/** `dropped`: it was no longer true, or came too late, and was never said. */
export type SpeechOutcome = 'said' | 'failed' | 'dropped';
