/** R5: what became of one service of a ticket, and what a clerk has marked for it before the step is finished. */
import type { FinishOutcome } from './commands.ts';

export type ServiceOutcome = {
  service: string;
  outcome: FinishOutcome;
  /** Of a refused one: the number of the reason in the config's list, 0: another. None where nobody named one. */
  reason?: number;
  /** Of one that lacks papers: their numbers as printed on the ticket, 0: written on the slip by hand. None where nobody named any. */
  missing?: readonly number[];
  /** 一次性告知: papers that the slip of the first time, from that counter, did not name. */
  toldTwice?: { papers: readonly number[]; counter: string };
};

/** One press. `number`: of the reason in the config's list, or of the paper on the ticket; 0: another. */
export type OutcomeMark = { service: string; outcome: 'refused' | 'papers-missing'; number: number };

/** What stands for the visit in hand. `service`: whom the next marks are for; `set`: in the order in which they were pressed. */
export type Marks = { service?: string; set: readonly OutcomeMark[] };
