/** Which config entry a plugged device fits. */
import { existsSync, realpathSync } from 'node:fs';
import type { Plugged } from '../../../drivers/link/plugged.ts';
import { type HidPort, type Port, portText, type UsbName } from '../../../drivers/settings/ports.ts';

/** Whether the port of an entry is there; a device may still be switched off. */
export type Presence =
  | 'plugged'
  | 'not-plugged'
  /** A pseudo-terminal of the stage, or another port that the system does not list. */
  | 'there'
  | 'network'
  | 'mqtt'
  | 'not-asked';

/** `port` undefined: it is reached through the broker or the sound card. */
export function presenceOf(port: Port | HidPort | undefined, plugged: readonly Plugged[]): Presence {
  if (port === undefined) return 'not-asked';
  if (port.by === 'tcp') return 'network';
  if (port.by === 'tasmota') return 'mqtt';
  if (plugged.some(one => fits(port, one))) return 'plugged';
  return 'path' in port && existsSync(port.path) ? 'there' : 'not-plugged';
}

/** Whether this is the thing that the port names. */
export function fits(port: Port | HidPort, plugged: Plugged): boolean {
  switch (port.by) {
    case 'serial':
      if (plugged.is !== 'serial') return false;
      return 'path' in port ? isSame(port.path, plugged.path) : isNamed(port.adapter, plugged);
    case 'usb':
      return plugged.is === 'hid' && isNamed(port, plugged);
    case 'file':
      return plugged.is === 'printer' && isSame(port.path, plugged.path);
    case 'tcp':
    case 'tasmota':
      return false;
  }
}

/** Two names of one port, as far as can be told. */
export function isOnePort(one: Port | HidPort, other: Port | HidPort): boolean {
  if ('path' in one && 'path' in other) return isSame(one.path, other.path) || isSame(other.path, one.path);
  return one.by === other.by && portText(one) === portText(other);
}

/** A name without a serial number fits every device with these numbers. */
function isNamed(
  name: UsbName,
  { vendor, product, serial }: { vendor?: number; product?: number; serial?: string },
): boolean {
  return (
    vendor === name.vendor &&
    product === name.product &&
    (name.serial === undefined || name.serial === serial)
  );
}

/** `path` may be a link to it. */
function isSame(path: string, real: string): boolean {
  try {
    return path === real || realpathSync(path) === realpathSync(real);
  } catch {
    return false;
  }
}
