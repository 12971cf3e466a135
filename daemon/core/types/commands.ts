import type { AlarmKind } from './alarm.ts';
import type { AlarmMessage } from './alarm-message.ts';
import type { BookingCommand, ScannedBooking } from './booking.ts';
import { type Of, oneOf } from './form.ts';
import type { PressedAt } from './kiosk-button.ts';
import type { PowerCommand } from './power.ts';
import type { QuestionCommand } from './question.ts';
import type { JudgedAdvice, SurgeAdvice } from './reasons.ts';
import type { SurgeLevelId, VisitClass } from './rules.ts';
import type { Scan, ScannedSlip } from './scan.ts';

/** How a step ended for a service; any but approved ends its way (R5). */
export const finishOutcomes = ['approved', 'refused', 'papers-missing'] as const;
export const finishOutcome = oneOf(...finishOutcomes);
export type FinishOutcome = Of<typeof finishOutcome>;

/** Where a visit is sent: a queue, or one counter. */
export type Goal = { queue: string } | { counter: string };

/** On the counter's rater, or by a program over MQTT, as a citizen's phone is one. */
export const ratedFrom = oneOf('rater', 'mqtt');
export type RatedFrom = Of<typeof ratedFrom>;

/** The key that calls; `number`: one of those set aside (`17 next`). */
export type Next = { number?: number };

/** Orders. Who may give which is the shell's business. */
export type Command =
  /**
   * `day` is told by the wall clock in the hall's own time zone (R10), or `named` by whoever knows better. `insteadOf`: the
   * present day, which was opened under a wrong date.
   */
  | { verb: 'open-day'; day: string; named?: true; insteadOf?: string }
  | { verb: 'close-day' }
  | {
      verb: 'take-ticket';
      services: readonly string[];
      class: VisitClass;
      choice: ReadonlyMap<string, string>;
      cases?: number;
      print: boolean;
      /** At whose pad: without a printer its number is shown there and said. */
      counter?: string;
      /** The button of a kiosk that was pressed for it. */
      from?: PressedAt;
    }
  /** By a return slip; `counter`: the desk in front of which it was read. */
  | { verb: 'come-again'; slip: string; print: boolean; counter?: string }
  | BookingCommand
  /** A slip that was lost is printed again: that one, or the newest of a ticket of that day (left out: today). */
  | { verb: 'slip'; slip?: string; ticket?: string; day?: string }
  | { verb: 'add-service'; ticket: string; service: string; choice?: ReadonlyMap<string, string> }
  | { verb: 'call-next'; counter: string }
  | { verb: 'call-number'; counter: string; ticket: string; reason: string }
  | { verb: 'recall'; counter: string }
  | { verb: 'start'; counter: string }
  /**
   * `services`: which of the step end so; left out: all of it. The others end as they are marked at the pad, or approved.
   * `reason`: of a refusal, `because`: another in words; `missing`: the papers, by their numbers on the ticket; 0: another, by hand.
   * `cases`: so many of them are done, left out: all that are in hand. `byNext`: it is the next that finishes what is in hand.
   */
  | {
      verb: 'finish';
      counter: string;
      outcome: FinishOutcome;
      services?: readonly string[];
      reason?: number;
      because?: string;
      missing?: readonly number[];
      cases?: number;
      byNext?: Next;
    }
  /** At the pad: the marks that follow are for the `nth` service of the ticket. */
  | { verb: 'pick-service'; counter: string; nth: number }
  /** At the pad: how a service will end; which reason or which paper, left out: nobody named one. */
  | { verb: 'mark'; counter: string; outcome: 'refused' | 'papers-missing'; nth?: number }
  | { verb: 'choose-route'; counter: string; queue: string }
  /** `after`: once the present step is finished. */
  | { verb: 'transfer'; counter: string; to: Goal; when: 'now' | 'after'; reason?: string }
  /** Back to an earlier queue, and then here again. */
  | { verb: 'return-to'; counter: string; to: Goal }
  | { verb: 'undo'; counter: string }
  | { verb: 'park' | 'miss'; counter: string }
  | { verb: 'resume'; counter: string; ticket?: string }
  | { verb: 'rejoin' | 'step-back'; ticket: string }
  /** `counter`: the desk lets it go. */
  | { verb: 'step-away'; ticket: string; counter?: string }
  /** The button of a kiosk: the ticket that is held under a scanner next steps away. */
  | { verb: 'ask-away'; device: string }
  /**
   * The pad's keys for who was set aside. `number`: the last two digits of the one that stands there; left out: who was just
   * scanned at this desk, else the last one.
   */
  | { verb: 'bring-back'; counter: string; number?: number }
  /** Held under a scanner; `desk`: in front of that counter. `ticket` left out: it was no ticket's code. */
  | ({ verb: 'scan'; desk?: string; slip?: ScannedSlip; booking?: ScannedBooking } & Partial<Scan>)
  | { verb: 'reopen'; ticket: string; reason: string }
  | { verb: 'abandon'; ticket: string; reason: string }
  /** `day`: the first clerk of the morning opens the business day too; told by the wall clock. */
  | { verb: 'open-counter'; counter: string; day?: string }
  | { verb: 'pause-counter'; counter: string }
  | { verb: 'close-counter'; counter: string; force: boolean }
  /** The pad's cancel: no mark stands any more; not ready any more. */
  | { verb: 'cancel'; counter: string }
  /** `opens`: and opens the counter, as the clerk's key does; then `day` is that of open-counter. */
  | { verb: 'sign-in'; counter: string; clerk: string; opens?: true; day?: string }
  | { verb: 'sign-out'; counter: string }
  /** `counter`: whose pad it was pressed on, or whose attendant gave it; `clerk`: who gave it, of the staff list. */
  | { verb: 'set-class'; ticket: string; class: VisitClass; counter?: string; clerk?: string }
  /** `ticket`: who rates; left out: whoever stands at that counter. `reason`: of a bad grade, with it or after it. */
  | { verb: 'rate'; counter: string; grade: number; from: RatedFrom; ticket?: string; reason?: number }
  | { verb: 'reprint'; ticket: string }
  | { verb: 'say-line'; counter: string }
  /** 请主任来, without a sound. */
  | { verb: 'ask-supervisor'; counter: string }
  /** `text`: the hash of what was written; the words themselves never come here (R19). */
  | { verb: 'follow-up-open'; source: string; text: string; ticket?: string }
  | { verb: 'follow-up-close'; followUp: string; text?: string }
  /** A supervisor confirms a refusal, or overturns it. */
  | { verb: 'refusal-confirm' | 'refusal-overturn'; refusal: string; text?: string }
  | QuestionCommand
  /** Takes back what people wrote about this follow-up, or question: the texts with these hashes; none: it is done already. */
  | { verb: 'erase'; of: string; texts: readonly string[]; by: 'order' | 'retention' }
  /** The words of a follow-up that a journal of version 3 holds now lie apart too, under this hash. */
  | { verb: 'set-text-apart'; followUp: string; text: string }
  | { verb: 'surge-start'; level: SurgeLevelId }
  | { verb: 'surge-stop' }
  /** What playing the next hour forward found; left out: no counter helps (R9). */
  | { verb: 'advise'; advice?: SurgeAdvice }
  /** What the advised counter has saved since it was opened. */
  | { verb: 'judge-advice'; judged: JudgedAdvice }
  /** An empty text takes the notice away. */
  | { verb: 'notice-set'; text: string; boards?: readonly string[]; until?: number }
  | { verb: 'alarm-ack'; alarm: string; by: string }
  /** The wall clock as the shell sees it now; `unheardMs`: how much later that is than when the journal, or this process, last knew it; less than nothing where it was set back. `starts`: the process begins. */
  | { verb: 'set-clock'; wall: number; unheardMs: number; starts?: true }
  | PowerCommand
  /**
   * Afterwards: it was served by the list on paper at `at`, ms UTC by the wall clock. `service`: what a newcomer had come for, where its queue
   * does not tell; `reason`, `missing`: as of finish.
   */
  | {
      verb: 'served-by-paper';
      ticket: string;
      counter: string;
      service?: string;
      choice?: ReadonlyMap<string, string>;
      outcome: FinishOutcome;
      reason?: number;
      because?: string;
      missing?: readonly number[];
      at: number;
    }
  | { verb: 'tick' }
  /** What the hall is made of, told to its journal at every start. */
  | { verb: 'describe-hall' }
  /** Up to that number none is issued on that day: they may be on paper already (R1). */
  | { verb: 'skip-numbers'; day: string; to: number }
  /** What is wrong with the shell, by the id of its alarm; `message` left out: it is over. */
  | { verb: 'tell-trouble'; alarm: AlarmKind; severity: 'warning' | 'critical'; message?: AlarmMessage }
  /** What devices tell of jobs and of themselves. */
  | { verb: 'begin-job'; job: string; device: string }
  /** `sent`: the device never answers, so nobody knows whether it was done. */
  | { verb: 'end-job'; job: string; device: string; outcome: 'done' | 'sent' | 'failed'; why?: string }
  /** `why`: it cannot work; `warning`: it can, but not for long unless somebody helps. */
  | { verb: 'device-fit'; device: string; why?: string; warning?: string };

