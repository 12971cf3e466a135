/** A hall for a crowd in virtual time: the core decides, and each device does at once what a real one does in the end. */

import type { Config } from '../../../config/schema/config.ts';
import { isBoard, isPad } from '../../../config/schema/device-classes.ts';
import { actionFor } from '../../../config/schema/keys.ts';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import { printedLines } from '../../../daemon/core/outputs/printed.ts';
import type { TicketLine } from '../../../daemon/core/outputs/ticket.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Job } from '../../../daemon/core/types/job.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import { codeOf, eventsOf, isRefusal, type Refusal, refuse } from '../../../daemon/core/types/refusals.ts';
import { readScan, scannerCodes } from '../../../daemon/core/types/scan.ts';
import { commandOfKey } from '../../../daemon/hall/pad-keys.ts';
import { openDevices } from '../../../daemon/tools/simulate/devices.ts';
import type { Stage } from '../../../daemon/tools/simulate/stage.ts';
import { lcdTexts } from '../../../drivers/ff68-pad/lcd.ts';
import type { Shows } from '../../../simulators/devices/simulator.ts';
import type { CrowdSettings } from '../../../simulators/page/contract.ts';
import { type Crowd, openCrowd } from '../../../simulators/people/crowd.ts';
import { usualSettings } from '../../../simulators/people/settings.ts';
import { start } from '../../kit/hall/play.ts';
import { codesOfSlips } from '../../kit/hall/slips.ts';
import { virtualTimers } from '../../virtual-timers.ts';

export type CoreHall = {
  crowd: Crowd;
  hall: Hall;
  /** Everything that the crowd did at a device: when, in ms, and what. */
  deeds: { atMs: number; device: string; action: object }[];
  /** Everything that happened. */
  events: Event[];
  /** The keys that the hall did not take, and why. */
  refused: string[];
  /** It goes on showing what it showed, and what is pressed there is not heard; the hall knows where it can. */
  breakDown(device: string): void;
  mend(device: string): void;
  /** `ms` of the hall's time. */
  pass(ms: number): Promise<void>;
};

const usualPrintsMs = 1_000;
const codeStaysMs = 3_000;

