import type { Plugged } from '../../../drivers/link/plugged.ts';

/** Things as they are plugged in, each with what makes it that. */
export const ftdi: Plugged & { is: 'serial' } = {
  is: 'serial',
  path: '/dev/ttyUSB0',
  names: [
    '/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0',
    '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0',
  ],
  vendor: 0x0403,
  product: 0x6001,
  serial: 'A50285BI',
  maker: 'FTDI',
};
/** Two of these have one name in by-id. */
export const ch340: Plugged & { is: 'serial' } = {
  is: 'serial',
  path: '/dev/ttyUSB1',
  names: [
    '/dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0',
    '/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0',
  ],
  vendor: 0x1a86,
  product: 0x7523,
};
export const xkeys: Plugged & { is: 'hid' } = {
  is: 'hid',
  path: '/dev/hidraw0',
  interface: 0,
  usagePage: 0x0c,
  usage: 1,
  vendor: 0x05f3,
  product: 0x0405,
  maker: 'P. I. Engineering XK-24 HID',
};
export const keypad: Plugged & { is: 'hid' } = {
  is: 'hid',
  path: '/dev/hidraw3',
  interface: 0,
  usagePage: 1,
  usage: 6,
  vendor: 0x1a2c,
  product: 0x2124,
  serial: 'K1',
};
export const mouse: Plugged & { is: 'hid' } = {
  is: 'hid',
  path: '/dev/hidraw5',
  interface: 0,
  usagePage: 1,
  usage: 2,
  vendor: 0x046d,
  product: 0xc077,
};
export const usbPrinter: Plugged = { is: 'printer', path: '/dev/usb/lp0' };
