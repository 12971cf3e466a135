/** R5: what became of one service of a ticket. */
import type { FinishOutcome } from './commands.ts';

export type ServiceOutcome = {
  service: string;
  outcome: FinishOutcome;
  /** Of a refused one: the number of the reason in the config's list, 0: another. None where nobody named one. */
  reason?: number;
  /** Of one that lacks papers: their numbers as printed on the ticket, 0: written on the slip by hand. None where nobody named any. */
  missing?: readonly number[];
};
