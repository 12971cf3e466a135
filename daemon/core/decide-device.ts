/** What devices tell of the jobs they were given and of themselves. */

import type { Command } from './commands.ts';
import type { Event } from './events.ts';
import { speechText, stillTrue } from './jobs.ts';
import type { Hall } from './model.ts';
import type { Rules } from './rules.ts';

type DeviceCommand = Extract<Command, { verb: 'begin-job' | 'end-job' | 'device-fit' }>;

export function decideDevice(rules: Rules, hall: Hall, command: DeviceCommand): Event[] {
  switch (command.verb) {
    case 'device-fit': {
      const { device, why } = command;
      // Before the first day there is no journal to write to; the shell tells it again when a day opens.
      if (hall.day === undefined) return [];
      if (why === undefined) return hall.unfit.has(device) ? [{ kind: 'device-mended', device }] : [];
      return hall.unfit.get(device) === why ? [] : [{ kind: 'device-lost', device, why }];
    }
    case 'begin-job': {
      const job = hall.jobs.get(command.job);
      if (job === undefined) return [];
      const { device } = command;
      if (job.is === 'print') {
        return [
          {
            kind: 'ticket-print-begun',
            job: job.id,
            ticket: job.ticket,
            device,
            again: job.again || job.begun,
          },
        ];
      }
      const about =
        job.is === 'call' ? { ticket: job.ticket, counter: job.counter } : { counter: job.counter };
      return stillTrue(hall, job)
        ? [{ kind: 'speech-begun', job: job.id, device, text: speechText(rules, job), ...about }]
        : [{ kind: 'speech-ended', job: job.id, outcome: 'dropped', ...about }];
    }
    case 'end-job': {
      const job = hall.jobs.get(command.job);
      if (job === undefined) return [];
      const { device, outcome, why = 'no reason given' } = command;
      if (job.is === 'print') {
        return [
          outcome === 'done'
            ? { kind: 'ticket-printed', job: job.id, ticket: job.ticket, device }
            : { kind: 'ticket-print-failed', job: job.id, ticket: job.ticket, device, why },
        ];
      }
      const about =
        job.is === 'call' ? { ticket: job.ticket, counter: job.counter } : { counter: job.counter };
      return [
        outcome === 'done'
          ? { kind: 'speech-ended', job: job.id, outcome: 'said', ...about }
          : { kind: 'speech-ended', job: job.id, outcome: 'failed', why, ...about },
      ];
    }
  }
}
