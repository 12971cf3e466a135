/**
 * PHY0 of the Onbon protocol (potocol.md §3): head A5…, escaped bytes, tail 5A.
 */
import { crc16 } from '../link/crc16.ts';

const head = 0xa5;
const tail = 0x5a;
/** §3: eight heads, because some may be lost on the way. */
const heads = 8;

/** Twice the receive buffer of a card (§5.1.3): what is longer is no frame of this protocol. */
const longestPacketBytes = 2048;

/** Of a packet: CRC-16/ARC (appendix). */
export const checksum = (bytes: Uint8Array): number => crc16(bytes, 0);

/** §3.3: A5, A6, 5A and 5B stand in a frame as two bytes: A6 or 5B, then 02 for the lower of the pair, 01 for itself. */
export function escaped(bytes: Uint8Array): Uint8Array {
  const pairs = Array.from(bytes, byte => {
    if (byte === 0xa5 || byte === 0x5a) return [byte + 1, 0x02];
    return byte === 0xa6 || byte === 0x5b ? [byte, 0x01] : [byte];
  });
  return Uint8Array.from(pairs.flat());
}

export function wrap(packet: Uint8Array): Uint8Array {
  return Uint8Array.from([...Array<number>(heads).fill(head), ...escaped(packet), tail]);
}

export type Unwrapped = { is: 'packet' | 'junk'; bytes: Uint8Array };

/**
 * Takes chunks cut anywhere, and gives un-escaped packets. A5 and 5A never stand inside an escaped frame, so a bad frame
 * cannot have swallowed the head of a good one: going on with the next byte is enough.
 */
export function unwrapper(): (chunk: Uint8Array) => Unwrapped[] {
  let packet: number[] | undefined;
  let escape: number | undefined;

  return chunk => {
    const found: Unwrapped[] = [];
    let loose: number[] = [];
    const sweep = (): void => {
      if (loose.length > 0) found.push({ is: 'junk', bytes: Uint8Array.from(loose) });
      loose = [];
    };
    const abandon = (): void => {
      loose.push(...(packet ?? []));
      packet = undefined;
      escape = undefined;
    };
    const take = (byte: number): void => {
      packet?.push(byte);
      if (packet !== undefined && packet.length > longestPacketBytes) abandon();
    };

    for (const byte of chunk) {
      if (byte === head) {
        abandon();
        sweep();
        packet = []; // §3: any number of A5, at least one, is a head
      } else if (packet === undefined) {
        loose.push(byte);
      } else if (escape !== undefined) {
        const escaped = byte === 0x02 ? escape - 1 : byte === 0x01 ? escape : undefined;
        escape = undefined;
        if (escaped === undefined) abandon();
        else take(escaped);
      } else if (byte === tail) {
        found.push({ is: 'packet', bytes: Uint8Array.from(packet) });
        packet = undefined;
      } else if (byte === 0xa6 || byte === 0x5b) {
        escape = byte;
      } else {
        take(byte);
      }
    }
    sweep();
    return found;
  };
}
