/** What udev knows and has done, beside what the kernel says. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const usb = '/sys/bus/usb/devices';

/** The one that is plugged in of this vendor. */
export function usbDevice(vendor: string): { path: string; powerControl(): string } {
  const read = (name: string, file: string) => readFileSync(join(usb, name, file), 'utf8').trim();
  // Interfaces, with a colon in their names, have no vendor of their own.
  const name = readdirSync(usb).find(one => !one.includes(':') && read(one, 'idVendor') === vendor);
  if (name === undefined) throw new Error(`no USB device of the vendor ${vendor}`);
  return { path: join(usb, name), powerControl: () => read(name, 'power/control') };
}

/** `path`: below /sys or /dev. */
export function propertiesOf(path: string): string {
  return execFileSync('udevadm', ['info', '--query=property', path], { encoding: 'utf8' });
}
