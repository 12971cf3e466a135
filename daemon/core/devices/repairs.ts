/** 报修: what is recorded of a device from when it is lost until it is mended. It outlives a day (R10). */

import { alarmId } from '../types/alarm.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Repair } from '../types/repair.ts';
import type { Rules } from '../types/rules.ts';
import { retellRepairs } from './conditions.ts';
import { goneWarnings, warnings } from './warnings.ts';

/** What it is for the hall that a device cannot work, and why; `why` left out: that it can. */
export function fitness(
  rules: Rules,
  hall: Hall,
  { device, why, warning }: Command & { verb: 'device-fit' },
  now: number,
): Event[] {
  const warned = warnings(rules, hall, device, why === undefined ? warning : undefined);
  return [...repairs(hall, device, why, now), ...warned];
}

function repairs(hall: Hall, device: string, why: string | undefined, now: number): Event[] {
  // Before the first day there is no journal to write to; the shell tells it again when a day opens.
  if (hall.day === undefined) return [];
  const open = hall.unfit.get(device);
  if (why === undefined) return open === undefined ? [] : [mended(open, now)];
  if (open?.why === why) return [];
  return [{ kind: 'device-lost', device, why, repair: open?.id ?? nextId(hall) }];
}

/** Devices that the config does not know any more, or that are disabled, need no repair, and nobody's help. */
export function goneDevices(rules: Rules, hall: Hall, now: number): Event[] {
  return [
    ...goneRepairs(rules, hall).map(repair => ({ ...mended(repair, now), gone: true as const })),
    ...goneWarnings(hall, device => isKnown(rules, device)),
  ];
}

/** `now` while there are such devices. */
export function goneDevicesAt(rules: Rules, hall: Hall, now: number): number | undefined {
  return goneDevices(rules, hall, now).length > 0 ? now : undefined;
}

function goneRepairs(rules: Rules, hall: Hall): Repair[] {
  return [...hall.unfit.values()].filter(({ device }) => !isKnown(rules, device));
}

function isKnown(rules: Rules, device: string): boolean {
  const { printers, voices, counterBoards, mainBoards, spares, inputs } = rules;
  return (
    [counterBoards, spares, inputs].some(of => of.has(device)) ||
    [printers, voices, mainBoards].some(of => of.includes(device))
  );
}

function mended({ id, device, since, seenBy }: Repair, now: number): Event & { kind: 'device-mended' } {
  return {
    kind: 'device-mended',
    device,
    repair: id,
    downMs: now - since,
    ...(seenBy !== undefined && { seenBy }),
  };
}

function nextId({ day, repairsMade }: Hall): string {
  return `${day}-r${repairsMade + 1}`;
}

/** The alarms that stand tell why, and what the hall does meanwhile, as it is now. */
export function openRepair(
  rules: Rules,
  hall: Hall,
  { device, why, repair: id = nextId(hall) }: Event & { kind: 'device-lost' },
  at: number,
): void {
  const open = hall.unfit.get(device);
  if (open === undefined) hall.repairsMade += 1;
  const repair: Repair = open === undefined ? { id, device, why, since: at } : { ...open, why };
  hall.unfit.set(device, repair);
  retellRepairs(rules, hall);
}

export function closeRepair(rules: Rules, hall: Hall, { device }: Event & { kind: 'device-mended' }): void {
  hall.unfit.delete(device);
  retellRepairs(rules, hall);
}

/** Whoever acknowledges the alarm of a device has seen its repair. */
export function noteSeen(hall: Hall, alarm: string, by: string): void {
  for (const repair of hall.unfit.values()) {
    if (alarmId('device', repair.device) === alarm) hall.unfit.set(repair.device, { ...repair, seenBy: by });
  }
}

/** In a journal older than repair records a day opens with the devices that cannot work, and why: each has one from then on. */
export function recordUnfit(hall: Hall, unfit: Readonly<Record<string, string>>, at: number): void {
  for (const [device, why] of Object.entries(unfit)) {
    const id = nextId(hall);
    hall.repairsMade += 1;
    hall.unfit.set(device, { id, device, why, since: at });
  }
}
