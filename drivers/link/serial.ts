import { readdir } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import type { Link, LinkEvents, OpenLink } from '../device.ts';
import { cannotOpen } from './cannot-open.ts';
import { reasonOf } from './error.ts';
import { pathOfAdapter } from './serial-name.ts';
import type { UsbName } from './usb-name.ts';

/** More than this unsent means that the port takes nothing any more (flow control, a stuck adapter). */
const longestBacklogBytes = 16 * 1024;

/** A serial port, 8N1, held exclusively. `path`: best one below /dev/serial/by-id/. Both are looked up at each open. */
export type SerialName = { path: string } | { adapter: UsbName };

/** `baud`: 1200 to 115200, 8N1. `listensOnly`: DTR and RTS are let go, so that no adapter drives the line. */
export function serialLink(options: SerialName & { baud: number; listensOnly?: true }): OpenLink {
  return async on => {
    const path = 'path' in options ? options.path : pathOfAdapter(options.adapter, await pluggedIn());
    return openPort(path, options, on);
  };
}

function pluggedIn() {
  return SerialPort.list().catch((error: unknown) => {
    throw new Error(`cannot look for serial adapters (${reasonOf(error)}): name the port by its path`);
  });
}

async function openPort(
  path: string,
  { baud, listensOnly = false }: { baud: number; listensOnly?: boolean },
  on: LinkEvents,
): Promise<Link> {
  const port = new SerialPort({
    path,
    baudRate: baud,
    autoOpen: false,
    lock: true,
    // A drop of DTR when the port is closed would reset some boards and printers.
    hupcl: false,
  });
  // `close` may come twice, `error` at any time: only the first word counts.
  let over = false;
  function lost(why: string): void {
    if (over) return;
    over = true;
    on.down(why);
  }
  // An 'error' event without a listener would end the process.
  port.on('error', error => lost(error.message));
  port.on('close', () => lost(`${path} was disconnected`));
  port.on('data', (bytes: Uint8Array) => {
    if (!over) on.data(bytes);
  });
  try {
    await new Promise<void>((opened, failed) => {
      port.open(error => (error === null ? opened() : failed(error)));
    });
  } catch (error) {
    over = true;
    throw cannotOpen(path, error, { what: 'adapter', group: 'dialout', others: await namedPorts() });
  }
  quicken(port, !listensOnly);
  watchForHangUp(port, () => lost(`${path} was hung up`));
  return {
    write: bytes =>
      new Promise((sent, failed) => {
        if (port.writableLength > longestBacklogBytes) return failed(new Error(`${path} takes no bytes`));
        port.write(bytes, undefined, failure => (failure ? failed(failure) : sent()));
      }),
    close: () =>
      new Promise(closed => {
        over = true;
        // Without drain(): on a flow-controlled port it never returns. Already closed is closed.
        port.close(() => closed());
      }),
  };
}

async function namedPorts(): Promise<string[]> {
  const folder = '/dev/serial/by-id';
  const names = await readdir(folder).catch(() => []);
  return names.map(name => `${folder}/${name}`);
}

/** FTDI adapters hold received bytes back for 16 ms unless asked not to; other adapters cannot, and need not. */
function quicken(port: SerialPort, driven: boolean): void {
  if (process.platform !== 'linux') return;
  // `set` sets every line at once: the kernel has raised dtr and rts at the open.
  const flags = { dtr: driven, rts: driven, lowLatency: true };
  port.set(flags, () => {});
}

/**
 * A port that is hung up while no read waits gives end-of-file for ever: serialport reads on in a circle, at the full speed
 * of a processor, and tells nothing (seen in 2 of 900 hang-ups of a pty). The poll of the port itself does tell.
 */
function watchForHangUp(port: SerialPort, hungUp: () => void): void {
  if (port.port !== undefined && 'poller' in port.port) port.port.poller.once('disconnect', hungUp);
}
