/** Which port an adapter has now: Linux numbers them in the order of plugging. */
import { type UsbName, usbText } from './usb-name.ts';

/** What `SerialPort.list()` tells of a port. */
export type PluggedIn = {
  path: string;
  vendorId?: string | undefined;
  productId?: string | undefined;
  serialNumber?: string | undefined;
};

/** The path of this adapter's port. Throws an Error that lists what is plugged in. */
export function pathOfAdapter(wanted: UsbName, plugged: readonly PluggedIn[]): string {
  const usb = plugged.filter(port => numberOf(port.vendorId) !== undefined);
  const fitting = usb.filter(port => fits(wanted, port));
  const [first, ...more] = fitting;
  const name = usbText(wanted.vendor, wanted.product, wanted.serial);
  if (first === undefined) throw new Error(`no serial adapter ${name} is plugged in: found ${list(usb)}`);
  if (more.length === 0) return first.path;
  const serials = new Set(fitting.map(port => port.serialNumber));
  throw new Error(
    serials.size === fitting.length
      ? `several serial adapters are ${name}: found ${list(fitting)}. Write the serial number of the right one behind it`
      : `several serial adapters are ${name}, and nothing tells them apart: found ${list(fitting)}. ` +
          'Name the port by its plug: serial: /dev/serial/by-path/…',
  );
}

function fits({ vendor, product, serial }: UsbName, port: PluggedIn): boolean {
  if (numberOf(port.vendorId) !== vendor || numberOf(port.productId) !== product) return false;
  return serial === undefined || port.serialNumber?.toLowerCase() === serial.toLowerCase();
}

function numberOf(hex: string | undefined): number | undefined {
  return hex !== undefined && /^[0-9a-f]{1,4}$/i.test(hex) ? Number.parseInt(hex, 16) : undefined;
}

function list(ports: readonly PluggedIn[]): string {
  if (ports.length === 0) return 'none at all';
  return ports
    .map(
      port =>
        `${usbText(numberOf(port.vendorId) ?? 0, numberOf(port.productId) ?? 0, port.serialNumber)} at ${port.path}`,
    )
    .join(', ');
}
