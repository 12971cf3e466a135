import type { Hid, HidInterface, OpenHid } from '../../../drivers/link/hid-system.ts';

export type FakeDevice = HidInterface & {
  vendor: number;
  product: number;
  /** What opening it fails with. */
  refuses?: string;
  /** What it answers a report with. */
  answer?: (report: Uint8Array) => Uint8Array | undefined;
  failWrites?: string;
  /** Writes wait until `release`. */
  stuck?: boolean;
};

/** A machine with USB devices, in place of node-hid. */
export function fakeHid(...devices: FakeDevice[]) {
  const opened: string[] = [];
  const open = new Map<string, { data(report: Uint8Array): void; error(why: string): void }>();
  const standing: string[] = [];
  const written: string[] = [];
  const waiting: (() => void)[] = [];

  function portOf(device: FakeDevice): OpenHid {
    const { path } = device;
    standing.push(path);
    return {
      listen: on => open.set(path, on),
      async write(report) {
        if (device.failWrites !== undefined) throw new Error(device.failWrites);
        if (device.stuck === true) await new Promise<void>(resolve => waiting.push(resolve));
        written.push(`${path} ${Buffer.from(report).toString('hex')}`);
        const answer = device.answer?.(report);
        if (answer !== undefined) open.get(path)?.data(answer);
      },
      close() {
        standing.splice(standing.indexOf(path), 1);
        return Promise.resolve();
      },
    };
  }

  const hid: Hid = {
    interfaces: (vendor, product) =>
      Promise.resolve(
        devices
          .filter(one => one.vendor === vendor && one.product === product)
          .map(({ path, serial, interface: number, usagePage, usage }) => ({
            path,
            ...(serial !== undefined && { serial }),
            interface: number,
            ...(usagePage !== undefined && { usagePage }),
            ...(usage !== undefined && { usage }),
          })),
      ),
    open(path) {
      opened.push(path);
      const device = devices.find(one => one.path === path);
      if (device === undefined || device.refuses !== undefined)
        return Promise.reject(new Error(device?.refuses ?? 'no such device'));
      return Promise.resolve(portOf(device));
    },
  };
  return {
    load: () => Promise.resolve(hid),
    devices,
    opened,
    standing,
    written,
    /** Writes that are under way at once. */
    underWay: () => waiting.length,
    release: () => waiting.shift()?.(),
    say: (path: string, ...bytes: number[]) => open.get(path)?.data(Uint8Array.from(bytes)),
    fail: (path: string, why: string) => open.get(path)?.error(why),
  };
}
