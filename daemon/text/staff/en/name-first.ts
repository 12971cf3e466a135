/** English: what must be named first, and rightly: the papers that are missing (R5), how many cases there are, and are done (R18). */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';

export function nameCasesText(args: RefusalArgs['name-cases']): string {
  switch (args.is) {
    case 'in-hand':
      return `found ${args.found} cases of ${args.ticket} done, expected 1 to ${args.most} at a time (left to do: ${args.left}); type how many are done, then evaluate`;
    case 'on-ticket':
      return `a ticket is for 1 to ${args.most} cases, found ${args.found}; give the others one of their own`;
    case 'one-service':
      return `several cases on one ticket are of one service, found ${args.services.join(', ')}; take one ticket for each`;
  }
}

export function namePapersText(args: RefusalArgs['name-papers']): string {
  return args.is === 'none'
    ? 'missing papers need their numbers on the ticket: expected 81 ok for the first, 80 ok for one that is written by hand; then evaluate'
    : `missing goes with the outcome papers-missing, found ${args.found}`;
}
