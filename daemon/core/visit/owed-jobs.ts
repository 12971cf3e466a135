/** Tickets to print and calls to say, from when they are owed to when they are done or given up (R13). */
import type { Job, PrintJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import { callOf } from './current-visit.ts';

/** A job that failed this often is given up, so that a printer that says no cannot print for ever. */
const failuresAllowed = 3;

type Owed = Job extends infer J ? (J extends Job ? Omit<J, 'id' | 'begun' | 'failures'> : never) : never;

/** Its id. */
export function owe(hall: Hall, owed: Owed): string {
  hall.jobsMade += 1;
  const id = `${hall.day}-${hall.jobsMade}`;
  hall.jobs.set(id, { ...owed, id, begun: false, failures: 0 });
  return id;
}

/**
 * The same where there is a device for it. Its number is used up either way: when the config gets its first voice, or
 * loses its last, the jobs that are in the journal keep their ids.
 */
export function oweTo(devices: readonly string[], hall: Hall, owed: Owed): string | undefined {
  if (devices.length > 0) return owe(hall, owed);
  hall.jobsMade += 1;
  return undefined;
}

/** The sentence of the one-metre line that this counter is owed. */
export function lineOwed(hall: Hall, counter: string): (Job & { is: 'line' }) | undefined {
  for (const job of hall.jobs.values()) if (job.is === 'line' && job.counter === counter) return job;
  return undefined;
}

/** Whether one more failure is its last. */
export function isLastTry({ failures }: Job): boolean {
  return failures + 1 >= failuresAllowed;
}

/** R15: a return slip stays owed: it is tried again in the morning. */
export const isGivenUp = ({ failures }: Job): boolean => failures >= failuresAllowed;

export type ReturnSlipJob = PrintJob & { what: 'papers'; slip: string };

export const isReturnSlip = (job: Job): job is ReturnSlipJob =>
  job.is === 'print' && job.what === 'papers' && job.slip !== undefined;

/** True when the job is given up. */
export function failed(hall: Hall, id: string): boolean {
  const job = hall.jobs.get(id);
  if (job === undefined) return true;
  if (isLastTry(job) && !isReturnSlip(job)) return hall.jobs.delete(id);
  job.failures += 1;
  job.begun = false;
  if (job.is === 'print') job.again = true;
  return false;
}

/** A call counts as said from the end of its speech, or from when saying it was given up. */
export function heard(hall: Hall, job: Job & { is: 'call' }, at: number): void {
  const call = callOf(hall.visits.get(job.ticket));
  if (call?.job === job.id) call.saidAt = at;
}
