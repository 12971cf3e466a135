/** What devices tell of the jobs they were given and of themselves. */

import { tellsUnprinted, unprintedAlarm } from '../alarms/unprinted.ts';
import { fitness } from '../devices/repairs.ts';
import { speechText, stillTrue } from '../outputs/jobs.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { PrintJob, QueueJob, SpeechJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { isLastTry } from '../visit/owed-jobs.ts';

type DeviceCommand = Extract<Command, { verb: 'begin-job' | 'end-job' | 'device-fit' }>;

export function decideDevice(rules: Rules, hall: Hall, command: DeviceCommand, now: number): Event[] {
  switch (command.verb) {
    case 'device-fit':
      return fitness(rules, hall, command, now);
    case 'begin-job': {
      const job = hall.jobs.get(command.job);
      if (job === undefined) return [];
      const { device } = command;
      if (job.is === 'print') {
        if (isOfNoUse(hall, job)) return [droppedList(job)];
        return [
          {
            kind: 'ticket-print-begun',
            job: job.id,
            ...subjectOf(job),
            device,
            again: job.again || job.begun,
            what: job.what,
          },
        ];
      }
      const about = aboutOf(job);
      return stillTrue(hall, job, now)
        ? [{ kind: 'speech-begun', job: job.id, device, text: speechText(rules, job), ...about }]
        : [{ kind: 'speech-ended', job: job.id, outcome: 'dropped', ...whyDropped(job), ...about }];
    }
    case 'end-job': {
      const job = hall.jobs.get(command.job);
      if (job === undefined) return [];
      const { device, outcome, why = 'no reason given' } = command;
      if (job.is === 'print') {
        return outcome === 'failed'
          ? printFailed(hall, job, { device, why }, now)
          : printed(hall, job, { device, ...(outcome === 'sent' && { unconfirmed: true }) });
      }
      const about = aboutOf(job);
      return [
        outcome === 'failed'
          ? { kind: 'speech-ended', job: job.id, outcome: 'failed', why, ...about }
          : { kind: 'speech-ended', job: job.id, outcome: 'said', ...about },
      ];
    }
  }
}

/** Of a call it is known: the visit has moved on. */
function whyDropped({ is }: SpeechJob): { why?: string } {
  return is === 'call' ? {} : { why: 'too late' };
}

function subjectOf(job: PrintJob): { ticket?: string; queue?: string } {
  switch (job.what) {
    case 'closing':
      return {};
    case 'queue':
      return { queue: job.queue };
    case 'ticket':
    case 'papers':
      return { ticket: job.ticket };
  }
}

/** I7: what was given up has come out after all, on a reprint. */
function printed(hall: Hall, job: PrintJob, by: { device: string; unconfirmed?: true }): Event[] {
  const alarm = unprintedAlarm(job);
  return [
    { kind: 'ticket-printed', job: job.id, ...subjectOf(job), ...by },
    ...(alarm !== undefined && hall.alarms.has(alarm) ? [{ kind: 'alarm-cleared', alarm } as const] : []),
  ];
}

/** I7: every ticket and every return slip is printed at least once, or an alarm says that it is not. */
function printFailed(hall: Hall, job: PrintJob, by: { device: string; why: string }, now: number): Event[] {
  const failed: Event = { kind: 'ticket-print-failed', job: job.id, ...subjectOf(job), ...by };
  // It would come out of the next roll.
  if (isOfNoUse(hall, job) && !isLastTry(job)) return [failed, droppedList(job)];
  return [failed, ...(isLastTry(job) ? tellsUnprinted(hall, job, { ...by, at: now }) : [])];
}

/** R21: once the power is back a list is neither tried again, nor after a process that died with it. */
const isOfNoUse = ({ power }: Hall, job: PrintJob): job is QueueJob =>
  job.what === 'queue' && power.failing === undefined;

const droppedList = ({ id, queue }: QueueJob): Event => ({
  kind: 'queue-list-dropped',
  job: id,
  queue,
  why: 'power-back',
});

function aboutOf(job: SpeechJob): { ticket?: string; counter?: string } {
  switch (job.is) {
    case 'call':
    case 'wait':
    case 'number':
    case 'fetch':
      return { ticket: job.ticket, counter: job.counter };
    case 'line':
      return { counter: job.counter };
    case 'notice':
      return {};
  }
}
