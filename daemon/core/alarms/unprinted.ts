/** I7: what the printers gave up, until it has come out after all or nobody needs it: a ticket (R13), a return slip (R15). */
import { isToFetch } from '../outputs/slips-to-fetch.ts';
import { type AlarmId, alarmId } from '../types/alarm.ts';
import { messageOf, says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import type { Event } from '../types/events.ts';
import type { PrintFailure, PrintJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import { ended } from '../visit/current-visit.ts';
import { isGivenUp, isReturnSlip, type ReturnSlipJob } from '../visit/owed-jobs.ts';

/** Nobody is told of other papers that were given up. */
export function unprintedAlarm(job: PrintJob): AlarmId | undefined {
  if (isReturnSlip(job)) return alarmId('slip-failed', job.slip);
  return job.what === 'ticket' ? alarmId('not-printed', job.ticket) : undefined;
}

/** It is given up now. */
export function tellsUnprinted(hall: Hall, job: PrintJob, failure: PrintFailure): Event[] {
  const alarm = unprintedAlarm(job);
  if (alarm === undefined || hall.alarms.has(alarm)) return [];
  const kind = 'alarm-raised';
  if (isReturnSlip(job)) {
    const told = slipFailed(hall, job, failure);
    return told === undefined
      ? []
      : [{ kind, alarm, severity: told.severity, ...told.says(failure.at), subject: told.subject }];
  }
  if (job.what !== 'ticket') return [];
  const { ticket } = job;
  const { device, why } = failure;
  const subject = { ticket, device };
  return [{ kind, alarm, severity: 'critical', ...says('not-printed', { ticket, device, why }), subject }];
}

export function watchUnprinted(hall: Hall, see: See): void {
  for (const { id, subject } of hall.alarms.values()) {
    const visit = id.startsWith('not-printed-') ? hall.visits.get(subject.ticket ?? '') : undefined;
    // Nobody needs the ticket of a visit that is over.
    if (visit !== undefined && !ended(visit)) goesOn(hall, alarmId('not-printed', visit.ticket), see);
  }
  for (const job of hall.jobs.values()) {
    if (!isReturnSlip(job) || !isGivenUp(job) || job.failed === undefined) continue;
    const told = slipFailed(hall, job, job.failed);
    if (told !== undefined) see(job.failed.at, 0, undefined, () => told);
  }
}

/** Whoever has come by it, or was taken in again, has what it says, until they leave without being served. */
function slipFailed(
  hall: Hall,
  { slip: id }: ReturnSlipJob,
  { device, why }: PrintFailure,
): Watch | undefined {
  const slip = hall.returnSlips.get(id);
  if (slip === undefined || !isToFetch(hall, id)) return undefined;
  const { ticket, day } = slip;
  // A ticket of another day is somebody else's today.
  const subject = { device, ...(day === hall.day && { ticket }) };
  return {
    id: alarmId('slip-failed', id),
    severity: 'warning',
    subject,
    says: () => says('slip-failed', { ticket, day, device, why }),
  };
}

/** It was raised when the printer gave up. */
function goesOn({ alarms }: Hall, id: AlarmId, see: See): void {
  const alarm = alarms.get(id);
  if (alarm === undefined) return;
  const { severity, subject, since } = alarm;
  see(since, 0, undefined, () => ({ id, severity, subject, says: () => messageOf(alarm) }));
}
