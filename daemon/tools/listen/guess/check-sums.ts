/** How a frame may be checked: one byte or two that are made of others. */
import { crc16 } from '../../../../drivers/link/crc16.ts';

export type CheckName =
  | 'sum'
  | 'sum, negative'
  | 'sum, inverted'
  | 'sum modulo 100'
  | 'XOR'
  | 'CRC-16/Modbus'
  | 'CRC-16/ARC'
  | 'CRC-16/CCITT'
  | 'CRC-16/XMODEM';

/**
 * `bytes`: how long the check is. `modulo`: of a sum. `anyPlace`: with their check the bytes make the same always, so that any of
 * them may be called the check: it is the last.
 */
export type CheckSum = {
  name: CheckName;
  bytes: 1 | 2;
  modulo?: number;
  anyPlace?: true;
  of(bytes: Uint8Array): number;
};

export const total = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + byte, 0);

/** The polynomial 1021, the high bit first: CCITT begins with FFFF, XMODEM with 0. */
function crc1021(bytes: Uint8Array, initial: number): number {
  let crc = initial;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

export const checkSums: readonly CheckSum[] = [
  { name: 'sum', bytes: 1, modulo: 256, of: bytes => total(bytes) & 0xff },
  { name: 'sum, negative', bytes: 1, modulo: 256, anyPlace: true, of: bytes => -total(bytes) & 0xff },
  { name: 'sum, inverted', bytes: 1, modulo: 256, anyPlace: true, of: bytes => ~total(bytes) & 0xff },
  { name: 'sum modulo 100', bytes: 1, modulo: 100, of: bytes => total(bytes) % 100 },
  { name: 'XOR', bytes: 1, anyPlace: true, of: bytes => bytes.reduce((xor, byte) => xor ^ byte, 0) },
  { name: 'CRC-16/Modbus', bytes: 2, of: bytes => crc16(bytes, 0xffff) },
  { name: 'CRC-16/ARC', bytes: 2, of: bytes => crc16(bytes, 0) },
  { name: 'CRC-16/CCITT', bytes: 2, of: bytes => crc1021(bytes, 0xffff) },
  { name: 'CRC-16/XMODEM', bytes: 2, of: bytes => crc1021(bytes, 0) },
];
