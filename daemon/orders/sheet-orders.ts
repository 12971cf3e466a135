/** What is asked of the sheets of the appraisal (R19). */
import { refuse } from '../core/types/refusals.ts';
import { clerk, institution, month } from './args.ts';
import { clerks, order } from './order.ts';

export const sheetOrders = {
  sheet: order({
    about:
      'A sheet of the appraisal of a month that is over (R19): of that person, by their number, or of that institution; of ' +
      'neither: the months, and whose sheets of this one (of the newest) whoever asks may see. A clerk sees their own, a supervisor ' +
      'those of their institution and of who is of it in the staff list. Nothing is journalled.',
    may: clerks,
    args: { month: month.optional(), person: clerk.optional(), institution: institution.optional() },
    example: { month: '2026-11', person: '06' },
    ordered: args =>
      args.person === undefined || args.institution === undefined
        ? { verb: 'sheet', ...args }
        : refuse('wrong-type', { either: ['person', 'institution'], example: { person: args.person } }),
  }),
} as const;
