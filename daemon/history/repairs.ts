/** 报修: every device that could not work, carried over from the day before or not. */

import { alarmId } from '../core/types/alarm.ts';
import type { Event } from '../core/types/events.ts';
import type { Repair } from '../core/types/repair.ts';

/** Times ms in the `now` of the rules. `gone`: the config knows the device no more. */
export type RepairLine = {
  device: string;
  why: string;
  openedAt: number;
  seenBy?: string;
  mendedAt?: number;
  gone?: true;
};

export type Repairs = {
  saw(event: Event, at: number): void;
  /** In the order in which they began. */
  lines(): readonly RepairLine[];
};

export function openRepairs(): Repairs {
  const lines: RepairLine[] = [];
  const open = new Map<string, RepairLine>();

  function begin(line: RepairLine): void {
    if (open.has(line.device)) return;
    open.set(line.device, line);
    lines.push(line);
  }

  function carry({ device, why, since, seenBy }: Repair): void {
    begin({ device, why, openedAt: since, ...(seenBy !== undefined && { seenBy }) });
  }

  return {
    saw(event, at) {
      switch (event.kind) {
        case 'day-opened':
          for (const repair of event.repairs ?? []) carry(repair);
          // In place of `repairs` where the journal is older than these.
          for (const [device, why] of Object.entries(event.unfit ?? {})) begin({ device, why, openedAt: at });
          return;
        case 'carried':
          if (event.what === 'repair') carry(event.repair);
          return;
        case 'device-lost':
          return begin({ device: event.device, why: event.why, openedAt: at });
        case 'alarm-acknowledged':
          for (const line of open.values()) {
            if (alarmId('device', line.device) === event.alarm) line.seenBy ??= event.by;
          }
          return;
        case 'device-mended': {
          const line = open.get(event.device);
          if (line !== undefined) Object.assign(line, { mendedAt: at, ...(event.gone && { gone: true }) });
          open.delete(event.device);
          return;
        }
        default:
          return;
      }
    },
    lines: () => lines,
  };
}
