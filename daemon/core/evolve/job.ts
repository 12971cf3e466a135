/** What past facts do to what is printed and said, and to the devices that do it. */

import { closeRepair, openRepair } from '../devices/repairs.ts';
import { noteToFetch } from '../outputs/slips-to-fetch.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { failed, heard, isReturnSlip, owe } from '../visit/owed-jobs.ts';
import { forgetGivenUp } from '../visit/owed-slips.ts';
import { noteListOut } from './power.ts';

type JobEvent = Extract<
  Event,
  {
    kind:
      | 'reprint-asked'
      | 'ticket-print-begun'
      | 'ticket-printed'
      | 'ticket-print-failed'
      | 'speech-begun'
      | 'speech-ended'
      | 'device-lost'
      | 'device-mended';
  }
>;

export function evolveJob(rules: Rules, hall: Hall, event: JobEvent, at: number): void {
  switch (event.kind) {
    case 'reprint-asked':
      if (event.slip === undefined)
        owe(hall, { is: 'print', what: 'ticket', ticket: event.ticket, again: true });
      else owe(hall, { is: 'print', what: 'papers', ticket: event.ticket, slip: event.slip, again: true });
      return;
    case 'ticket-print-begun':
    case 'speech-begun': {
      const job = hall.jobs.get(event.job);
      if (job !== undefined) job.begun = true;
      return;
    }
    case 'ticket-printed': {
      const job = hall.jobs.get(event.job);
      noteListOut(hall, event);
      hall.jobs.delete(event.job);
      if (job?.is !== 'print') return;
      forgetGivenUp(hall, job);
      noteToFetch(rules, hall, job, event.device, at);
      return;
    }
    case 'ticket-print-failed': {
      const { device, why } = event;
      const job = hall.jobs.get(event.job);
      failed(hall, event.job);
      if (job !== undefined && isReturnSlip(job)) job.failed = { device, why, at };
      return;
    }
    case 'speech-ended': {
      const job = hall.jobs.get(event.job);
      if (event.outcome === 'failed' && !failed(hall, event.job)) return;
      hall.jobs.delete(event.job);
      if (job?.is === 'call') heard(hall, job, at);
      return;
    }
    case 'device-lost':
      openRepair(rules, hall, event, at);
      return;
    case 'device-mended':
      closeRepair(rules, hall, event);
      return;
  }
}
