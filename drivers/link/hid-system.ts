/** node-hid as this house uses it: asynchronous only, loaded when the first USB device is opened. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { codeOf, reasonOf } from './error.ts';

export type HidInterface = {
  path: string;
  /** Absent where the device has none. */
  serial?: string;
  /** −1 where the system does not number them. */
  interface: number;
  usagePage?: number;
  usage?: number;
};

/** An interface that is open. Listened to once, before the first write. */
export type OpenHid = {
  listen(on: { data(report: Uint8Array): void; error(why: string): void }): void;
  write(report: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

export type Hid = {
  interfaces(vendor: number, product: number): Promise<HidInterface[]>;
  /** Rejects with an Error that says what to do where permission is missing. */
  open(path: string): Promise<OpenHid>;
};

/** Rejects with an Error that says what to do. `load`: handed in by a test. */
export async function nodeHid<Library = typeof import('node-hid')>(
  load: () => Promise<Library> = () => import('node-hid') as Promise<Library>,
): Promise<Library> {
  try {
    return await load();
  } catch (error) {
    const [why = ''] = reasonOf(error).split('\n');
    // Its prebuilt binary brings everything but this, which a minimal Debian has not.
    const advice = why.includes('libusb') ? 'apt-get install libusb-1.0-0' : 'run npm ci on this machine';
    throw new Error(`USB devices need node-hid, which does not load (${why}): ${advice}`, { cause: error });
  }
}

/** A hall without USB devices never loads it, and needs no system that it runs on. */
export async function loadHid(): Promise<Hid> {
  const { devicesAsync, HIDAsync } = await nodeHid();
  return {
    async interfaces(vendor, product) {
      const all = await devicesAsync(vendor, product);
      return all.flatMap(({ path, serialNumber, interface: number, usagePage, usage }) =>
        path === undefined
          ? []
          : {
              path,
              ...(serialNumber !== undefined && serialNumber !== '' && { serial: serialNumber }),
              interface: number,
              ...(usagePage !== undefined && { usagePage }),
              ...(usage !== undefined && { usage }),
            },
      );
    },
    async open(path) {
      await mustBePermitted(path);
      const device = await HIDAsync.open(path);
      return {
        listen(on) {
          // Its argument may be a plain string; without a listener it would end the process.
          device.on('error', (error: unknown) => on.error(reasonOf(error)));
          device.on('data', (report: Uint8Array) => on.data(Uint8Array.from(report)));
        },
        async write(report) {
          await device.write(Buffer.from(report));
        },
        close: () => device.close(),
      };
    },
  };
}

/** node-hid does not say why it could not open a device: on Linux nearly always because it is root's. */
export async function mustBePermitted(path: string, mayOpen: typeof access = access): Promise<void> {
  if (!path.startsWith('/dev/')) return;
  const denied = await mayOpen(path, constants.R_OK | constants.W_OK).then(
    () => false,
    (error: unknown) => codeOf(error) === 'EACCES',
  );
  if (denied) {
    throw new Error(
      `no permission to open ${path}: add the udev rule of the driver's README (drivers/xkeys, drivers/hid-keypad), ` +
        'run udevadm control --reload, and plug the device in again',
    );
  }
}
