/** The ways to a device, as a config names them: exactly one of the keys `serial`, `tcp`, `file`, `tasmota`; or `hid`. */
import { scalar } from './scalars.ts';

/** `path`: that of a port, or an adapter by `vendor`, `product` and `serial`, looked up at each open. */
export type SerialPort =
  | { by: 'serial'; path: string; baud: number }
  | { by: 'serial'; adapter: UsbName; baud: number };
export type Port =
  | SerialPort
  | { by: 'tcp'; host: string; port: number; baud: number }
  /** A device file that takes bytes, as /dev/usb/lp0. */
  | { by: 'file'; path: string; baud: number }
  /** A serial port far away, carried over MQTT by Tasmota's SerialBridge; `topic`: that of the bridge. */
  | { by: 'tasmota'; topic: string; baud: number };

/** A USB device by its numbers. `serial` tells two of the same kind apart. */
export type UsbName = { vendor: number; product: number; serial?: string };

/** `tcp`: a simulated one, its reports with their length before them. */
export type HidPort = ({ by: 'usb' } & UsbName) | { by: 'tcp'; host: string; port: number };

/** The keys that name a port; one of them stands in each entry that has a port of its own, or is a line. */
export const portKeys = ['serial', 'tcp', 'file', 'tasmota'] as const;
export type PortKey = (typeof portKeys)[number];
/** Only a printer is a device file. */
export const portsButFile = ['serial', 'tcp', 'tasmota'] as const;

const speeds = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200];
export const baud = scalar({ expected: { is: 'baud', among: speeds.map(String) }, example: '9600' }, found =>
  speeds.find(speed => `${speed}` === found),
);

const usbNamePattern = /^([0-9a-f]{4}):([0-9a-f]{4})(?::([\w.-]{1,64}))?$/i;

function usbNameOf(found: string): UsbName | undefined {
  const [, vendor, product, serial] = usbNamePattern.exec(found) ?? [];
  if (vendor === undefined || product === undefined) return undefined;
  return {
    vendor: Number.parseInt(vendor, 16),
    product: Number.parseInt(product, 16),
    ...(serial !== undefined && { serial }),
  };
}

const devicePath = /^\/dev\/[\w.:/+-]{1,200}$/;

export const serialPort = scalar(
  {
    expected: { is: 'serial-port' },
    example: '/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0',
  },
  (found): { path: string } | { adapter: UsbName } | undefined => {
    if (devicePath.test(found)) return { path: found };
    const adapter = usbNameOf(found);
    return adapter && { adapter };
  },
);

const address = /^([\w-]+(?:\.[\w-]+)*):(\d{1,5})$/;

function addressOf(found: string): { host: string; port: number } | undefined {
  const [, host, digits] = address.exec(found) ?? [];
  const port = Number(digits);
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

export const tcpPort = scalar({ expected: { is: 'tcp-port' }, example: '192.168.1.60:9100' }, addressOf);

const filePort = scalar({ expected: { is: 'device-file' }, example: '/dev/usb/lp0' }, found =>
  devicePath.test(found) ? found : undefined,
);

/** A whole topic, or its beginning: no wildcard, no empty level at its ends. */
export const topic = scalar(
  { expected: { is: 'topic', atMost: 120 }, example: 'zigbee2mqtt/pad-3' },
  found => (/^[^+#/\p{Cc}][^+#\p{Cc}]{0,118}[^+#/\p{Cc}]$|^[^+#/\p{Cc}]$/u.test(found) ? found : undefined),
);

export const hidPort = scalar(
  { expected: { is: 'usb-device' }, example: '05f3:0405' },
  (found): HidPort | undefined => {
    const usb = usbNameOf(found);
    if (usb !== undefined) return { by: 'usb', ...usb };
    const tcp = addressOf(found);
    return tcp && { by: 'tcp', ...tcp };
  },
);

/** HID Usage Tables: Generic Desktop, Keyboard. */
const desktopPage = 0x01;
const keyboardUsage = 0x06;

/** The keyboard among its interfaces; many pads have a second one for a calculator key or a volume knob. */
export const keyboardAmong = {
  fits: (one: { usagePage?: number | undefined; usage?: number | undefined }): boolean =>
    one.usagePage === desktopPage && one.usage === keyboardUsage,
  what: 'keyboard (usage 1:6)',
};

/** The keys of an entry that has a port; which one is written is checked in config/checks/ports.ts. */
export const portShape = {
  serial: serialPort.optional(),
  tcp: tcpPort.optional(),
  file: filePort.optional(),
  tasmota: topic.optional(),
  baud: baud.default(9600),
};

export type WrittenPort = {
  serial?: { path: string } | { adapter: UsbName } | undefined;
  tcp?: { host: string; port: number } | undefined;
  file?: string | undefined;
  tasmota?: string | undefined;
  baud: number;
};

/** The port of an entry that the cross-check has passed. */
export function portOf({ serial, tcp, file, tasmota, baud }: WrittenPort): Port {
  if (serial !== undefined) return { by: 'serial', ...serial, baud };
  if (tcp !== undefined) return { by: 'tcp', ...tcp, baud };
  if (file !== undefined) return { by: 'file', path: file, baud };
  if (tasmota !== undefined) return { by: 'tasmota', topic: tasmota, baud };
  throw new Error('the config check let an entry without a port pass');
}

/** An entry with its port in place of the keys that name it. */
export function onAPort<Written extends WrittenPort>(written: Written) {
  const { serial, tcp, file, tasmota, baud, ...device } = written;
  return { ...device, port: portOf({ serial, tcp, file, tasmota, baud }) };
}

/** As it is written, for a person. */
export function portText(port: Port | HidPort): string {
  switch (port.by) {
    case 'serial':
      return 'path' in port ? port.path : usbText(port.adapter);
    case 'tcp':
      return `${port.host}:${port.port}`;
    case 'file':
      return port.path;
    case 'tasmota':
      return port.topic;
    case 'usb':
      return usbText(port);
  }
}

/** As it is written. */
export function usbText({ vendor, product, serial }: UsbName): string {
  const numbers = [vendor, product].map(number => number.toString(16).padStart(4, '0'));
  return [...numbers, ...(serial === undefined ? [] : [serial])].join(':');
}
