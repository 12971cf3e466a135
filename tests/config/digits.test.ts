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

test.each([
  ['write: value, length: 6', '6 digits of a value', 'at most 4'],
  ['write: characters, length: 6, blank: 32', 'blank, beside write: characters', 'made dark by spaces'],
  ['write: characters, length: 6, blinkRegister: 5', '5, where the number stands', 'outside of 0 to 5'],
  [
    'write: text, register: 1000, length: 5, blinkRegister: 1002',
    '1002, where the number stands',
    'outside of 1000 to 1002',
  ],
  [
    'write: value, length: 4, register: 3, blinkRegister: 3',
    '3, where the number stands',
    'outside of 3 to 3',
  ],
])('a map that cannot be is a fault: %s', (entry, found, expected) => {
  const faults = faultsOf(withDigits(entry));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(found);
  expect(faults[0]).toContain(expected);
});
