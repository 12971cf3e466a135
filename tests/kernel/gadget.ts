/**
 * One real USB device, looped back by dummy_hcd: an X-keys' HID interface, a CDC-ACM serial port and a printer, with the
 * device's ends at /dev/hidg0, /dev/ttyGS0 and /dev/g_printer0 (kernel documentation, USB gadget configured through configfs).
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { vendorDescriptor } from './uhid.ts';

const gadget = '/sys/kernel/config/usb_gadget/hall';
const english = '0x409';

/** In the order of /dev/serial/by-id: maker, product, serial number. */
export const identity = { maker: 'Hall Works', product: 'Counter', serial: 'G1' } as const;

export type Gadget = { plugIn(): void; unplug(): void };

export function makeGadget(): Gadget {
  const put = (file: string, value: string | Uint8Array) => {
    const path = join(gadget, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, value);
  };
  mkdirSync(gadget);
  put('idVendor', '0x05f3');
  put('idProduct', '0x0405');
  put(`strings/${english}/manufacturer`, identity.maker);
  put(`strings/${english}/product`, identity.product);
  put(`strings/${english}/serialnumber`, identity.serial);
  put('functions/hid.usb0/protocol', '0');
  put('functions/hid.usb0/subclass', '0');
  // Room for the longer of the two, the 35 bytes of an output report.
  put('functions/hid.usb0/report_length', '64');
  put('functions/hid.usb0/report_desc', vendorDescriptor);
  mkdirSync(join(gadget, 'functions/acm.usb0'));
  put('functions/printer.usb0/pnp_string', 'MFG:Hall;MDL:P58;CMD:ESC/POS;CLS:PRINTER;');
  mkdirSync(join(gadget, 'configs/c.1'), { recursive: true });
  for (const name of ['hid.usb0', 'acm.usb0', 'printer.usb0'])
    symlinkSync(join(gadget, 'functions', name), join(gadget, 'configs/c.1', name));
  const [controller] = readdirSync('/sys/class/udc');
  return {
    plugIn: () => writeFileSync(join(gadget, 'UDC'), `${controller}\n`),
    unplug: () => writeFileSync(join(gadget, 'UDC'), '\n'),
  };
}

export type DeviceEnd = { say(bytes: Uint8Array): void; close(): void };

/** How often an end that never waits is asked again. */
const askEveryMs = 10;

/** The device's own end of one of its interfaces; throws while the host has not taken the device yet. */
export function deviceEnd(path: string, hear: (bytes: Uint8Array) => void): DeviceEnd {
  // A read that waits would hold the file open after the cable is out.
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  if (path.includes('tty')) execFileSync('stty', ['-F', path, 'raw', '-echo']);
  const unsaid: Uint8Array[] = [];
  const timer = setInterval(converse, askEveryMs);

  function converse(): void {
    const bytes = Buffer.alloc(4096);
    for (
      let length = attempt(() => readSync(fd, bytes));
      length > 0;
      length = attempt(() => readSync(fd, bytes))
    )
      hear(Uint8Array.from(bytes.subarray(0, length)));
    for (let [first] = unsaid; first !== undefined; [first] = unsaid) {
      const length = attempt(() => writeSync(fd, first ?? new Uint8Array()));
      if (length === 0) return;
      unsaid.shift();
      if (length < first.length) unsaid.unshift(first.subarray(length));
    }
  }

  /** Nothing, while it would wait, and once the cable is out. */
  function attempt(transfer: () => number): number {
    try {
      return transfer();
    } catch {
      return 0;
    }
  }

  return {
    say: bytes => void unsaid.push(bytes),
    close() {
      clearInterval(timer);
      closeSync(fd);
    },
  };
}
