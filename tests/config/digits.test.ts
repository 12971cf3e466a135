import { expect, test } from 'vitest';
import { faultsOf, smallWith } from './hall-files.ts';

const withDigits = (entry: string): string =>
  smallWith(
    ['  boards: {', '  digits: { serial: /dev/serial/by-id/usb-DGTS0001 }\n  boards: {'],
    [
      '  printer-1:',
      `  digits-1: { kind: modbus-digits, line: digits, address: 1, counter: "1", ${entry} }\n  printer-1:`,
    ],
  );

test('the maps of the displays that are sold are taken', () => {
  for (const entry of [
    'write: characters, length: 6, blinkRegister: 8',
    'write: value, length: 4, blank: 65535',
    'write: text, register: 1000, length: 16, encoding: gb2312, align: left, blinkRegister: 1008',
  ])
    expect(faultsOf(withDigits(entry))).toEqual([]);
});