/** `printsMs`: how long a ticket takes until it hangs from the printer. */
export function coreHall(
  config: Config,
  settings: Partial<CrowdSettings> = {},
  { printsMs = usualPrintsMs } = {},
): CoreHall {
  const { rules, devices, keys } = config;
  const { timers, advance } = virtualTimers();
  const hall = emptyHall(rules);
  const broken = new Set<string>();
  const deeds: CoreHall['deeds'] = [];
  const refused: string[] = [];
  const events: Event[] = [];
  const listeners: ((device: string) => void)[] = [];
  const shown = new Map<string, Shows>();
  const codes = new Map<string, number>();
  const typed = new Map<string, string>();
  const papers = new Map<string, { lines: string[] }[]>();
  const speaking = new Map<string, { device: string; text: string }>();
  const printing = new Map<string, string[]>();
  const now = () => start + timers.now();
  let cancelTick = () => {};

  const stage: Stage = { rules, hall, now, at: (when, run) => after(when - now(), run), give };
  const jobs = openDevices(stage, { printsMs });

  function give(command: Command): readonly Event[] | Refusal {
    const outcome = handle(rules, hall, command, now());
    for (const event of eventsOf(outcome)) {
      events.push(event);
      if (event.kind === 'speech-begun') speaking.set(event.job, event);
      if (event.kind === 'speech-ended') speaking.delete(event.job);
      if (event.kind === 'ticket-print-begun') printing.set(event.job, linesOf(hall.jobs.get(event.job)));
      if (event.kind === 'ticket-printed')
        papers.set(event.device, [
          ...(papers.get(event.device) ?? []),
          { lines: printing.get(event.job) ?? [] },
        ]);
    }
    return outcome;
  }

  function linesOf(job: Job | undefined): string[] {
    if (job?.is !== 'print' || !('ticket' in job)) return [];
    const codes = { codes: scannerCodes(rules.hall), slips: codesOfSlips(rules.hall) };
    return printedLines(rules, hall, job, { again: false, ...codes }).map(textOf);
  }

  function after(ms: number, run: () => void): () => void {
    return timers.after(ms, () => {
      run();
      settle();
    });
  }

  /** After everything that happens: jobs begin, pictures change, and the next deadline is waited for. */
  function settle(): void {
    jobs.takeNext();
    for (const device of devices.keys()) show(device);
    const due = nextDeadline(rules, hall, now());
    cancelTick();
    if (due !== undefined) cancelTick = after(due - now(), () => give({ verb: 'tick' }));
  }

  function show(id: string): void {
    if (broken.has(id)) return;
    const shows = looksOf(id);
    if (JSON.stringify(shows) === JSON.stringify(shown.get(id))) return;
    shown.set(id, shows);
    for (const listener of listeners) listener(id);
  }

  function looksOf(id: string): Shows {
    const device = devices.get(id);
    if (device === undefined) return {};
    if (isBoard(device)) {
      const { lines } = boardPicture(rules, hall, id, now());
      return { lines, blink: lines.some(({ blink }) => blink === true) };
    }
    if (device.kind === 'ff68-pad') return { lcd: lcdOf(id, device.counter) };
    if (isPad(device)) return {};
    if (rules.voices.includes(id))
      return { speaking: speaking.values().find(({ device }) => device === id)?.text ?? null };
    return { tickets: papers.get(id) ?? [] };
  }

  function lcdOf(pad: string, counter: string): string {
    const code = codes.get(pad);
    if (code !== undefined) return `    ${String(code).padStart(2, '0')}`;
    return lcdTexts['21-key'].textOf(padPicture(rules, hall, counter, now()));
  }

  function press(id: string, button: string): void {
    const device = devices.get(id);
    if (device === undefined) throw new Error(`no device ${id}`);
    if (device.kind === 'line-reader' && device.reads.are === 'presses') {
      const errand = device.reads.presses.get(button);
      if (errand === undefined) throw new Error(`${id} has no ${button}`);
      const { service, class: visitClass, choices } = errand;
      give({ verb: 'take-ticket', services: [service], class: visitClass, choice: choices, print: true });
    } else if (isPad(device)) pressKey(id, device.counter, button);
    settle();
  }

  function pressKey(pad: string, counter: string, button: string): void {
    if (/^\d$/.test(button)) return void typed.set(pad, `${typed.get(pad) ?? ''}${button}`);
    const [, grade] = /^rate-(\d)$/.exec(button) ?? [];
    const command: Command | Refusal =
      grade === undefined
        ? keyed(pad, counter, button)
        : { verb: 'rate', counter, grade: Number(grade), from: 'rater' };
    const refusal = isRefusal(command) ? command : give(command);
    if (!isRefusal(refusal)) {
      if (grade === undefined) codes.delete(pad);
      return;
    }
    refused.push(refusal.refused);
    codes.set(pad, codeOf(refusal));
    after(codeStaysMs, () => codes.delete(pad));
  }

  function keyed(pad: string, counter: string, key: string): Command | Refusal {
    const digits = typed.get(pad) ?? '';
    typed.delete(pad);
    const action = actionFor(keys.get(pad) ?? new Map(), key, digits);
    if (action === undefined) return refuse('unknown-key', { is: 'no-rule', digits, key });
    return commandOfKey({ action, counter, digits }, { rules, hall, today: () => '2026-11-24', now: now() });
  }

  function act(device: string, action: { press?: string; scan?: string; tear?: true }): void {
    deeds.push({ atMs: timers.now(), device, action });
    if (broken.has(device)) return;
    if (action.press !== undefined) press(device, action.press);
    if (action.tear === true) papers.set(device, []);
    const scanner = rules.inputs.get(device);
    const at = scanner?.is === 'scanner' && scanner.desk !== undefined ? { desk: scanner.desk } : {};
    if (action.scan !== undefined) give({ verb: 'scan', ...readScan(rules.hall, action.scan), ...at });
    settle();
  }

  function fit(id: string, why?: string): void {
    const device = devices.get(id);
    const isSilent = device === undefined || isPad(device) || device.kind === 'line-reader';
    if (!isSilent) give({ verb: 'device-fit', device: id, ...(why !== undefined && { why }) });
    settle();
  }

  give({ verb: 'open-day', day: '2026-11-24' });
  for (const counter of rules.counters.keys()) give({ verb: 'open-counter', counter });
  settle();
  const crowd = openCrowd({
    config,
    timers,
    settings: { ...usualSettings(config), ...settings },
    stage: {
      do(device, payload) {
        act(device, { ...(payload as object) });
        return undefined;
      },
      shows: device => shown.get(device),
      onShows: listener => listeners.push(listener),
    },
  });
  return {
    crowd,
    hall,
    deeds,
    events,
    refused,
    breakDown(device) {
      broken.add(device);
      fit(device, 'no answer');
    },
    mend(device) {
      broken.delete(device);
      fit(device);
    },
    async pass(ms) {
      settle();
      await advance(ms);
    },
  };
}

function textOf(line: TicketLine): string {
  if ('text' in line) return line.text;
  return 'qr' in line ? `[QR ${line.qr}]` : '';
}
