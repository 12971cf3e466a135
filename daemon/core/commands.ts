import type { FinishOutcome } from './model.ts';
import type { VisitClass } from './rules.ts';

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
  | { verb: 'finish'; counter: string; outcome: FinishOutcome; askRating?: boolean }
  | { verb: 'choose-route'; counter: string; queue: string }
  | { verb: 'transfer'; counter: string; queue: string; reason?: string }
  | { verb: 'park'; counter: string }
  | { verb: 'resume'; counter: string; ticket?: string }
  | { verb: 'miss'; counter: string }
  | { verb: 'rejoin'; ticket: string }
  | { verb: 'abandon'; ticket: string; reason: string }
  /** `day`: the first clerk of the morning opens the business day too; told by the wall clock. */
  | { verb: 'open-counter'; counter: string; day?: string }
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
