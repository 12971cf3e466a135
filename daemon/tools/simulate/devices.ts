/** Virtual printers and voices: they take what is owed, one job each, and are done after a while. */

import { atWork } from '../../core/devices/failover.ts';
import { nextPrint, nextSpeech, speechText, speechTimes } from '../../core/outputs/jobs.ts';
import type { SpeechJob } from '../../core/types/job.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Stage } from './stage.ts';

export type Devices = {
  /** Hands what is owed to idle devices; called after everything that happened. */
  takeNext(): void;
};

const usualPrintsMs = 3_000;
/** What a voice needs for one character, and for its breath. */
const characterMs = 220;
const breathMs = 500;

/** `printsMs`: how long a ticket takes. `speaksAtOnce`: what is said takes no time. */
export type Body = { printsMs?: number; speaksAtOnce?: boolean };

export function openDevices(
  stage: Stage,
  { printsMs = usualPrintsMs, speaksAtOnce = false }: Body = {},
): Devices {
  const { rules, hall } = stage;
  /** Device -> the job in its hands. */
  const held = new Map<string, string>();
  const inHand = new Set<string>();

  function begin(kind: 'print' | 'speech', device: string): boolean {
    const job = kind === 'print' ? nextPrint(rules, hall, inHand, device) : nextSpeech(hall, inHand);
    if (job === undefined) return false;
    const took = stage.give({ verb: 'begin-job', job: job.id, device });
    // A call that was no longer true was dropped instead.
    const begun =
      !isRefusal(took) &&
      took.some(({ kind: event }) => event === 'speech-begun' || event === 'ticket-print-begun');
    if (!begun) return true;
    held.set(device, job.id);
    inHand.add(job.id);
    const lastsMs = job.is === 'print' ? printsMs : speaksAtOnce ? 0 : spokenMs(job);
    stage.at(stage.now() + lastsMs, () => {
      held.delete(device);
      inHand.delete(job.id);
      stage.give({ verb: 'end-job', job: job.id, device, outcome: 'done' });
    });
    return true;
  }

  function spokenMs(job: SpeechJob): number {
    const times = speechTimes(rules, hall, job, stage.now());
    return (speechText(rules, job).length * characterMs + breathMs) * times;
  }

  function serve(kind: 'print' | 'speech', devices: readonly string[]): void {
    for (const device of devices) {
      while (!held.has(device) && begin(kind, device));
    }
  }

  const isFit = (device: string) => !hall.unfit.has(device);

  return {
    takeNext() {
      if (hall.jobs.size === inHand.size) return;
      serve('print', atWork(rules, rules.printers, isFit));
      serve('speech', atWork(rules, rules.voices, isFit));
    },
  };
}
