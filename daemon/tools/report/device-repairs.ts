/** 报修 by device, over a day or many: a plug that hangs loose is lost two hundred times, and is one line all the same. */
import type { RepairLine } from '../../history/repairs.ts';

/** ms from the fault to its mending, of one that is not mended up to the last that is told. */
export type DeviceRepairs = {
  device: string;
  count: number;
  totalMs: number;
  longestMs: number;
  /** When the first of them began. */
  firstAt: number;
  last: RepairLine;
};

/** `before`: what those before the last come to. */
type Known = {
  before: { count: number; totalMs: number; longestMs: number };
  firstAt: number;
  last: Lasting;
};
type Lasting = RepairLine & { lastsMs: number };

/** Its room grows with the devices, not with their faults. */
export function openDeviceRepairs(): {
  /** `until`: up to when the day is told. */
  add(lines: readonly RepairLine[], until: number): void;
  /** In the order in which each device first failed. */
  all(): DeviceRepairs[];
} {
  const devices = new Map<string, Known>();

  function add(line: RepairLine, until: number): void {
    const known = devices.get(line.device);
    const last = { ...line, lastsMs: (line.mendedAt ?? until) - line.openedAt };
    if (known === undefined)
      devices.set(line.device, {
        before: { count: 0, totalMs: 0, longestMs: 0 },
        firstAt: line.openedAt,
        last,
      });
    // Carried over from the day before, it is the same one.
    else if (known.last.openedAt === line.openedAt) known.last = last;
    else devices.set(line.device, { ...known, before: together(known), last });
  }

  return {
    add(lines, until) {
      for (const line of lines) add(line, until);
    },
    all: () =>
      [...devices].map(([device, known]) => {
        const { lastsMs: _, ...last } = known.last;
        return { device, ...together(known), firstAt: known.firstAt, last };
      }),
  };
}

function together({ before, last }: Known): Known['before'] {
  return {
    count: before.count + 1,
    totalMs: before.totalMs + last.lastsMs,
    longestMs: Math.max(before.longestMs, last.lastsMs),
  };
}
