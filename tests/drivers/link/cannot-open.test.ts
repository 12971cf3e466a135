import { expect, test } from 'vitest';
import { cannotOpen } from '../../../drivers/link/cannot-open.ts';

const port = {
  what: 'adapter',
  group: 'dialout',
  others: ['/dev/serial/by-id/usb-1', '/dev/serial/by-id/usb-2'],
};

/** As serialport's own code says them (bindings-cpp, serialport_unix.cpp). */
test.each([
  [
    'Error: No such file or directory, cannot open /dev/x',
    'there is no such port (found /dev/serial/by-id/usb-1, /dev/serial/by-id/usb-2): is the adapter plugged in and switched on?',
  ],
  [
    'Error: Permission denied, cannot open /dev/x',
    'no permission: whoever runs this must be in the group dialout (sudo usermod -aG dialout NAME, then start again)',
  ],
  [
    'Error Resource temporarily unavailable Cannot lock port',
    'another program holds it: is a second one-ticket running? (fuser /dev/x tells which)',
  ],
  [
    'Error: Device or resource busy, cannot open /dev/x',
    'another program holds it: is a second one-ticket running? (fuser /dev/x tells which)',
  ],
  [
    'Error: Inappropriate ioctl for device setting custom baud rate of 9600',
    'it is no serial port (found /dev/serial/by-id/usb-1, /dev/serial/by-id/usb-2)',
  ],
  ['Error: Something new', 'Error: Something new'],
])('%s, in words that help', (said, told) => {
  expect(cannotOpen('/dev/x', new Error(said), port).message).toBe(`cannot open /dev/x: ${told}`);
});

test('a code of the system says the same, and nothing plugged in is told', () => {
  const gone = Object.assign(new Error('ENODEV: no such device'), { code: 'ENODEV' });
  expect(cannotOpen('/dev/usb/lp0', gone, { what: 'printer', group: 'lp', others: [] }).message).toBe(
    'cannot open /dev/usb/lp0: there is no such port (found none): is the printer plugged in and switched on?',
  );
});
