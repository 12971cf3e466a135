/** What is plugged into this machine. Nothing is opened. */
import { globSync, readdirSync, realpathSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { reasonOf } from './error.ts';
import { nodeHid } from './hid-system.ts';

/** Numbers as the system tells them; `serial` is the device's own. `maker`: who made it, in the device's words. */
type Usb = { vendor?: number; product?: number; serial?: string; maker?: string };
export type Plugged =
  /** `names`: the paths that stay, the best first. */
  | ({ is: 'serial'; path: string; names: readonly string[] } & Usb)
  /** One of its interfaces; −1 where the system does not number them. */
  | ({ is: 'hid'; path: string; interface: number; usagePage?: number; usage?: number } & Usb)
  /** The device file of a USB printer. */
  | { is: 'printer'; path: string };

type Look = { what: string; find(): Promise<Plugged[]> };

const everywhere: readonly Look[] = [
  { what: 'serial ports', find: serialPorts },
  { what: 'USB devices', find: hidDevices },
  { what: 'USB printers', find: printerFiles },
];

/** `trouble`: where it could not be looked, in words; the others are told all the same. */
export async function pluggedIn(looks = everywhere): Promise<{ plugged: Plugged[]; trouble: string[] }> {
  const plugged: Plugged[] = [];
  const trouble: string[] = [];
  for (const { what, find } of looks) {
    try {
      plugged.push(...(await find()));
    } catch (error) {
      trouble.push(`cannot look for ${what}: ${reasonOf(error).split('\n')[0]}`);
    }
  }
  return { plugged, trouble };
}

async function serialPorts(): Promise<Plugged[]> {
  const ports = await SerialPort.list();
  return ports.flatMap(({ path, vendorId, productId, serialNumber, manufacturer }) => {
    const names = stayingNames(path, serialNumber !== undefined);
    // The eight built-in ports that a PC has on paper.
    if (vendorId === undefined && names.length === 0 && /ttyS\d+$/.test(path)) return [];
    return [
      {
        is: 'serial' as const,
        path,
        names,
        ...numbers(hex(vendorId), hex(productId)),
        ...named(serialNumber, manufacturer),
      },
    ];
  });
}

async function hidDevices(): Promise<Plugged[]> {
  const { devicesAsync } = await nodeHid();
  const found = await devicesAsync();
  return found.map(
    ({ path = '', vendorId, productId, serialNumber, manufacturer, product, usagePage, usage, ...one }) => ({
      is: 'hid' as const,
      path,
      interface: one.interface,
      ...(usagePage !== undefined && { usagePage }),
      ...(usage !== undefined && { usage }),
      ...numbers(vendorId, productId),
      ...named(serialNumber, [manufacturer, product].filter(Boolean).join(' ')),
    }),
  );
}

async function printerFiles(): Promise<Plugged[]> {
  return globSync('/dev/usb/lp*').map(path => ({ is: 'printer', path }));
}

/** The links in /dev/serial that lead to this port. Two adapters without serial numbers share the name in by-id. */
function stayingNames(path: string, hasSerial: boolean): string[] {
  const folders = ['/dev/serial/by-id', '/dev/serial/by-path'];
  return (hasSerial ? folders : folders.toReversed()).flatMap(folder =>
    linksIn(folder).filter(link => leadsTo(link, path)),
  );
}

function leadsTo(link: string, path: string): boolean {
  try {
    return realpathSync(link) === path;
  } catch {
    // Pulled out in this moment.
    return false;
  }
}

function linksIn(folder: string): string[] {
  try {
    return readdirSync(folder).map(name => `${folder}/${name}`);
  } catch {
    // The folder is there only while a USB adapter is.
    return [];
  }
}

const hex = (digits: string | undefined) => (digits === undefined ? undefined : Number.parseInt(digits, 16));

function numbers(vendor: number | undefined, product: number | undefined) {
  return { ...(vendor !== undefined && { vendor }), ...(product !== undefined && { product }) };
}

function named(serial: string | undefined, maker: string | undefined) {
  return { ...(serial && { serial }), ...(maker && { maker }) };
}
