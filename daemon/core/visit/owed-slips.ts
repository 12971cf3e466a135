/** R15: return slips that no printer has printed when their day ends: they come out when one is well again. */
import type { PrintJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { CarriedSlip } from '../types/return-slip.ts';
import type { Rules } from '../types/rules.ts';
import { isGivenUp, isReturnSlip, oweTo } from './owed-jobs.ts';

/** A printer that was away for days does not print all of them: the desk prints what is asked for. */
const owedAtMost = 31;

/** `first`: nothing of it was printed. */
type SlipOwed = 'first' | 'again';

/** By their ids, of those that are still good; the newest. */
export function returnSlipsOwed(hall: Hall, good: readonly CarriedSlip[]): ReadonlyMap<string, SlipOwed> {
  const isGood = new Set(good.map(({ id }) => id));
  const owed = [...hall.jobs.values()].flatMap(job =>
    isReturnSlip(job) && isGood.has(job.slip) ? [[job.slip, asOwed(job)] as const] : [],
  );
  return new Map(owed.slice(-owedAtMost));
}

const asOwed = ({ again, begun }: PrintJob): SlipOwed => (again || begun ? 'again' : 'first');

export function oweReturnSlip(rules: Rules, hall: Hall, slip: CarriedSlip, owed: SlipOwed): void {
  const { id, ticket, services } = slip;
  const [sent] = services;
  oweTo(rules.printers, hall, {
    is: 'print',
    what: 'papers',
    ticket,
    slip: id,
    again: owed === 'again',
    ...(sent !== undefined && { counter: sent.counter }),
  });
}

/** Nobody needs the paper of a slip that is spent; when the press that spent it is taken back it is owed as before. */
export const isNeedless = ({ returnSlips }: Hall, job: PrintJob): boolean =>
  isReturnSlip(job) && !returnSlips.has(job.slip);

/** The desk had it printed after all: in the morning it is not owed. */
export function forgetGivenUp(hall: Hall, printed: PrintJob): void {
  if (!isReturnSlip(printed)) return;
  for (const job of hall.jobs.values())
    if (isReturnSlip(job) && job.slip === printed.slip && isGivenUp(job)) hall.jobs.delete(job.id);
}
