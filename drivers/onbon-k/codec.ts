/**
 * The messages of Onbon BX-5K/6K font cards, both directions.
 * Source: onbonlab/onbonlab.github.io, onbon-docs/docs/zh/k/potocol.md, v1.4; § numbers are its clauses.
 */
import type { LineProtocol } from '../link/line.ts';
import { checksum, unwrapper, wrap } from './framing.ts';

/** What the host asks. `overProgramme`: §4 display mode 1, dynamic areas stand instead of the stored programme. */
export type Request = {
  screen: number;
  group: number;
  command: number;
  wantsReply: boolean;
  overProgramme: boolean;
  payload: Uint8Array;
};
/** What the card answers; `error` is a code of §6, 0 for none. */
export type Reply = { screen: number; group: number; command: number; error: number; payload: Uint8Array };

export type OnbonMessage =
  | ({ is: 'request' } & Request)
  | ({ is: 'reply' } & Reply)
  /** A whole frame whose length or checksum is wrong; `destination` as far as it can be read. */
  | { is: 'damaged'; destination: number }
  /** Bytes that make no message. */
  | { is: 'junk'; bytes: Uint8Array };

/** §4: addresses of all cards at once. */
export const broadcast = { withReply: 0xfffe, withoutReply: 0xffff };

/** §7 and §8: group and command of each message that this controller or its simulator knows. */
export const codes = {
  ack: { group: 0xa0, command: 0x00 },
  nack: { group: 0xa0, command: 0x01 },
  status: { group: 0xa1, command: 0x02 },
  ping: { group: 0xa2, command: 0x00 },
  clock: { group: 0xa2, command: 0x03 },
  setAddress: { group: 0xa2, command: 0x06 },
  readAddress: { group: 0xa2, command: 0x07 },
  power: { group: 0xa3, command: 0x00 },
  brightness: { group: 0xa3, command: 0x02 },
  areas: { group: 0xa3, command: 0x06 },
  clear: { group: 0xa3, command: 0x10 },
} as const;

/** §6, the codes that somebody acts upon; the driver's README lists them all. */
export const errors = { none: 0, unknownGroup: 1, unknownCommand: 2, busy: 3, outOfMemory: 4, checksum: 5 };

/** §2.1, §8.1.2, §8.2.1: how many dynamic areas, bytes of one area, bytes of the receive buffer. */
export const cardLimits = {
  '5k': { areas: 8, areaBytes: 512, bufferBytes: 512 },
  '6k': { areas: 5, areaBytes: 1024, bufferBytes: 1024 },
} as const;
export type CardModel = keyof typeof cardLimits;

/** §4: the addresses of PC software; a source in this range marks a request. */
const hostAddresses = { first: 0x8000, last: 0xdfff };
const headerBytes = 14;
/** §5.1: group, command, response or error, two reserved. */
const commandBytes = 5;
/** What a packet holds beside its payload, checksum included, before escaping. */
export const packetOverheadBytes = headerBytes + commandBytes + 2;

/** A packet with its first five data bytes; two reserved ones stay 0, as §8.2.1 asks: areas are not cleared before they are drawn. */
function seal(
  [destination, source]: readonly [number, number],
  displayMode: number,
  [group, command, third]: readonly [number, number, number],
  payload: Uint8Array,
): Uint8Array {
  const packet = new Uint8Array(packetOverheadBytes + payload.length);
  const view = new DataView(packet.buffer);
  view.setUint16(0, destination, true); // little-endian, §2.4
  view.setUint16(2, source, true);
  // 4–8 stay 0: reserved, no barcode, check mode CRC16
  packet[9] = displayMode;
  packet[10] = 0xfe; // any device type
  packet[11] = 0x02; // protocol version
  view.setUint16(12, commandBytes + payload.length, true);
  packet.set([group, command, third], headerBytes);
  packet.set(payload, headerBytes + commandBytes);
  view.setUint16(packet.length - 2, checksum(packet.subarray(0, -2)), true);
  return wrap(packet);
}

/** A whole frame, escaped (§3, §4). */
export function encodeRequest(request: Request): Uint8Array {
  const { screen, group, command, overProgramme, payload } = request;
  const third = request.wantsReply ? 1 : 2;
  return seal([screen, hostAddresses.first], overProgramme ? 1 : 0, [group, command, third], payload);
}

export function encodeReply({ screen, group, command, error, payload }: Reply): Uint8Array {
  return seal([hostAddresses.first, screen], 0, [group, command, error], payload);
}

function readPacket(packet: Uint8Array): OnbonMessage {
  if (packet.length < headerBytes + 2) return { is: 'junk', bytes: packet };
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const destination = view.getUint16(0, true);
  const whole =
    packet.length >= packetOverheadBytes &&
    view.getUint8(7) === 0 && // a barcode serves for setting an IP address only
    view.getUint8(8) === 0 &&
    view.getUint16(12, true) === packet.length - headerBytes - 2 &&
    view.getUint16(packet.length - 2, true) === checksum(packet.subarray(0, -2));
  if (!whole) return { is: 'damaged', destination };

  const source = view.getUint16(2, true);
  const common = { group: view.getUint8(14), command: view.getUint8(15), payload: packet.slice(19, -2) };
  const third = view.getUint8(16);
  if (source < hostAddresses.first || source > hostAddresses.last) {
    return { is: 'reply', screen: source, error: third, ...common };
  }
  const overProgramme = view.getUint8(9) === 1;
  return { is: 'request', screen: destination, wantsReply: third !== 2, overProgramme, ...common };
}

