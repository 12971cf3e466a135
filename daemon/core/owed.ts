/** Tickets to print and calls to say, from when they are owed to when they are done or given up (R13). */
import type { Hall, Job } from './model.ts';
import { callOf } from './places.ts';

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

/** True when the job is given up. */
export function failed(hall: Hall, id: string): boolean {
  const job = hall.jobs.get(id);
  if (job === undefined) return true;
  job.failures += 1;
  if (job.failures >= failuresAllowed) return hall.jobs.delete(id);
  job.begun = false;
  if (job.is === 'print') job.again = true;
  return false;
}

/** A call counts as said from the end of its speech, or from when saying it was given up. */
export function heard(hall: Hall, job: Job & { is: 'call' }, at: number): void {
  const call = callOf(hall.visits.get(job.ticket));
  if (call?.job === job.id) call.saidAt = at;
}
