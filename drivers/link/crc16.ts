/** What each byte makes of the checksum. */
const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  return crc;
});

/** A CRC-16 of the reflected polynomial A001, as Modbus (`initial` FFFF) and CRC-16/ARC (0) have it. */
export function crc16(bytes: Uint8Array, initial: number): number {
  let crc = initial;
  for (const byte of bytes) crc = (crc >> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return crc;
}
