/** Past facts about a visit, from its ticket to its end. */
import type { FinishOutcome, Order } from './commands.ts';
import type { PressedAt } from './kiosk-button.ts';
import type { MinuteRange, Place, VisitStep } from './model.ts';
import type { Bound } from './place-in-queue.ts';
import type { CallReason } from './reasons.ts';
import type { VisitClass } from './rules.ts';
import type { OutcomeMark, ServiceOutcome } from './service-outcome.ts';

/** Kept for nobody: when the day is opened again every counter is closed. */
export type PlaceAgain =
  | Omit<Extract<Place, { is: 'waiting' }>, 'bound'>
  | Extract<Place, { is: 'parked' | 'missed' }>;

export type VisitFact =
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
      /** Green is claimed: until the staff confirms it, `class` is normal (R6). Left out in an older journal. */
      asked?: 'green';
      /** In an older journal: it was green at once, and nobody had confirmed it. */
      unconfirmed?: boolean;
      /** Printed on it; none where a queue has no open counter. */
      estimate?: { first: MinuteRange; route?: MinuteRange };
      mayNotFinish?: true;
      /** At whose pad it was taken. */
      counter?: string;
      /** The button of a kiosk that was pressed for it; left out in an older journal. */
      from?: PressedAt;
    }
  /** `institutions`: those that its ticket did not lead through before, for their limits. */
  | {
      kind: 'service-added';
      ticket: string;
      service: string;
      steps: readonly VisitStep[];
      institutions?: readonly string[];
    }
  | {
      kind: 'visit-queued';
      ticket: string;
      queue: string;
      step: number;
      /** Its place in the queue (R2): when it counts as having joined. */
      joinedAt: number;
      /** What the worked clock of the queue showed then, and its rank among equals. Left out in an older journal. */
      workedAtJoining?: number;
      rank?: number;
      /** When it really came to wait there; one that is freed or put back has waited before. */
      since: number;
      /** What the worked clock showed then. Left out in an older journal. */
      workedSince?: number;
      creditMs: number;
      /** Worked time; in an older journal, time. */
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
  /** Of the weak, called to that counter and not come: the desk is asked to fetch them (R6). */
  | { kind: 'fetch-asked'; ticket: string; counter: string }
  /** `time`: it is only presumed to have come; `act`: another key told that it has. */
  | { kind: 'visit-started'; ticket: string; counter: string; by: 'key' | 'time' | 'finish' | 'act' }
  /** Next was refused, for nobody knows whether it came; start or miss at this counter carries out that next too (R3). */
  | { kind: 'came-or-missed-asked'; ticket: string; counter: string; number?: number }
  | {
      kind: 'step-finished';
      ticket: string;
      counter: string;
      queue: string;
      /** Of the step as a whole: approved where anything was. */
      outcome: FinishOutcome;
      /** What became of each service the step was for. Left out in an older journal: that outcome, and the way ends with it. */
      services?: readonly ServiceOutcome[];
      /** Its way from now on, where a part of it was only for services that ended here. */
      steps?: readonly VisitStep[];
      /** By next, while it was only presumed to have come. */
      presumed?: true;
      /** In an older journal: the clerk asked for a rating. Every finish asks now (R17). */
      askRating?: true;
    }
  /** At the pad: the marks that follow are for this service. */
  | { kind: 'service-picked'; ticket: string; counter: string; service: string }
  /** How a service will end when the step is finished. `takenBack`: that mark was pressed again. */
  | ({ kind: 'outcome-marked'; ticket: string; counter: string; takenBack?: true } & OutcomeMark)
  | { kind: 'marks-cleared'; ticket: string; counter: string }
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
  /** `missed`: not parked, but missed before, and it stood at the counter. */
  | { kind: 'visit-resumed'; ticket: string; counter: string; missed?: true }
  | { kind: 'visit-missed'; ticket: string; counter: string; queue: string }
  /**
   * `parked`: not missed, but parked by a counter that had closed or paused. `counter`: on whose pad. `reason`: the desk took it
   * back.
   */
  | {
      kind: 'visit-rejoined';
      ticket: string;
      queue: string;
      counter?: string;
      reason?: string;
      parked?: true;
    }
  /**
   * `counter`: on whose pad. `steps`: its way from now on, where it had been done. `place`: the day had closed by mistake, and
   * it stands there as before; left out: it comes to a queue.
   */
  | {
      kind: 'visit-reopened';
      ticket: string;
      reason: string;
      counter?: string;
      steps?: readonly VisitStep[];
      place?: PlaceAgain;
    }
  /** `services`: what became of each. Left out in an older journal. */
  | { kind: 'visit-done'; ticket: string; outcome: FinishOutcome; services?: readonly ServiceOutcome[] }
  | { kind: 'visit-left'; ticket: string; reason: string }
  /**
   * `counter`: where it was pressed, and `clerk` who was signed in there. `asked`: it answers a claim, which `denied` says no
   * to for the whole visit. `creditMs`: with it its P goes on unbroken; left out where it counts as if it had joined with this
   * class. `lapsed`: in an older journal, green was asked for and nobody had confirmed it when the first step ended.
   */
  | {
      kind: 'class-set';
      ticket: string;
      class: VisitClass;
      counter?: string;
      clerk?: string;
      asked?: true;
      denied?: true;
      creditMs?: number;
      lapsed?: true;
    }
  /**
   * `undone`: the order that was taken back; `tickets`: whom it had touched; `wronglyCalled`: who hears 请稍候;
   * `unheard`: who is called again, as the call was not heard.
   */
  | {
      kind: 'press-undone';
      counter: string;
      undone: Order;
      tickets: readonly string[];
      wronglyCalled?: string;
      unheard?: string;
    };
