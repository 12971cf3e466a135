/**
 * The controller's box in a story: the core with its journal, a clock that only the story moves, a printer that prints
 * at once and a voice that takes 5 s for a sentence.
 */

import { nextDeadline } from '../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../daemon/core/decide/handle.ts';
import { atWork } from '../../daemon/core/devices/failover.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import { closingLines } from '../../daemon/core/outputs/closing-slip.ts';
import { nextPrint, nextSpeech, speechTimes } from '../../daemon/core/outputs/jobs.ts';
import { printedLines } from '../../daemon/core/outputs/printed.ts';
import { queueListLines } from '../../daemon/core/outputs/queue-list.ts';
import type { TicketLine } from '../../daemon/core/outputs/ticket.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import type { PrintJob } from '../../daemon/core/types/job.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import { eventsOf, isRefusal, type Refusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { scannerCodes } from '../../daemon/core/types/scan.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';
import type { Scene } from './telling.ts';

export type Entry = { event: Event; at: number };

export type Box = {
  journal: readonly Entry[];
  give(command: Command): readonly Event[] | Refusal;
  /** Until the wall clock shows that; what is due on the way happens then. */
  waitUntil(wall: number): void;
  setClock(wall: number): void;
  /** What it is given next is begun, and breaks, or takes until it is ended. */
  holdPrint(device: string, why: string | undefined): void;
  /** False where it prints nothing. */
  endPrint(device: string): boolean;
  scene(): Scene;
  /** What is said and printed is told from here on. */
  listenAnew(): void;
};

const sentenceMs = 5_000;

/** As the daemon starts: the newest business day is replayed, and time goes on from the later of wall and journal (R10). */
export function switchOn(rules: Rules, past: readonly Entry[], wall: number): Box {
  const journal = [...past];
  const hall = rebuilt(rules, journal);
  const lastAt = journal.at(-1)?.at ?? wall;
  let now = Math.max(wall, lastAt);
  let wallAheadMs = wall - now;
  let speaking: { job: string; device: string; endsAt: number } | undefined;
  const toHold = new Map<string, string | undefined>();
  const printing = new Map<string, string>();
  let said: string[] = [];
  let printed: { by: string; what: string; lines: string[] }[] = [];

  const box: Box = {
    journal,
    give(command) {
      const outcome = decided(command);
      serveDevices();
      return outcome;
    },
    waitUntil(until) {
      const target = until - wallAheadMs;
      let ticks = 0;
      for (;;) {
        const deadline = nextDeadline(rules, hall, now) ?? Number.POSITIVE_INFINITY;
        const endsAt = speaking?.endsAt ?? Number.POSITIVE_INFINITY;
        const next = Math.min(deadline, endsAt);
        if (next > target) break;
        ticks = next > now ? 0 : ticks + 1;
        if (ticks > 100) throw new Error(`the core asks to be woken at ${now} again and again`);
        now = Math.max(now, next);
        if (endsAt <= now) endSpeech();
        else box.give({ verb: 'tick' });
      }
      now = Math.max(now, target);
    },
    setClock(to) {
      wallAheadMs = to - now;
      box.give({ verb: 'set-clock', wall: to, unheardMs: 0 });
      box.waitUntil(to);
    },
    holdPrint: (device, why) => void toHold.set(device, why),
    endPrint(device) {
      const job = printing.get(device);
      if (job === undefined) return false;
      printing.delete(device);
      box.give({ verb: 'end-job', job, device, outcome: 'done' });
      return true;
    },
    scene: () => ({ rules, hall, now, said, printed }),
    listenAnew() {
      said = [];
      printed = [];
    },
  };

  function decided(command: Command): readonly Event[] | Refusal {
    const outcome = handle(rules, hall, command, now);
    journal.push(...eventsOf(outcome).map(event => ({ event: structuredClone(event), at: now })));
    return outcome;
  }

  function fit(devices: readonly string[]): string | undefined {
    return atWork(rules, devices, device => !hall.unfit.has(device))[0];
  }

  function serveDevices(): void {
    while (printNext() || speakNext());
  }

  function paperOf(job: PrintJob, again: boolean): TicketLine[] {
    switch (job.what) {
      case 'closing':
        return closingLines(rules, job, undefined, again);
      case 'queue':
        return queueListLines(rules, hall, job, { again, now });
      case 'ticket':
      case 'papers':
        return printedLines(rules, hall, job, {
          again,
          codes: scannerCodes(rules.hall),
          slips: codesOfSlips(rules.hall),
        });
    }
  }

  function printNext(): boolean {
    const device = fit(rules.printers);
    if (device === undefined || printing.has(device)) return false;
    const job = nextPrint(rules, hall, new Set(), device);
    if (job === undefined) return false;
    const again = job.again || job.begun;
    const lines = paperOf(job, again).flatMap(line => ('text' in line ? [line.text] : []));
    printed.push({
      by: device,
      what: nameOf(job),
      lines,
    });
    decided({ verb: 'begin-job', job: job.id, device });
    const isHeld = toHold.has(device);
    const why = toHold.get(device);
    toHold.delete(device);
    if (isHeld && why === undefined) printing.set(device, job.id);
    else if (why === undefined) decided({ verb: 'end-job', job: job.id, device, outcome: 'done' });
    else {
      decided({ verb: 'device-fit', device, why });
      decided({ verb: 'end-job', job: job.id, device, outcome: 'failed', why });
    }
    return true;
  }

  function speakNext(): boolean {
    const device = fit(rules.voices);
    if (device === undefined || speaking !== undefined) return false;
    const job = nextSpeech(hall, new Set());
    if (job === undefined) return false;
    const times = speechTimes(rules, hall, job, now);
    const begun = decided({ verb: 'begin-job', job: job.id, device });
    for (const event of isRefusal(begun) ? [] : begun) {
      if (event.kind !== 'speech-begun') continue;
      said.push(event.text);
      speaking = { job: job.id, device, endsAt: now + times * sentenceMs };
    }
    return true;
  }

  function endSpeech(): void {
    if (speaking === undefined) return;
    const { job, device } = speaking;
    speaking = undefined;
    box.give({ verb: 'end-job', job, device, outcome: 'done' });
  }

  box.give({ verb: 'set-clock', wall, unheardMs: Math.max(0, wall - lastAt), starts: true });
  box.waitUntil(wall);
  return box;
}

/** The hall as the journal of its newest business day has it. */
export function rebuilt(rules: Rules, journal: readonly Entry[]): Hall {
  const hall = emptyHall(rules);
  for (const { event, at } of newestDay(journal)) evolve(rules, hall, structuredClone(event), at);
  return hall;
}

/** A day that was closed and is opened again goes on in its own journal. */
function newestDay(journal: readonly Entry[]): readonly Entry[] {
  let from = 0;
  let day: string | undefined;
  for (const [index, { event }] of journal.entries()) {
    if (event.kind !== 'day-opened' || event.day === day) continue;
    from = index;
    ({ day } = event);
  }
  return journal.slice(from);
}

function nameOf(job: PrintJob): string {
  if (job.what === 'closing') return `the closing slip of ${job.day}`;
  if (job.what === 'queue') return `the queue ${job.queue}`;
  return `${job.what === 'papers' ? 'the papers for' : 'ticket'} ${job.ticket}`;
}
