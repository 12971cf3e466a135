/** Past facts. Everything the hall knows is a fold of these. */
import type { ClosingSlip } from './closing-figures.ts';
import type { Order, RatedFrom } from './commands.ts';
import type { FollowUp } from './follow-up.ts';
import type { PrintJob } from './job.ts';
import type { Layout } from './layout.ts';
import type { Alarm, AlarmSubject, Notice, Repair } from './model.ts';
import type { SurgeAdvice, SurgeReason } from './reasons.ts';
import type { SurgeLevelId } from './rules.ts';
import type { Answer } from './scan.ts';
import type { VisitFact } from './visit-events.ts';

/** `order`: the first event of an order names it; `orderedBy`: and the user who gave it over MQTT. */
export type Event = Fact & { order?: Order; orderedBy?: string };

/** `day`: the business day, today or later. */
export type NumbersSkip = { day: string; to: number };

/** Every thing stands under its own name: a ticket that a follow-up speaks of is none of this day. */
export type Carried =
  | { what: 'follow-up'; id: string; followUp: FollowUp }
  | { what: 'repair'; id: string; repair: Repair }
  | { what: 'alarm'; id: string; alarm: Alarm }
  | { what: 'notice'; id: string; notice: Notice }
  /** A closing slip that is still to be printed. */
  | { what: 'slip'; id: string; slip: ClosingSlip }
  /** Numbers of this day or of a later one that may be on paper already (R1). */
  | { what: 'skip'; id: string; skip: NumbersSkip };

/** In place of `carried` where the journal is older than that; read, and never written. */
type CarriedWithin = {
  repairs?: readonly Repair[];
  /** In place of `repairs` where the journal is older than these: the devices that cannot work, and why. */
  unfit?: Readonly<Record<string, string>>;
  followUps?: readonly FollowUp[];
  alarms?: readonly Alarm[];
  notices?: readonly Notice[];
  skips?: readonly NumbersSkip[];
  slips?: readonly ClosingSlip[];
};

/** `at` stands beside each, see journal.ts. */
type Fact =
  | ({
      kind: 'day-opened';
      day: string;
      /** In which whoever reads the journal tells its times. */
      timeZone: string;
      /** The hall's id. Left out in an older journal. */
      hall?: string;
      /** Left out in a journal older than layouts. */
      layout?: Layout;
      /** The day before, which was opened under a wrong date; this one may lie before it. */
      insteadOf?: string;
    } & CarriedWithin)
  /** What must outlive a day (R10): each thing follows the opening of the next one, in the same commit. */
  | ({ kind: 'carried' } & Carried)
  /** The config was changed within the day, or the day's journal is older than layouts. */
  | { kind: 'hall-described'; layout: Layout }
  /** The wall clock stands this far before the `now` of the rules. */
  | { kind: 'clock-set'; aheadMs: number }
  | { kind: 'day-closed'; day: string }
  /**
   * The journal was put back from a copy, and the numbers of that day up to `to`, of every series, may have been issued
   * since the copy was made: they are not issued again (R1).
   */
  | ({ kind: 'numbers-skipped' } & NumbersSkip)
  | VisitFact
  | { kind: 'counter-opened'; counter: string }
  /** `after`: it takes effect after the visit in hand. */
  | { kind: 'counter-paused'; counter: string; after: boolean }
  | { kind: 'counter-resumed'; counter: string }
  | { kind: 'counter-closed'; counter: string }
  /** `by`: what ended it, where nobody took it back: the session was over, or `readyFor`. */
  | { kind: 'counter-ready'; counter: string; ready: boolean; by?: 'session' | 'time' }
  | { kind: 'clerk-signed-in'; counter: string; clerk: string }
  /** `elsewhere`: the counter at which that clerk has signed in. Left out in an older journal. */
  | { kind: 'clerk-signed-out'; counter: string; clerk: string; elsewhere?: string }
  /** `from`: left out in an older journal. */
  | { kind: 'rated'; counter: string; ticket: string; grade: number; clerk?: string; from?: RatedFrom }
  | { kind: 'follow-up-opened'; followUp: FollowUp }
  /** `text`: the hash of how it was answered. `code`: the hall closed it. `note`: the words, in a journal of version 3. */
  | { kind: 'follow-up-closed'; followUp: string; text?: string; code?: 'press-undone'; note?: string }
  /** What people wrote about it is gone, here and in every copy: the texts with these hashes. */
  | { kind: 'text-erased'; of: string; texts: readonly string[]; by: 'order' | 'retention' }
  | { kind: 'text-set-apart'; followUp: string; text: string }
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
  /** At a scanner, and what was told. `ticket`: one of today's. `desk`: the counter in front of which the scanner stands. */
  | { kind: 'place-asked'; ticket?: string; answer: Answer; desk?: string }
  | { kind: 'line-asked'; counter: string }
  /** Of a ticket, or of the slip of a day that was closed. */
  | {
      kind: 'ticket-print-begun';
      job: string;
      ticket?: string;
      device: string;
      again: boolean;
      what: PrintJob['what'];
    }
  | { kind: 'ticket-printed'; job: string; ticket?: string; device: string }
  | { kind: 'ticket-print-failed'; job: string; ticket?: string; device: string; why: string }
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
