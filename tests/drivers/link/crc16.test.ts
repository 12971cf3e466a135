import { expect, test } from 'vitest';
import { crc16 } from '../../../drivers/link/crc16.ts';

// The catalogue of reveng.sourceforge.io.
test.each([
  ['CRC-16/ARC', 0, 0xbb3d],
  ['CRC-16/MODBUS', 0xffff, 0x4b37],
])('the %s of "123456789"', (_, initial, checksum) => {
  expect(crc16(Buffer.from('123456789'), initial)).toBe(checksum);
});
