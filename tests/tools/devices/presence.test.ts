import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, isOnePort, presenceOf } from '../../../daemon/tools/devices/presence.ts';
import type { Plugged } from '../../../drivers/link/plugged.ts';
import type { Port } from '../../../drivers/settings/ports.ts';
import { ch340, ftdi, keypad, usbPrinter, xkeys } from './plugged.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-fits-'));
const real = join(folder, 'ttyUSB7');
const link = join(folder, 'by-id');
beforeAll(() => {
  writeFileSync(real, '');
  symlinkSync(real, link);
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (path: string): Port => ({ by: 'serial', path, baud: 9600 });
const adapter = (vendor: number, product: number, serial?: string): Port => ({
  by: 'serial',
  adapter: { vendor, product, ...(serial !== undefined && { serial }) },
  baud: 9600,
});

describe('an entry', () => {
  it('fits the port that its path leads to, under every name', () => {
    const port: Plugged = { ...ftdi, path: real };
    expect(fits(at(link), port)).toBe(true);
    expect(fits(at(real), port)).toBe(true);
    expect(fits(at(join(folder, 'other')), port)).toBe(false);
    expect(fits(at(real), { is: 'printer', path: real })).toBe(false);
    expect(fits({ by: 'file', path: link, baud: 9600 }, { is: 'printer', path: real })).toBe(true);
  });

  it('that names an adapter fits every one with these numbers, and with a serial number only that one', () => {
    expect(fits(adapter(0x0403, 0x6001), ftdi)).toBe(true);
    expect(fits(adapter(0x0403, 0x6001, 'A50285BI'), ftdi)).toBe(true);
    expect(fits(adapter(0x0403, 0x6001, 'B'), ftdi)).toBe(false);
    expect(fits(adapter(0x0403, 0x6001), ch340)).toBe(false);
  });

  it('of a USB pad fits no serial adapter with the same numbers', () => {
    expect(fits({ by: 'usb', vendor: 0x05f3, product: 0x0405 }, xkeys)).toBe(true);
    expect(fits({ by: 'usb', vendor: 0x1a2c, product: 0x2124, serial: 'K2' }, keypad)).toBe(false);
    expect(fits({ by: 'usb', vendor: 0x0403, product: 0x6001 }, ftdi)).toBe(false);
    expect(fits(adapter(0x05f3, 0x0405), xkeys)).toBe(false);
  });

  it('that is far away fits nothing that is plugged in', () => {
    const tcp: Port = { by: 'tcp', host: '192.168.1.60', port: 9100, baud: 9600 };
    const bridge: Port = { by: 'tasmota', topic: 'hall/bridge', baud: 9600 };
    for (const one of [ftdi, usbPrinter, xkeys]) {
      expect(fits(tcp, one)).toBe(false);
      expect(fits(bridge, one)).toBe(false);
    }
  });
});

it('a port is told to be there when it is listed, or when its path is', () => {
  expect(presenceOf(at(real), [{ ...ftdi, path: real }])).toBe('plugged');
  expect(presenceOf(at(real), [])).toBe('there');
  expect(presenceOf(at(join(folder, 'gone')), [ftdi])).toBe('not-plugged');
  expect(presenceOf(adapter(1, 2), [ftdi])).toBe('not-plugged');
  expect(presenceOf({ by: 'tcp', host: 'x', port: 1, baud: 9600 }, [])).toBe('network');
  expect(presenceOf({ by: 'tasmota', topic: 'x', baud: 9600 }, [])).toBe('mqtt');
  expect(presenceOf(undefined, [ftdi])).toBe('not-asked');
});

it('two names of one port are known to be one', () => {
  expect(isOnePort(at(link), at(real))).toBe(true);
  expect(isOnePort(at('/dev/gone'), at('/dev/gone'))).toBe(true);
  expect(isOnePort(at(link), at('/dev/gone'))).toBe(false);
  expect(isOnePort(adapter(1, 2, 'A'), adapter(1, 2, 'A'))).toBe(true);
  expect(isOnePort(adapter(1, 2, 'A'), adapter(1, 2, 'B'))).toBe(false);
  const tcp: Port = { by: 'tcp', host: 'x', port: 1, baud: 9600 };
  expect(isOnePort(tcp, { ...tcp, baud: 57_600 })).toBe(true);
});
