import { describe, expect, test } from 'vitest';
import { type PluggedIn, pathOfAdapter } from '../../../drivers/link/serial-name.ts';

const onBoard: PluggedIn = { path: '/dev/ttyS0' };
const ftdi: PluggedIn = {
  path: '/dev/ttyUSB0',
  vendorId: '0403',
  productId: '6001',
  serialNumber: 'A50285BI',
};
const otherFtdi: PluggedIn = { ...ftdi, path: '/dev/ttyUSB3', serialNumber: 'A50285BJ' };
const ch340: PluggedIn = { path: '/dev/ttyUSB1', vendorId: '1a86', productId: '7523' };
const ftdiName = { vendor: 0x0403, product: 0x6001 };
const ch340Name = { vendor: 0x1a86, product: 0x7523 };

describe('an adapter', () => {
  test('is found by its numbers, whatever port it has now', () => {
    expect(pathOfAdapter(ftdiName, [onBoard, ch340, ftdi])).toBe('/dev/ttyUSB0');
    expect(pathOfAdapter(ftdiName, [{ ...ftdi, path: '/dev/ttyUSB7' }])).toBe('/dev/ttyUSB7');
  });

  test('is told from another of its kind by its serial number, whatever the case of its letters', () => {
    expect(pathOfAdapter({ ...ftdiName, serial: 'A50285BJ' }, [ftdi, otherFtdi])).toBe('/dev/ttyUSB3');
    expect(pathOfAdapter({ ...ftdiName, serial: 'a50285bi' }, [ftdi, otherFtdi])).toBe('/dev/ttyUSB0');
    expect(pathOfAdapter(ch340Name, [{ ...ch340, vendorId: '1A86' }])).toBe('/dev/ttyUSB1');
  });

  test('that is not plugged in is named, with all that is', () => {
    expect(() => pathOfAdapter({ ...ftdiName, serial: 'A50285BK' }, [onBoard, ftdi, ch340])).toThrow(
      'no serial adapter 0403:6001:A50285BK is plugged in: ' +
        'found 0403:6001:A50285BI at /dev/ttyUSB0, 1a86:7523 at /dev/ttyUSB1',
    );
    expect(() => pathOfAdapter(ch340Name, [onBoard])).toThrow(
      'no serial adapter 1a86:7523 is plugged in: found none at all',
    );
  });

  test('with a serial number is never one without, nor one of another maker', () => {
    expect(() => pathOfAdapter({ ...ch340Name, serial: '1' }, [ch340])).toThrow('no serial adapter');
    expect(() => pathOfAdapter({ vendor: 0x0403, product: 0x7523 }, [ftdi, ch340])).toThrow(
      'no serial adapter',
    );
  });

  test('that fits several is not guessed: their serial numbers tell them apart', () => {
    expect(() => pathOfAdapter(ftdiName, [ftdi, otherFtdi])).toThrow(
      /several serial adapters are 0403:6001: .*A50285BI at .*A50285BJ at .*Write the serial number/,
    );
  });

  test.each([
    ['two CH340', ch340Name, [ch340, { ...ch340, path: '/dev/ttyUSB2' }]],
    [
      'the two ports of one adapter',
      { ...ftdiName, serial: 'A50285BI' },
      [ftdi, { ...ftdi, path: '/dev/ttyUSB1' }],
    ],
  ])('%s can be told apart by their plugs only', (_, name, plugged) => {
    expect(() => pathOfAdapter(name, plugged)).toThrow(
      /nothing tells them apart: .*\/dev\/serial\/by-path\//,
    );
  });
});
