/** 报修 on paper: every device that could not work on this day, carried over from the day before or not. */
import { dateAndTime } from '../core/clock-face.ts';
import type { Event } from '../core/events.ts';
import { alarmId } from '../core/watch.ts';
import { tableText } from '../table.ts';

type Line = {
  device: string;
  why: string;
  openedAt: number;
  seenBy?: string;
  mendedAt?: number;
  gone?: true;
};

/** None: every device worked all day. */
export function repairTable(entries: Iterable<{ at: number; event: Event }>): string | undefined {
  const lines: Line[] = [];
  const open = new Map<string, Line>();
  let timeZone = 'UTC';
  const begin = (line: Line) => {
    if (open.has(line.device)) return;
    open.set(line.device, line);
    lines.push(line);
  };

  for (const { at, event } of entries) {
    if (event.kind === 'day-opened') {
      ({ timeZone } = event);
      for (const { since, ...repair } of event.repairs ?? []) begin({ ...repair, openedAt: since });
      for (const [device, why] of Object.entries(event.unfit ?? {})) begin({ device, why, openedAt: at });
    } else if (event.kind === 'device-lost') {
      begin({ device: event.device, why: event.why, openedAt: at });
    } else if (event.kind === 'alarm-acknowledged') {
      for (const line of open.values())
        if (alarmId('device', line.device) === event.alarm) line.seenBy ??= event.by;
    } else if (event.kind === 'device-mended') {
      const line = open.get(event.device);
      if (line !== undefined) Object.assign(line, { mendedAt: at, ...(event.gone && { gone: true }) });
      open.delete(event.device);
    }
  }

  if (lines.length === 0) return undefined;
  const time = (at: number) => dateAndTime(at, timeZone);
  return tableText(
    ['device', 'opened', 'seen by', 'mended', 'why', 'down'],
    lines.map(({ device, why, openedAt, seenBy = '-', mendedAt, gone }) => [
      device,
      time(openedAt),
      seenBy,
      mendedAt === undefined ? 'not yet' : gone === true ? 'taken out' : time(mendedAt),
      why,
      mendedAt === undefined ? '-' : lasted(mendedAt - openedAt),
    ]),
    5,
  );
}

function lasted(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
