/** A USB HID device that this kernel believes in, through /dev/uhid (linux/uhid.h). */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

const events = { destroy: 1, open: 4, close: 5, output: 6, create: 11, input: 12 } as const;
/** sizeof(struct uhid_event): its type, and the largest of its bodies. */
const eventBytes = 4380;
const longestReport = 4096;
const usbBus = 3;
const askEveryMs = 10;

export type VirtualHid = {
  /** A report from the device. */
  say(report: Uint8Array): void;
  /** How often the host opened it. */
  opened(): number;
  /** It is pulled out. */
  unplug(): void;
};

export type HidIdentity = {
  name: string;
  vendor: number;
  product: number;
  serial: string;
  descriptor: Uint8Array;
};

/** `hear`: each output report, with its report id first where it has one. */
export function plugIn(identity: HidIdentity, hear: (report: Uint8Array) => void): VirtualHid {
  // A read that waits would hold the process at its end.
  const fd = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
  let opened = 0;
  send(created(identity));
  const timer = setInterval(listen, askEveryMs);

  function send(event: Uint8Array): void {
    writeSync(fd, event);
  }

  function listen(): void {
    const event = Buffer.alloc(eventBytes);
    while (hasRead(event)) {
      const type = event.readUInt32LE(0);
      if (type === events.open) opened += 1;
      if (type === events.output) {
        const length = event.readUInt16LE(4 + longestReport);
        hear(Uint8Array.from(event.subarray(4, 4 + length)));
      }
    }
  }

  function hasRead(event: Buffer): boolean {
    try {
      return readSync(fd, event) > 0;
    } catch {
      return false;
    }
  }

  return {
    say(report) {
      const event = Buffer.alloc(6 + longestReport);
      event.writeUInt32LE(events.input, 0);
      event.writeUInt16LE(report.length, 4);
      event.set(report, 6);
      send(event);
    },
    opened: () => opened,
    unplug() {
      clearInterval(timer);
      const event = Buffer.alloc(eventBytes);
      event.writeUInt32LE(events.destroy, 0);
      send(event);
      closeSync(fd);
    },
  };
}

/** struct uhid_create2_req: name[128], phys[64], uniq[64], rd_size, bus, vendor, product, version, country, rd_data. */
function created({ name, vendor, product, serial, descriptor }: HidIdentity): Uint8Array {
  const event = Buffer.alloc(eventBytes);
  event.writeUInt32LE(events.create, 0);
  event.write(name, 4);
  event.write(serial, 4 + 128 + 64);
  const numbers = 4 + 128 + 64 + 64;
  event.writeUInt16LE(descriptor.length, numbers);
  event.writeUInt16LE(usbBus, numbers + 2);
  event.writeUInt32LE(vendor, numbers + 4);
  event.writeUInt32LE(product, numbers + 8);
  event.set(descriptor, numbers + 20);
  return event;
}

/** HID 1.11 §6.2.2: 32 bytes in, 35 out, of the maker's own meaning (usage page 0C, as an X-keys has it). */
export const vendorDescriptor = hex('050c0901a101150026ff0075089520090081029523090191 02c0');

/** HID 1.11 appendix B.1: the boot keyboard. */
export const keyboardDescriptor = hex(`
  05010906a101 050719e029e7150025017501950881 02 950175088101
  950575010508190129059102 950175039101
  950675081500256505071900296581 00 c0`);

function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
}
