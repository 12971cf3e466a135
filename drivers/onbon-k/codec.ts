/**
 * The messages of Onbon BX-5K/6K font cards, both directions.
 * Source: onbonlab/onbonlab.github.io, onbon-docs/docs/zh/k/potocol.md, v1.4; § numbers are its clauses.
 */
import type { LineProtocol } from '../link/line.ts';
import { find, lowFirst, type Parts, read, write } from '../parts/frame/parts.ts';
import { counted } from '../parts/frame/words.ts';
import { unwrapper, wrap } from './framing.ts';
import { hostAddresses, isHost, packetParts } from './packet.ts';

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

/** A whole frame, escaped (§3, §4). */
export function encodeRequest({ screen, wantsReply, ...request }: Request): Uint8Array {
  const [source, third] = [hostAddresses.first, wantsReply ? 1 : 2];
  return wrap(write(parts => packetParts(parts, { destination: screen, source, third, ...request })));
}

export function encodeReply({ screen, error, ...reply }: Reply): Uint8Array {
  const destination = hostAddresses.first;
  return wrap(write(parts => packetParts(parts, { destination, source: screen, third: error, ...reply })));
}

function readPacket(packet: Uint8Array): OnbonMessage {
  if (packet.length < 16) return { is: 'junk', bytes: packet };
  const found = read(packet, packetParts);
  if (found === undefined) return { is: 'damaged', destination: lowFirst(packet.subarray(0, 2)) };
  const { destination, source, overProgramme, third, ...common } = found;
  return isHost(source)
    ? { is: 'request', screen: destination, wantsReply: third !== 2, overProgramme, ...common }
    : { is: 'reply', screen: source, error: third, ...common };
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
export function encodeAreaUpdate({ remove, areas }: AreaUpdate): Uint8Array {
  const removed = remove === 'all' ? [allAreas] : [remove.length, ...remove];
  const drawn = areas.flatMap(area => [...write(parts => areaParts(parts, area))]);
  return Uint8Array.from([...removed, areas.length, ...drawn]);
}

const modeNames: Readonly<Record<number, string>> = {
  [displayModes.still]: 'stands still',
  2: 'at once',
  [displayModes.scrollLeft]: 'wanders to the left',
  4: 'wanders to the right',
  5: 'wanders up',
  6: 'wanders down',
};

/** GB2312 is a part of it. */
const textOf = (text: Uint8Array): string => new TextDecoder('gb18030').decode(text);

/** With sound or an extension, which are never sent here, it is wrong. */
export function areaParts(parts: Parts, area: Partial<Area> = {}): Area {
  const number = (value: number): string => `${value}`;
  const high = (name: string, value?: number) => parts.low(name, 2, value, pixels => `${pixels} pixels`);
  const pixelsOf = (value: number): number => (value & inPixels ? value & ~inPixels : value * 8);
  const wide = (name: string, value = 0): number =>
    pixelsOf(parts.low(name, 2, value | inPixels, pixels => `${pixelsOf(pixels)} pixels`));
  const textBytes = area.text?.length ?? 0;

  const size = parts.low('AreaDataLen', 2, areaOverheadBytes + textBytes, bytes => counted(bytes, 'byte'));
  const from = parts.before().length;
  parts.byte('AreaType');
  const place = {
    x: wide('AreaX', area.x),
    y: high('AreaY', area.y),
    width: wide('AreaWidth', area.width),
    height: high('AreaHeight', area.height),
    id: parts.byte('DynamicAreaLoc', area.id, id => `area ${id}`),
  };
  parts.byte('Lines_sizes', 0, number);
  const runs = {
    runMode: parts.byte('RunMode', area.runMode, mode =>
      mode === untilExpired ? 'over and over until it expires' : `mode ${mode}`,
    ),
    expiresAfterS: parts.low('Timeout', 2, area.expiresAfterS, seconds => `expires after ${seconds} s`),
  };
  const sound = parts.byte('SoundMode', 0, mode => (mode === 0 ? 'no sound' : 'with sound'));
  if (sound !== 0) parts.bytes('SoundPerson, SoundVolume, SoundSpeed', 3);
  if (sound === 2) parts.bytes('SoundData', parts.low('SoundDataLen', 4, 0, number), [], textOf);
  const extended = parts.byte('ExtendParaLen', 0, number);
  parts.bytes('ExtendPara', extended);
  if (sound !== 0 || extended !== 0) parts.wrong();
  const aligned = parts.byte(
    'TextAlignment',
    area.centred ? 2 : 0,
    how => ['left', 'right', 'centred'][how & 3] ?? '',
  );
  const single = parts.byte('SingleLine', area.singleLine ? 1 : 2, how =>
    how === 1 ? 'one line' : 'several lines',
  );
  parts.byte('NewLine', 1, how => (how === 1 ? 'breaks where the text says' : 'breaks by itself'));
  const displayMode = parts.byte('DisplayMode', area.displayMode, mode => modeNames[mode] ?? `mode ${mode}`);
  parts.byte('ExitMode');
  const speed = parts.byte('Speed', area.speed, value => `${value} of 0 (fastest) to 24`);
  const stayHalfSeconds = parts.byte('StayTime', area.stayHalfSeconds, halves => `${halves / 2} s a page`);
  const length = parts.low('DataLen', 4, textBytes, bytes => `${bytes} bytes`);
  const text = parts.bytes('Data', length, area.text, textOf).slice();
  if (parts.before().length - from !== size) parts.wrong();
  const looks = {
    centred: (aligned & 3) === 2,
    singleLine: single === 1,
    displayMode,
    speed,
    stayHalfSeconds,
  };
  return { ...place, ...runs, ...looks, text };
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
    const found = find(payload.subarray(at), areaParts);
    if (found.is !== 'whole') return undefined;
    areas.push(found.message);
    at += found.length;
  }
  return at === payload.length ? { remove, areas } : undefined;
}