/** What the first event of an order names. In an older journal the pad's cancel was `unready`. */
export type Order = Command['verb'] | 'unready';

const orders: Readonly<Record<Order, true>> = {
  abandon: true,
  advise: true,
  'add-service': true,
  'alarm-ack': true,
  'ask-away': true,
  'ask-supervisor': true,
  'begin-job': true,
  book: true,
  'book-cancel': true,
  'bring-back': true,
  'call-next': true,
  'call-number': true,
  cancel: true,
  'choose-route': true,
  'close-counter': true,
  'came-by-paper': true,
  'come-again': true,
  'come-booked': true,
  'close-day': true,
  'describe-hall': true,
  'device-fit': true,
  'end-job': true,
  erase: true,
  finish: true,
  'follow-up-close': true,
  'follow-up-open': true,
  'judge-advice': true,
  mark: true,
  miss: true,
  'notice-set': true,
  'open-counter': true,
  'open-day': true,
  'paper-entered': true,
  park: true,
  'pause-counter': true,
  'pick-service': true,
  'question-accept': true,
  'question-close': true,
  'question-open': true,
  'question-pass': true,
  'question-write': true,
  'power-back': true,
  'power-failing': true,
  rate: true,
  recall: true,
  rejoin: true,
  reopen: true,
  'refusal-confirm': true,
  'refusal-overturn': true,
  reprint: true,
  resume: true,
  'return-to': true,
  'say-line': true,
  scan: true,
  'served-by-paper': true,
  'set-class': true,
  'set-clock': true,
  'set-text-apart': true,
  'sign-in': true,
  'sign-out': true,
  'skip-numbers': true,
  slip: true,
  start: true,
  'step-away': true,
  'step-back': true,
  'surge-start': true,
  'surge-stop': true,
  'take-ticket': true,
  'tell-trouble': true,
  tick: true,
  transfer: true,
  undo: true,
  unready: true,
};
export const order = oneOf(...(Object.keys(orders) as Order[]));