/** For the host's end of a line: a reply belongs to the card it comes from. */
export const onbonProtocol: LineProtocol<OnbonMessage> = {
  decoder() {
    const unwrap = unwrapper();
    return chunk =>
      unwrap(chunk).map(part =>
        part.is === 'packet' ? readPacket(part.bytes) : { is: 'junk', bytes: part.bytes },
      );
  },
  addressOf: message => (message.is === 'reply' ? message.screen : undefined),
};

/** §9.1 run mode 2: shown over and over, and deleted when nothing came for `expiresAfterS`. */
export const untilExpired = 2;
/** §9.1 display mode. */
export const displayModes = { still: 1, scrollLeft: 3 } as const;

/** A dynamic area (§9.1); places and sizes in pixels. */
export type Area = {
  /** From 0 up. */
  id: number;
  x: number;
  y: number;
  width: number;
  height: number;
  runMode: number;
  expiresAfterS: number;
  centred: boolean;
  /** One line without end; else `\n` in the text breaks it. */
  singleLine: boolean;
  displayMode: number;
  /** 0 fastest – 24 slowest. */
  speed: number;
  /** How long each page stands, in units of 0.5 s. */
  stayHalfSeconds: number;
  /** GB2312 and ASCII, with the format codes of §11.1. */
  text: Uint8Array;
};

/** §8.2.1: areas deleted, then areas drawn. */
export type AreaUpdate = { remove: 'all' | readonly number[]; areas: readonly Area[] };

/** What an area holds beside its text. */
export const areaOverheadBytes = 27;
const allAreas = 0xff;
/** §9.1: x and width count pixels, not bytes of eight. */
const inPixels = 0x8000;

/** The payload of A3 06. */
export function encodeAreaUpdate(update: AreaUpdate): Uint8Array {
  const remove = update.remove === 'all' ? [allAreas] : [update.remove.length, ...update.remove];
  const size = update.areas.reduce((sum, area) => sum + 2 + areaOverheadBytes + area.text.length, 0);
  const bytes = new Uint8Array(remove.length + 1 + size);
  bytes.set([...remove, update.areas.length]);
  let at = remove.length + 1;
  for (const area of update.areas) {
    const length = areaOverheadBytes + area.text.length;
    bytes.set([length & 0xff, length >> 8], at);
    writeArea(bytes.subarray(at + 2, at + 2 + length), area);
    at += 2 + length;
  }
  return bytes;
}

/** What is not written stays 0: area type, line space, no sound, no extension, exit mode. */
function writeArea(bytes: Uint8Array, area: Area): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint16(1, area.x | inPixels, true);
  view.setUint16(3, area.y, true);
  view.setUint16(5, area.width | inPixels, true);
  view.setUint16(7, area.height, true);
  bytes[9] = area.id;
  bytes[11] = area.runMode;
  view.setUint16(12, area.expiresAfterS, true);
  bytes[16] = area.centred ? 2 : 0;
  bytes[17] = area.singleLine ? 1 : 2;
  bytes[18] = 1; // breaks only where the text has them
  bytes[19] = area.displayMode;
  bytes[21] = area.speed;
  bytes[22] = area.stayHalfSeconds;
  view.setUint32(23, area.text.length, true);
  bytes.set(area.text, areaOverheadBytes);
}

/** `undefined` where lengths do not fit, or for sound and extensions, which this controller never sends. */
export function decodeAreaUpdate(payload: Uint8Array): AreaUpdate | undefined {
  const removeCount = payload[0] ?? 0;
  const all = removeCount === allAreas;
  let at = all ? 1 : 1 + removeCount;
  const areaCount = payload[at];
  if (areaCount === undefined) return undefined;
  const remove = all ? 'all' : [...payload.subarray(1, at)];
  at += 1;
  const areas: Area[] = [];
  for (let n = 0; n < areaCount; n += 1) {
    const length = (payload[at] ?? 0) | ((payload[at + 1] ?? 0) << 8);
    const area = decodeArea(payload.subarray(at + 2, at + 2 + length));
    if (area === undefined || at + 2 + length > payload.length) return undefined;
    areas.push(area);
    at += 2 + length;
  }
  return at === payload.length ? { remove, areas } : undefined;
}

function decodeArea(bytes: Uint8Array): Area | undefined {
  if (bytes.length < areaOverheadBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [sound, extension] = [view.getUint8(14), view.getUint8(15)];
  if (sound !== 0 || extension !== 0 || view.getUint32(23, true) !== bytes.length - areaOverheadBytes) {
    return undefined;
  }
  const pixels = (at: number): number => {
    const value = view.getUint16(at, true);
    return value & inPixels ? value & ~inPixels : value * 8;
  };
  return {
    id: view.getUint8(9),
    x: pixels(1),
    y: view.getUint16(3, true),
    width: pixels(5),
    height: view.getUint16(7, true),
    runMode: view.getUint8(11),
    expiresAfterS: view.getUint16(12, true),
    centred: (view.getUint8(16) & 3) === 2,
    singleLine: view.getUint8(17) === 1,
    displayMode: view.getUint8(19),
    speed: view.getUint8(21),
    stayHalfSeconds: view.getUint8(22),
    text: bytes.slice(areaOverheadBytes),
  };
}
