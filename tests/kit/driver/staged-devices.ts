/** Devices that share one line, or one that has a port or a topic of its own: simulated, and each with its driver, as the daemon opens them. */
import { loadDrivers, openerOver } from '../../../daemon/devices/open.ts';
import type { Opened } from '../../../drivers/definition.ts';
import type { PadSaid, ReaderSaid } from '../../../drivers/device.ts';
import type { DeviceConfig } from '../../../drivers/kinds.ts';
import { newLines } from '../../../drivers/link/lines.ts';
import type { Haste } from '../../../simulators/devices/parts/haste.ts';
import { countedTimers } from './counted-timers.ts';
import { ears } from './ears.ts';
import { stagedPort } from './staged-port.ts';

export type HowStaged = {
  /** What comes in is cut so. */
  cuts?: readonly number[];
  haste?: Haste;
  /** Of the luck of a bad line. */
  seed?: number;
  /** `undeclared`: the adapter hears itself, and the config does not say so. */
  echoes?: boolean | 'undeclared';
};
export type Staged = Awaited<ReturnType<typeof stagedDevices>>;
export type Member = Staged['members'][number];
export type Is<Class extends Opened['is']> = Extract<Member, { is: Class }>;

const baud = 9600;

export async function stagedDevices(
  devices: ReadonlyMap<string, DeviceConfig>,
  { echoes = false, ...how }: HowStaged = {},
) {
  const wire = {
    port: { by: 'serial', path: '/dev/x', baud } as const,
    turnaroundMs: 5,
    echoes: echoes !== false,
  };
  const lines = new Map(
    [...devices.values()].flatMap(device => ('line' in device ? [[device.line, wire]] : [])),
  );
  const port = stagedPort({ lines, devices }, how);
  const { open: reach, timers } = port;
  const open = openerOver(await loadDrivers(devices), {
    port: () => reach,
    reports: () => reach,
    // As in the daemon, but all lines are this one.
    linesOf: newLines(() => [
      { baud, turnaroundMs: wire.turnaroundMs, echoes: echoes === true },
      { open: reach, timers },
    ]).of,
    broker: () => port.broker.broker,
  });
  const counted = countedTimers(timers);
  const localTime = () => ({ year: 2026, month: 7, day: 1, hour: 9, minute: 0, second: 0, weekday: 3 });
  const members = [...devices].map(([id, device]) => {
    const heard = ears<PadSaid | ReaderSaid>();
    return {
      id,
      kind: device.kind,
      ears: heard,
      ...open(device, { timers: counted.timers, report: heard.report, localTime, repeatWindowMs: 1600 }),
    };
  });
  return { ...port, members, /** Timers of the drivers that run. */ waiting: counted.waiting };
}

export function only<Class extends Opened['is']>(is: Class, { members }: Staged): Is<Class>[] {
  return members.filter((member): member is Is<Class> => member.is === is);
}
