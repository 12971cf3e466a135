/** Drivers and simulated devices of one kind on one shared line, on virtual time. */
import type { DeviceConfig } from '../../../config/schema/config.ts';
import type { Report, Timers } from '../../../drivers/device.ts';
import { type Line, type LineProtocol, openLine } from '../../../drivers/link/line.ts';
import type { Haste } from '../../../simulators/devices/parts/haste.ts';
import { ears } from './ears.ts';
import { stagedPort } from './staged-port.ts';

type OnLine = Extract<DeviceConfig, { line: string }>;

type Options<Device, Message, Said, Driver> = {
  protocol: LineProtocol<Message>;
  devices: readonly Device[];
  open(device: Device, line: Line<Message>, timers: Timers, report: Report<Said>): Driver;
};
export type HowStaged = {
  cuts?: readonly number[];
  haste?: Haste;
  /** `undeclared`: the adapter hears itself, and the config does not say so. */
  echoes?: boolean | 'undeclared';
};

/** They are called `<kind>-<address>`. */
export function stagedLine<Device extends OnLine, Message, Said, Driver>({
  protocol,
  devices,
  open,
  echoes = false,
  ...how
}: Options<Device, Message, Said, Driver> & HowStaged) {
  const nameOf = ({ kind, address }: OnLine): string => `${kind}-${address}`;
  const [line = ''] = devices.map(device => device.line);
  const settings = {
    port: { by: 'serial', path: '/dev/x', baud: 9600 } as const,
    turnaroundMs: 5,
    echoes: echoes !== false,
  };
  const port = stagedPort(
    {
      lines: new Map([[line, settings]]),
      devices: new Map(devices.map(device => [nameOf(device), device])),
    },
    how,
  );
  const shared = openLine(
    protocol,
    { ...settings, echoes: echoes === true, baud: 9600 },
    port.open,
    port.timers,
  );
  const members = devices.map(device => {
    const heard = ears<Said>();
    return { id: nameOf(device), ears: heard, driver: open(device, shared, port.timers, heard.report) };
  });
  return { ...port, members };
}
