/**
 * A real USB device, looped back by dummy_hcd: what it is to the host, and its own ends at /dev/hidg0, /dev/ttyGS0,
 * /dev/g_printer0 and the like (kernel documentation, USB gadget configured through configfs).
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const english = '0x409';

export type GadgetPlan = {
  /** At which of the machine's sockets; each takes one. */
  socket: number;
  vendor: string;
  product: string;
  /** In the order of /dev/serial/by-id: maker, product, serial number. */
  named: { maker: string; product: string; serial: string };
  /** Its interfaces, as `acm.usb0`, each with the files that say more of it. */
  functions: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>;
};
export type Gadget = {
  plugIn(): void;
  unplug(): void;
  /** The number of its own end of a serial interface: /dev/ttyGS<number>. */
  endOf(serial: string): string;
};

/** What the printers of the proofs answer when the host asks what they are (IEEE 1284). */
export const printerFunction = { pnp_string: 'MFG:Hall;MDL:P58;CMD:ESC/POS;CLS:PRINTER;' };

/** It is made unplugged. */
export function makeGadget({ socket, vendor, product, named, functions }: GadgetPlan): Gadget {
  const gadget = `/sys/kernel/config/usb_gadget/socket-${socket}`;
  const put = (file: string, value: string | Uint8Array) => {
    const path = join(gadget, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, value);
  };
  mkdirSync(gadget);
  put('idVendor', vendor);
  put('idProduct', product);
  put(`strings/${english}/manufacturer`, named.maker);
  put(`strings/${english}/product`, named.product);
  put(`strings/${english}/serialnumber`, named.serial);
  mkdirSync(join(gadget, 'configs/c.1'), { recursive: true });
  for (const [name, files] of Object.entries(functions)) {
    mkdirSync(join(gadget, 'functions', name), { recursive: true });
    for (const [file, value] of Object.entries(files)) put(`functions/${name}/${file}`, value);
    symlinkSync(join(gadget, 'functions', name), join(gadget, 'configs/c.1', name));
  }
  return {
    plugIn: () => writeFileSync(join(gadget, 'UDC'), `dummy_udc.${socket}\n`),
    unplug: () => writeFileSync(join(gadget, 'UDC'), '\n'),
    endOf: serial => readFileSync(join(gadget, 'functions', serial, 'port_num'), 'utf8').trim(),
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
