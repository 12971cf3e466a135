import type { PrinterSaid, PrintJob, Reporter } from '../device.ts';
import type { Evidence } from './trouble.ts';

/** `hasArrived`: the printer has answered a question that came behind all of it. `withinMs`: it may take so long to be out. */
type Ticket = Evidence & { id: string; hasArrived: boolean; withinMs: number };

const begun = { isInDoubt: false, hasArrived: false, deciding: false, sentAll: false, fenceHeard: false };

/** The ticket that the driver was given, from then until its end is told; `inDoubt`: by a former run. */
export function ticketInHand(
  report: Reporter<PrinterSaid>,
  inDoubt: string | undefined,
  replyWithinMs: number,
) {
  let job: Ticket | undefined =
    inDoubt === undefined
      ? undefined
      : { ...begun, id: inDoubt, withinMs: replyWithinMs, isInDoubt: true, sentAll: true };
  /** One that came while the printer was away for a moment. */
  let held: PrintJob | undefined;
  return {
    /** What is being printed. */
    get job() {
      return job;
    },
    get held() {
      return held;
    },
    id: () => job?.id ?? held?.id,
    hold(given: PrintJob) {
      held = given;
    },
    begin({ id }: PrintJob, withinMs: number) {
      held = undefined;
      job = { ...begun, id, withinMs };
    },
    /** The printer has answered what was asked last: all that was sent before is in its buffer. */
    answered() {
      if (job === undefined || !job.sentAll || job.deciding || job.hasArrived || job.isInDoubt) return;
      job.hasArrived = true;
      report({ is: 'job-arrived', id: job.id });
    },
    end(outcome: 'done' | 'failed', why?: string) {
      const id = job?.id ?? held?.id;
      const isUnknown = job?.isInDoubt === true && outcome === 'failed';
      job = held = undefined;
      if (id === undefined) return;
      if (isUnknown) report({ is: 'job-unknown', id });
      else report({ is: 'job-ended', id, outcome, ...(why === undefined ? {} : { why }) });
    },
  };
}
