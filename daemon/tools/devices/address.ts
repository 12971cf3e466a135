/** `one-ticket devices --set-address N`: gives the one new board on a line, or the one new X-keys, its address. */

import type { Config } from '../../../config/schema/config.ts';
import type { OpenLink } from '../../../drivers/device.ts';
import { type DeviceKind, definitionOf, kinds, nameOf } from '../../../drivers/kinds.ts';
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
import { ownerText, portsOf } from './entries.ts';
import type { HeldHall } from './hall-file.ts';
import { isOnePort } from './presence.ts';
import { failed, reasonOf, say, tell } from './terminal.ts';
import { words } from './words.ts';

type Target = { kind: DeviceKind; port: Port | HidPort };

/** A kind whose address is set over the wire; that of an ff68 pad is set in its own menu. */
const settable = kinds.map(nameOf).filter(kind => definitionOf(kind).setAddress !== undefined);
const onALine = settable.filter(kind => definitionOf(kind).ways.includes('line'));
const usbKindsOf = (numbers: { vendor?: number }) =>
  settable.filter(kind => definitionOf(kind).usb?.vendor === numbers.vendor);

/** `given`: the port; left out, there must be only one that can have such a device. Resolves with the exit code. */
export async function setAddress(
  wanted: string,
  given: string | undefined,
  hall: HeldHall | undefined,
): Promise<number> {
  const target = given === undefined ? await onlyTarget() : named(given, hall?.config);
  if (target === undefined) return exitCodes.usage;
  const setter = definitionOf(target.kind).setAddress;
  if (setter === undefined) throw new Error(`the address of ${target.kind} cannot be set`);
  const { from, to } = setter;
  const address = /^\d{1,5}$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (!(address >= from && address <= to))
    return failed(words.address.outOfRange(wanted, target.kind, from, to), 'usage');
  const name = portText(target.port);
  const owner = hall && portsOf(hall.config).find(({ port }) => isOnePort(port, target.port))?.owner;
  if (hall?.daemon !== undefined && owner !== undefined)
    return failed(words.address.held(name, hall.config.hall, ownerText(owner)), 'io');
  const openAt = openerOf(target);
  if (openAt === undefined) return failed(words.address.noWay(name), 'usage');
  try {
    const set = await setter.load();
    if (onALine.includes(target.kind)) tell(words.address.asking(name));
    const outcome = await set(address, openAt, systemTimers);
    if (outcome.is === 'failed') return failed(words.address.failed(name, outcome.why), 'io');
    say(words.address.done(name, outcome.told, target.port.by === 'tcp' ? undefined : outcome.baud));
    return exitCodes.ok;
  } catch (error) {
    return failed(reasonOf(error), 'io');
  }
}

/** None for what cannot be opened from here. */
function openerOf({ kind, port }: Target): ((baud: number) => OpenLink) | undefined {
  const { usb } = definitionOf(kind);
  switch (port.by) {
    case 'usb':
      return usb && (() => hidLink(port, usb.among, { timers: systemTimers }));
    case 'tcp':
      return () => (usb === undefined ? tcpLink : reportsOverTcp)(port, systemTimers);
    case 'serial':
      return baud => serialLink({ ...port, baud });
    case 'file':
    case 'tasmota':
      return undefined;
  }
}

/** A port as a config writes it, or the id of a line or a pad of this config. */
function named(given: string, config: Config | undefined): Target | undefined {
  const line = config?.lines.get(given);
  const device = config?.devices.get(given);
  const usb = hidPort.safeParse(given).data;
  const [target] = [
    ...(line === undefined ? [] : targetsOn(line.port)),
    ...(device !== undefined && 'hid' in device && settable.includes(device.kind)
      ? [{ kind: device.kind, port: device.hid }]
      : []),
    ...(usb?.by === 'usb' ? usbKindsOf(usb).map(kind => ({ kind, port: usb })) : []),
    ...portsNamed(given).flatMap(targetsOn),
  ];
  if (target === undefined) tell(words.address.noPort(given));
  return target;
}

const targetsOn = (port: Port): Target[] => onALine.map(kind => ({ kind, port }));

function portsNamed(given: string): Port[] {
  const serial = serialPort.safeParse(given);
  if (serial.success) return [{ by: 'serial', ...serial.data, baud: 9600 }];
  const tcp = tcpPort.safeParse(given);
  return tcp.success ? [{ by: 'tcp', ...tcp.data, baud: 9600 }] : [];
}

async function onlyTarget(): Promise<Target | undefined> {
  const { plugged, trouble } = await pluggedIn();
  for (const sentence of trouble) tell(sentence);
  const targets = plugged.flatMap(targetOf);
  const [only, ...more] = new Map(targets.map(target => [portText(target.port), target])).values();
  if (only !== undefined && more.length === 0) return only;
  tell(words.address.which((only === undefined ? [] : [only, ...more]).map(({ port }) => portText(port))));
  return undefined;
}

function targetOf(plugged: Plugged): Target[] {
  if (plugged.is === 'serial')
    return targetsOn({ by: 'serial', path: plugged.names[0] ?? plugged.path, baud: 9600 });
  if (plugged.is !== 'hid' || plugged.vendor === undefined || plugged.product === undefined) return [];
  const { vendor, product, serial } = plugged;
  const port: HidPort = { by: 'usb', vendor, product, ...(serial !== undefined && { serial }) };
  return usbKindsOf({ vendor }).map(kind => ({ kind, port }));
}
