/** Hands what is owed to idle devices: begun in the journal first, given to the device after the commit (R13). */

import { closingLines } from '../core/outputs/closing-slip.ts';
import { nextPrint, nextSpeech, speechText, speechTimes } from '../core/outputs/jobs.ts';
import { printedLines, type SlipCode } from '../core/outputs/printed.ts';
import { queueListLines } from '../core/outputs/queue-list.ts';
import type { TicketLine } from '../core/outputs/ticket.ts';
import type { ClosingProof } from '../core/types/closing-figures.ts';
import type { Command } from '../core/types/commands.ts';
import type { Event } from '../core/types/events.ts';
import type { PrintJob } from '../core/types/job.ts';
import type { Hall } from '../core/types/model.ts';
import type { Rules } from '../core/types/rules.ts';
import type { TicketCodes } from '../core/types/scan.ts';
import type { Devices } from '../devices/supervisor.ts';

export type JobDispatcher = {
  /** Takes the next job for an idle device that can work; none when there is nothing to begin. */
  takeNext(hall: Readonly<Hall>): Command | undefined;
  committed(hall: Readonly<Hall>, event: Event, at: number): void;
  /** The device told the end of its job: it is idle again, whatever has become of the job. */
  ended(device: string): void;
};

/**
 * `codes`: of tickets, `slips`: of return slips. `closingOf`: the end of a day that was closed, as the journal has it; none where its file is gone. `inDoubt`: printer -> the
 * job of a former run of which the printer is asked; it is in its hand until the printer has told.
 */
export function openJobDispatcher(
  rules: Rules,
  devices: Pick<Devices, 'fitFor' | 'print' | 'speak'>,
  {
    codes,
    slips,
    closingOf,
  }: { codes: TicketCodes; slips: SlipCode; closingOf(day: string): ClosingProof | undefined },
  inDoubt: ReadonlyMap<string, string> = new Map(),
): JobDispatcher {
  /**
   * Which device has which job in hand; `given` once it was handed over. What else a former run began is in nobody's hand:
   * its end is unknown, and it is begun again.
   */
  const held = new Map([...inDoubt].map(([device, job]) => [device, { job, given: true }]));

  const original = (device: string) => rules.spares.get(device) ?? device;

  /** R12: what its spare is saying is said to its end first; two printers may print side by side. */
  function isIdle(is: 'print' | 'speech', device: string): boolean {
    if (is === 'print') return !held.has(device);
    return ![...held.keys()].some(busy => original(busy) === original(device));
  }

  function linesOf(job: PrintJob, hall: Readonly<Hall>, again: boolean, now: number): TicketLine[] {
    switch (job.what) {
      case 'closing':
        return closingLines(rules, job, closingOf(job.day), again);
      case 'queue':
        return queueListLines(rules, hall, job, { again, now });
      case 'ticket':
      case 'papers':
        return printedLines(rules, hall, job, { again, codes, slips });
    }
  }

  return {
    takeNext(hall) {
      // A call that was no longer true was dropped instead of begun.
      for (const [device, { job, given }] of held) {
        if (!given && hall.jobs.get(job)?.begun !== true) held.delete(device);
      }
      for (const is of ['print', 'speech'] as const) {
        for (const idle of devices.fitFor(is)) {
          if (!isIdle(is, idle)) continue;
          const inHand = new Set([...held.values()].map(({ job }) => job));
          const job = is === 'print' ? nextPrint(rules, hall, inHand, idle) : nextSpeech(hall, inHand);
          if (job === undefined) continue;
          held.set(idle, { job: job.id, given: false });
          return { verb: 'begin-job', job: job.id, device: idle };
        }
      }
      return undefined;
    },
    committed(hall, event, at) {
      if (event.kind !== 'ticket-print-begun' && event.kind !== 'speech-begun') return;
      const { device } = event;
      held.set(device, { job: event.job, given: true });
      const job = hall.jobs.get(event.job);
      if (job === undefined) held.delete(device);
      else if (job.is !== 'print') {
        devices.speak(device, {
          id: job.id,
          text: speechText(rules, job),
          times: speechTimes(rules, hall, job, at),
        });
      } else if (event.kind === 'ticket-print-begun') {
        const { id } = job;
        devices.print(device, { id, lines: linesOf(job, hall, event.again, at) });
      }
    },
    ended: device => void held.delete(device),
  };
}
