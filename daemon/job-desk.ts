/** Hands what is owed to idle devices: begun in the journal first, given to the device after the commit (R13). */

import type { Command } from './core/commands.ts';
import type { Event } from './core/events.ts';
import { nextJob, speechText, speechTimes } from './core/jobs.ts';
import type { Hall } from './core/model.ts';
import type { Rules } from './core/rules.ts';
import { ticketLines } from './core/ticket.ts';
import type { Devices } from './devices.ts';

export type JobDesk = {
  /** The next job to begin on an idle device that can work; none when there is nothing to begin. */
  followUp(hall: Readonly<Hall>): Command | undefined;
  committed(hall: Readonly<Hall>, event: Event): void;
};

export function openJobDesk(rules: Rules, devices: Pick<Devices, 'fitFor' | 'print' | 'speak'>): JobDesk {
  /** Which device has which job in hand. What a former run began is in nobody's hand: its end is unknown. */
  const held = new Map<string, string>();

  return {
    followUp(hall) {
      for (const [device, job] of held) if (hall.jobs.get(job)?.begun !== true) held.delete(device);
      for (const is of ['print', 'speech'] as const) {
        const idle = devices.fitFor(is).find(device => !held.has(device));
        const job = idle === undefined ? undefined : nextJob(hall, is, new Set(held.values()));
        if (idle === undefined || job === undefined) continue;
        held.set(idle, job.id);
        return { verb: 'begin-job', job: job.id, device: idle };
      }
      return undefined;
    },
    committed(hall, event) {
      if (event.kind !== 'ticket-print-begun' && event.kind !== 'speech-begun') return;
      const job = hall.jobs.get(event.job);
      if (job === undefined) return;
      if (event.kind === 'ticket-print-begun' && job.is === 'print') {
        devices.print(event.device, { id: job.id, lines: ticketLines(rules, hall, job, event.again) });
      } else if (job.is !== 'print') {
        devices.speak(event.device, {
          id: job.id,
          text: speechText(rules, job),
          times: speechTimes(hall, job),
        });
      }
    },
  };
}
