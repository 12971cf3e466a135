/** Lines that nobody has seen: protocols of our own making, and noise, each from a seed. */

import { type Chance, chanceOf, oneOf } from '../../../daemon/people/chance.ts';
import type { Heard } from '../../../daemon/tools/listen/heard.ts';

/** As they are written here, and not as they are looked for. */
const checks = {
  sum: bytes => [bytes.reduce((sum, byte) => (sum + byte) % 256, 0)],
  'sum, negative': bytes => [(256 - (bytes.reduce((sum, byte) => sum + byte, 0) % 256)) % 256],
  'sum, inverted': bytes => [255 - bytes.reduce((sum, byte) => (sum + byte) % 256, 0)],
  'sum modulo 100': bytes => [bytes.reduce((sum, byte) => sum + byte, 0) % 100],
  XOR: bytes => [bytes.reduce((xor, byte) => xor ^ byte, 0)],
  'CRC-16/Modbus': bytes => reflected(bytes, 0xffff),
  'CRC-16/ARC': bytes => reflected(bytes, 0),
  'CRC-16/CCITT': bytes => forward(bytes, 0xffff),
  'CRC-16/XMODEM': bytes => forward(bytes, 0),
  // What `listen` does not know, or what is none.
  'CRC-8': bytes => [bytes.reduce((crc, byte) => crc8(crc ^ byte), 0)],
  'sum modulo 255': bytes => [bytes.reduce((sum, byte) => sum + byte, 0) % 255],
  'sum, rotated': bytes => [bytes.reduce((sum, byte) => (((sum << 1) | (sum >> 7)) & 255) ^ byte, 0)],
  'a random byte': (_, chance) => [byteOf(chance)],
  none: () => [],
} satisfies Record<string, (bytes: readonly number[], chance: Chance) => number[]>;

export type CheckOf = keyof typeof checks;
export const knownChecks: readonly CheckOf[] = (Object.keys(checks) as CheckOf[]).slice(0, 9);

function crc8(byte: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  return crc;
}
function reflected(bytes: readonly number[], initial: number): number[] {
  let crc = initial;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return [crc & 0xff, crc >> 8];
}
function forward(bytes: readonly number[], initial: number): number[] {
  let crc = initial;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const out = (crc >> 15) ^ ((byte >> bit) & 1);
      crc = ((crc << 1) & 0xffff) ^ (out ? 0x1021 : 0);
    }
  }
  return [crc >> 8, crc & 0xff];
}

export type Protocol = {
  head: readonly number[];
  /** Where the length stands; left out: there is none. */
  lengthAt?: number;
  check: CheckOf;
  /** The first byte that it is made of. */
  from: number;
  end: readonly number[];
  addresses: readonly number[];
  /** Digits before the key, at most. */
  digits: number;
};

const byteOf = (chance: Chance): number => Math.floor(chance() * 256);
const some = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));
const bytesOf = (chance: Chance, count: number): number[] =>
  Array.from({ length: count }, () => byteOf(chance));

/** `addr key` behind the head, or `addr digits… key` behind a length. */
export function protocolOf(chance: Chance): Protocol {
  const head = bytesOf(chance, some(chance, 1, 3));
  const hasLength = chance() < 0.5;
  return {
    head,
    ...(hasLength && { lengthAt: head.length }),
    check: oneOf(chance, Object.keys(checks) as CheckOf[]),
    from: oneOf(chance, [0, head.length, Math.min(1, head.length)]),
    end: bytesOf(chance, some(chance, 0, 2)),
    addresses: Array.from({ length: some(chance, 1, 9) }, (_, nth) => nth + 1),
    digits: hasLength ? some(chance, 0, 7) : 0,
  };
}

const keyBytes = 16;

export function frameOf(protocol: Protocol, chance: Chance, pressed?: number): number[] {
  const { head, lengthAt, check, from, end, addresses, digits } = protocol;
  const typed = Array.from({ length: some(chance, 0, digits) }, () => some(chance, 0, 9));
  const key = pressed ?? some(chance, 0, keyBytes - 1);
  const content = [oneOf(chance, addresses), ...typed, key];
  const body = [...head, ...(lengthAt === undefined ? [] : [content.length]), ...content];
  return [...body, ...checks[check](body.slice(from), chance), ...end];
}

/** Frames of these by turns of chance, with silence between them, cut where the line happens to. */
export function lineOf(protocols: readonly Protocol[], count: number, seed: number): Heard[] {
  const chance = chanceOf(seed, 2);
  const heard: Heard[] = [];
  let at = 0;
  for (let nth = 0; nth < count; nth += 1) {
    at += some(chance, 60, 400);
    const frame = frameOf(oneOf(chance, protocols), chance);
    const cut = chance() < 0.3 ? some(chance, 1, frame.length - 1) : frame.length;
    heard.push({ at: at + cut, bytes: Uint8Array.from(frame.slice(0, cut)) });
    if (cut < frame.length)
      heard.push({ at: at + frame.length + some(chance, 0, 4), bytes: Uint8Array.from(frame.slice(cut)) });
    at += frame.length;
  }
  return heard;
}

/** `values`: how many different bytes there are; few, as at a wrong speed. */
export function noiseOf(seed: number, chunks: number, values = 256): Heard[] {
  const chance = chanceOf(seed, 3);
  const among = bytesOf(chance, values);
  let at = 0;
  return Array.from({ length: chunks }, () => {
    at += some(chance, 1, 120);
    const bytes = Array.from({ length: some(chance, 1, 12) }, () =>
      values === 256 ? byteOf(chance) : oneOf(chance, among),
    );
    return { at, bytes: Uint8Array.from(bytes) };
  });
}
