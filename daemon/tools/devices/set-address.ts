/** `one-ticket devices --set-address N`: gives the one new board on a line, or the one new X-keys, its address. */

import type { Config } from '../../../config/schema/config.ts';
import { addressSetters, onReports } from '../../../drivers/kinds.ts';
import { hidLink } from '../../../drivers/link/hid.ts';
import { type Plugged, pluggedIn } from '../../../drivers/link/plugged.ts';
import { reportsOverTcp } from '../../../drivers/link/reports-over-tcp.ts';
import { serialLink } from '../../../drivers/link/serial.ts';
import { tcpLink } from '../../../drivers/link/tcp.ts';
import {
  type HidPort,
  hidPort,
  type Port,
  portText,
  serialPort,
  tcpPort,
} from '../../../drivers/settings/ports.ts';
import { systemTimers } from '../../process/clock.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { portsOf } from './entries.ts';
import { isOnePort } from './fits.ts';
import type { HeldHall } from './hall-file.ts';
import { reasonOf, say, tell } from './tell.ts';
import { xkeysVendor } from './yaml-lines.ts';

type Target = { kind: 'onbon-k'; port: Port } | { kind: 'xkeys'; port: HidPort };

const ranges = { 'onbon-k': { from: 1, to: 32_767 }, xkeys: { from: 0, to: 255 } };
const examples =
  '--port /dev/serial/by-id/…, 192.168.1.70:5005, or the id of a line or an X-keys of the config';

/** `given`: the port; left out, there must be only one that can have such a device. Resolves with the exit code. */
export async function setAddress(
  wanted: string,
  given: string | undefined,
  hall: HeldHall | undefined,
): Promise<number> {
  const target = given === undefined ? await onlyTarget() : named(given, hall?.config);
  if (target === undefined) return exitCodes.usage;
  const { from, to } = ranges[target.kind];
  const address = /^\d{1,5}$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (!(address >= from && address <= to)) {
    tell(
      `--set-address: found ${wanted}, expected for ${target.kind} a number from ${from} to ${to}, for example --set-address 3`,
    );
    return exitCodes.usage;
  }
  const name = portText(target.port);
  const owner = hall && portsOf(hall.config).find(({ port }) => isOnePort(port, target.port))?.owner;
  if (hall?.daemon !== undefined && owner !== undefined) {
    tell(
      `${name}: found the daemon of ${hall.config.hall} on it (${owner}), expected a port that nobody holds: stop the daemon, set the address, and start it again`,
    );
    return exitCodes.io;
  }
  try {
    return target.kind === 'xkeys'
      ? await ofXkeys(address, target.port)
      : await ofBoard(address, target.port);
  } catch (error) {
    tell(reasonOf(error));
    return exitCodes.io;
  }
}

async function ofBoard(address: number, port: Port): Promise<number> {
  const name = portText(port);
  if (port.by !== 'serial' && port.by !== 'tcp') {
    tell(`--port: found ${name}, expected a serial port or a TCP port, for example ${examples}`);
    return exitCodes.usage;
  }
  tell(`${name}: asking for its one board …`);
  const outcome = await addressSetters['onbon-k'](
    address,
    baud => (port.by === 'serial' ? serialLink({ ...port, baud }) : tcpLink(port, systemTimers)),
    systemTimers,
  );
  if (outcome.is === 'failed') return failed(name, outcome.why);
  const speed = port.by === 'tcp' ? '' : `, at ${outcome.baud} baud`;
  say(
    `${name}: the board that had the address ${outcome.from} has ${address} now${speed}. Write it on its back.`,
  );
  return exitCodes.ok;
}

async function ofXkeys(unit: number, port: HidPort): Promise<number> {
  const name = portText(port);
  const open =
    port.by === 'tcp'
      ? reportsOverTcp(port, systemTimers)
      : hidLink(port, onReports.xkeys.among({}), systemTimers);
  const outcome = await addressSetters.xkeys(unit, open, systemTimers);
  if (outcome.is === 'failed') return failed(name, outcome.why);
  say(`${name}: the X-keys that was unit ${outcome.from} is unit ${unit} now. Write it on its back.`);
  return exitCodes.ok;
}

function failed(name: string, why: string): number {
  tell(`${name}: ${why}`);
  return exitCodes.io;
}

/** A port as a config writes it, or the id of a line or a pad of this config. */
function named(given: string, config: Config | undefined): Target | undefined {
  const line = config?.lines.get(given);
  if (line !== undefined) return { kind: 'onbon-k', port: line.port };
  const device = config?.devices.get(given);
  if (device?.kind === 'xkeys') return { kind: 'xkeys', port: device.hid };
  const usb = hidPort.safeParse(given);
  if (usb.data?.by === 'usb' && usb.data.vendor === xkeysVendor) return { kind: 'xkeys', port: usb.data };
  const serial = serialPort.safeParse(given);
  if (serial.success) return { kind: 'onbon-k', port: { by: 'serial', ...serial.data, baud: 9600 } };
  const tcp = tcpPort.safeParse(given);
  if (tcp.success) return { kind: 'onbon-k', port: { by: 'tcp', ...tcp.data, baud: 9600 } };
  tell(`--port: found ${given}, expected a port, for example ${examples}`);
  return undefined;
}

async function onlyTarget(): Promise<Target | undefined> {
  const { plugged, trouble } = await pluggedIn();
  for (const sentence of trouble) tell(sentence);
  const targets = plugged.flatMap(targetOf);
  const [only, ...more] = new Map(targets.map(target => [portText(target.port), target])).values();
  if (only !== undefined && more.length === 0) return only;
  const found = only === undefined ? 'none' : [only, ...more].map(({ port }) => portText(port)).join(', ');
  tell(
    `--set-address: found ${found} plugged in, expected one serial port or one X-keys, or which one it is: ${examples}`,
  );
  return undefined;
}

function targetOf(plugged: Plugged): Target[] {
  if (plugged.is === 'serial')
    return [{ kind: 'onbon-k', port: { by: 'serial', path: plugged.names[0] ?? plugged.path, baud: 9600 } }];
  if (plugged.is !== 'hid' || plugged.vendor !== xkeysVendor || plugged.product === undefined) return [];
  const { vendor, product, serial } = plugged;
  return [{ kind: 'xkeys', port: { by: 'usb', vendor, product, ...(serial !== undefined && { serial }) } }];
}
