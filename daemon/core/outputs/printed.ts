/** What a printer is given for a visit: its ticket, or the slip of its papers. */
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { TicketCodes } from '../types/scan.ts';
import { returnSlipLines } from './return-slip.ts';
import { type TicketLine, ticketLines, type VisitPrint } from './ticket.ts';

/** Of return slips; none while the hall has no key (R15). */
export type SlipCode = { of(slip: string): string | undefined };

/** `again`: part of it may have been printed before. */
export function printedLines(
  rules: Rules,
  hall: Hall,
  job: VisitPrint,
  { again, codes, slips }: { again: boolean; codes: TicketCodes; slips: SlipCode },
): TicketLine[] {
  const slip = job.what === 'papers' ? hall.returnSlips.get(job.slip ?? '') : undefined;
  return slip === undefined
    ? ticketLines(rules, hall, job, { again, codes })
    : returnSlipLines(rules, slip, { again, code: slips.of(slip.id) });
}
