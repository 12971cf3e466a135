import { describe, expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { faultsOf, smallWith, written } from './hall-files.ts';

const pad1 = 'pad-1: { kind: ff68-pad, line: pads, address: 1, counter: "1" }';
const withPads = (...pads: string[]): string => smallWith([pad1, [pad1, ...pads].join('\n  ')]);
const faults = (...pads: string[]): string[] => faultsOf(withPads(...pads));

describe('a USB pad in a config', () => {
  test('X-keys with units of their own, and number pads with serial numbers, stand side by side', () => {
    const file = written(
      withPads(
        'x-1: { kind: xkeys, hid: "05f3:0405", unit: 1, counter: "1" }',
        'x-2: { kind: xkeys, hid: "05f3:0405", unit: 2, counter: "2", buttons: { 1: next, 128: rate-5 } }',
        'k-1: { kind: hid-keypad, hid: "04d9:1203:A1", counter: "1" }',
        'k-2: { kind: hid-keypad, hid: "04d9:1203:B2", counter: "2", buttons: { plus: next, num-lock: pause } }',
      ),
    );
    expect(readConfig(file)).toMatchObject({ ok: true, warnings: [] });
  });

  test('two that nothing tells apart', () => {
    expect(
      faults(
        'x-1: { kind: xkeys, hid: "05f3:0405", unit: 1, counter: "1" }',
        'x-2: { kind: xkeys, hid: "05f3:0405", unit: 1, counter: "2" }',
        'x-3: { kind: xkeys, hid: "05f3:0405", counter: "2" }',
        'k-1: { kind: hid-keypad, hid: "04d9:1203", counter: "1" }',
        'k-2: { kind: hid-keypad, hid: "04d9:1203", counter: "2" }',
      ),
    ).toEqual([
      expect.stringMatching(
        /devices\.x-2\.hid: found 05f3:0405, the device of x-1, expected a device of its own, for example unit: 2/,
      ),
      expect.stringMatching(/devices\.x-3\.hid: found 05f3:0405, the device of x-1/),
      expect.stringMatching(
        /devices\.k-2\.hid: found 04d9:1203, the device of k-1, .* for example 04d9:1203:A1B2/,
      ),
    ]);
  });

  test('one that is named with and without its serial number may be one and the same', () => {
    expect(
      faults(
        'k-1: { kind: hid-keypad, hid: "04d9:1203:A1", counter: "1" }',
        'k-2: { kind: hid-keypad, hid: "04d9:1203", counter: "2" }',
      ),
    ).toEqual([expect.stringMatching(/devices\.k-2\.hid: found 04d9:1203, .*k-1/)]);
  });

  test('one that is taken out for repair takes no place of another', () => {
    expect(
      faults(
        'k-1: { kind: hid-keypad, hid: "04d9:1203", counter: "1", disabled: true }',
        'k-2: { kind: hid-keypad, hid: "04d9:1203", counter: "1" }',
      ),
    ).toEqual([]);
  });

  test('a button that the device has not, with the one that was probably meant', () => {
    expect(
      faults(
        'k-1: { kind: hid-keypad, hid: "04d9:1203", counter: "1", buttons: { pluss: next, "10": ok } }',
        'x-1: { kind: xkeys, hid: "05f3:0405", counter: "1", buttons: { 0: next, 129: ok, a: ok } }',
      ),
    ).toEqual([
      expect.stringMatching(
        /devices\.k-1\.buttons\.pluss: found "pluss", expected one of the buttons of a number pad: .*, did you mean plus\?/,
      ),
      expect.stringMatching(/devices\.k-1\.buttons\.10: found "10"/),
      expect.stringMatching(/devices\.x-1\.buttons\.0: found "0", expected the number of a button, 1 to 128/),
      expect.stringMatching(/devices\.x-1\.buttons\.129/),
      expect.stringMatching(/devices\.x-1\.buttons\.a: found "a"/),
    ]);
  });
});
