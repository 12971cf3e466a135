/** What the hall owes to people's eyes and ears, each once (R13). */
import type { ClosingSlip } from './closing-figures.ts';
import type { PrintedList } from './power-events.ts';

/** Something owed once: a ticket to print or a sentence to say (R13). `begun`: it was handed to a device, its end is unknown. */
export type Job = PrintJob | SpeechJob;
export type PrintFailure = { device: string; why: string; at: number };
type Owed = { id: string; begun: boolean; failures: number };
export type PrintJob = Owed & {
  is: 'print';
  /** Part of it may have been printed before: it is marked 补打. */
  again: boolean;
} & (
    | {
        /** The ticket itself, or the slip with the papers of its service (一次性告知制). */
        what: 'ticket' | 'papers';
        ticket: string;
        /** How many stood before it when it was issued; absent on a reprint, where that is no longer true. */
        ahead?: number;
        /** On the slip: which services lack which papers. Left out in an older journal: the services of the ticket, and all papers. */
        missing?: readonly { service: string; papers: readonly number[] }[];
        /** The return slip that it is (R15); `ticket` may be one of another day then. */
        slip?: string;
        /** Of the return slip, when it failed the last time. */
        failed?: PrintFailure;
        /** That gave it: it comes out at its own printer, where it has one. None when the desk has it printed again. */
        counter?: string;
      }
    | ({ what: 'closing' } & ClosingSlip)
    /** A queue in a power cut (R21); `series`, `from`, `to`: numbers for newcomers. */
    | ({ what: 'queue' } & Omit<PrintedList, 'waiting'>)
  );
export type QueueJob = PrintJob & { what: 'queue' };
export type SpeechJob = Owed &
  (
    | /** Said while it is the call in which the visit stands. */
    { is: 'call'; ticket: string; counter: string; nth: number }
    /** These are worth saying for a while from `owedAt` on. */
    | { is: 'line'; counter: string; owedAt: number }
    /** Its call was taken back: 请{n}号稍候. */
    | { is: 'wait'; ticket: string; counter: string; owedAt: number }
    /** Its ticket has no paper: 您的号码是{n}. */
    | {
        is: 'number';
        ticket: string;
        counter: string;
        owedAt: number;
      } /** Its return slip has come out of a printer that is not its counter’s. */
    | { is: 'fetch'; ticket: string; slip: string; counter: string; printer: string; owedAt: number }
    | { is: 'notice'; text: string; owedAt: number }
  );
