/**
 * The wire of the ff68 caller pad, both ways:
 * `FF 68 | L | L | 68 | address | func | data… | sum | 16`; L counts address to data; sum = address + func + Σdata, one byte.
 * Sources: JackQChen/QueueSystem, CallSystem/frmMain.cs; head of 21键点阵液晶呼叫器通讯协议. Clauses marked [C] are inferred.
 * Frames of the dialect slzc (marzlia/HallQueFront, SLZCCaller.cpp) are read beside them: longer ones, what it shows ended by 00
 * in place of 16, and one 00 behind some. What the data mean in that dialect: payloads.ts.
 */
import type { KeyName } from '../device.ts';
import { decoderOf, familyOf } from '../parts/frame/family.ts';
import { checkByte, type Parts, write } from '../parts/frame/parts.ts';
import { counted, hexByte, spaced } from '../parts/frame/words.ts';

export type Ff68Frame = {
  is: 'frame';
  address: number;
  func: number;
  data: Uint8Array;
  /** The whole frame, as an acknowledgement sends it back. */
  bytes: Uint8Array;
};
/** The one 00 that the host of slzc writes behind what it shows and behind a beep. */
export type Ff68Filler = { is: 'filler'; address: number; bytes: Uint8Array };
/** Bytes that belong to no frame. */
export type Ff68Junk = { is: 'junk'; bytes: Uint8Array };
export type Ff68Message = Ff68Frame | Ff68Filler | Ff68Junk;

/** Which keys the pad has, what they mean, and how its LCD is written; the frame is one. */
export const dialects = ['21-key', 'slzc'] as const;
export type Dialect = (typeof dialects)[number];

export const funcs = {
  /** Key frames of the pad [C]; of the host: the answer to a rating. */
  key: 0x01,
  lcd: 0x02,
  beep: 0x03,
  rating: 0x11,
} as const;

/** One digit of the LCD that shows nothing. */
export const blank = 0x0a;
const lcdDigits = 6;

const keys: ReadonlyArray<readonly [code: number, name: KeyName]> = [
  [0x00, '0'],
  [0x01, '1'],
  [0x02, '2'],
  [0x03, '3'],
  [0x04, '4'],
  [0x05, '5'],
  [0x06, '6'],
  [0x07, '7'],
  [0x08, '8'],
  [0x09, '9'],
  [0x0b, 'evaluate'],
  [0x0c, 'next'],
  [0x0d, 'recall'],
  [0x0e, 'cancel'],
  [0x0f, 'ok'],
  [0x11, 'line'],
  [0x12, 'pause'],
  [0x13, 'transfer'],
];
const nameOf = new Map(keys);
const codeOf = new Map<string, number>(keys.map(([code, name]) => [name, code]));

export const keyNames: readonly KeyName[] = keys.map(([, name]) => name);

export function isKeyName(text: string): text is KeyName {
  return codeOf.has(text);
}

/** address and func */
const shortestLength = 2;
/**
 * The longest frame of the 21-key pad is the LCD's. A higher limit would let the length byte of a half frame swallow the frame
 * after it: with 8, whatever claims to be a frame is refuted by the ten bytes of the next press.
 */
const longestLength = shortestLength + lcdDigits;
/**
 * A longer one is of slzc, which has no limit of its own, and begins a new frame at every FF: so none stands in a longer one
 * before its sum, and the FF of the next press refutes a half frame that claims to be one.
 */
const longestWithoutHead = shortestLength + 16;
const head = 0xff;
export const shownEnd = 0x00;

type Body = { address: number; func: number; data: Uint8Array };

/** The parts of every frame; `dataParts` tells those of its data. */
export function frameParts(
  parts: Parts,
  { address, func, data, end = 0x16 }: Partial<Body & { end: number }> = {},
  dataParts = (length: number): Uint8Array => anyData(parts, length, data),
): Body {
  const always =
    (wanted: number) =>
    ([byte]: Uint8Array) =>
      byte === wanted ? 'always' : `wrong: it is always ${hexByte(wanted)}`;
  parts.mark('FF 68', [0xff, 0x68], 'start of a frame');
  const counts = shortestLength + (data?.length ?? 0);
  const length = parts.byte('L', counts, count => `${counted(count, 'byte')} from address to data`);
  if (length < shortestLength || length > longestWithoutHead) parts.wrong();
  const byte = (name: string, value: number | undefined, means: (byte: number) => string): number => {
    const found = parts.byte(name, value, means);
    if (length > longestLength && found === head) parts.wrong();
    return found;
  };
  const again = parts.byte('L again', counts, count =>
    count === length ? 'the same' : 'wrong: not the same',
  );
  if (again !== length) parts.wrong('the two lengths are not the same');
  parts.mark('68', [0x68], always(0x68));
  const body = {
    address: byte('address', address, pad => `pad ${pad}`),
    func: byte('func', func, code => funcName(code, length)),
    data: dataParts(length - shortestLength),
  };
  checkByte(parts, 'sum', sumOf(parts.before().subarray(5)), 'address, func and data');
  const [ending] = parts.bytes('16', 1, [end], bytes =>
    body.func === funcs.lcd && bytes[0] === shownEnd ? 'as slzc ends it' : always(0x16)(bytes),
  );
  const isEnd = ending === 0x16 || (ending === shownEnd && body.func === funcs.lcd);
  if (ending !== undefined && !isEnd) parts.wrong('a mark is not where it belongs');
  return body;
}

/** Byte by byte where it may be a half frame. */
function anyData(parts: Parts, length: number, data: Uint8Array | undefined): Uint8Array {
  if (length + shortestLength <= longestLength) return parts.bytes('data', length, data, spaced);
  return Uint8Array.from({ length }, (_, at) => {
    const [byte = 0] = parts.bytes('data', 1, data?.subarray(at, at + 1), spaced);
    if (byte === head) parts.wrong();
    return byte;
  });
}

function sumOf(body: Uint8Array): number {
  return body.reduce((sum, byte) => (sum + byte) & 0xff, 0);
}

function funcName(func: number, length: number): string {
  if (func === funcs.lcd) return length === shortestLength + 1 ? 'stars of a rater' : 'LCD';
  if (func === funcs.beep) return 'beep';
  return func === funcs.rating ? 'rating' : 'key, or its acknowledgement';
}

/** `address`, `func`: one byte each; `data`: up to six, or 16 without FF; `end`: 16, or `shownEnd`. */
export function encode(frame: {
  address: number;
  func: number;
  data: Iterable<number>;
  end?: number;
}): Uint8Array {
  return write(parts => frameParts(parts, { ...frame, data: Uint8Array.from(frame.data) }));
}

export const ff68Family = familyOf(
  parts => frameParts(parts),
  () => {
    /** What the byte before was the end of. */
    let ended: Ff68Frame | undefined;
    return ({ bytes, message }): Ff68Message[] => {
      const before = ended;
      ended = message && { is: 'frame', ...message, bytes };
      if (ended !== undefined) return [ended];
      const isOfHost = before?.func === funcs.lcd || before?.func === funcs.beep;
      if (!isOfHost || bytes[0] !== 0x00) return [{ is: 'junk', bytes }];
      const filler = { is: 'filler', address: before.address, bytes: bytes.slice(0, 1) } as const;
      return bytes.length === 1 ? [filler] : [filler, { is: 'junk', bytes: bytes.slice(1) }];
    };
  },
);

/** Takes chunks cut anywhere; keeps at most one unfinished frame. */
export const decoder = () => decoderOf(ff68Family);

/** The address it is from, or for: pad and host put the pad's there. */
export function addressOf(message: Ff68Message): number | undefined {
  return message.is === 'junk' ? undefined : message.address;
}

export type Ff68Key = { key: KeyName; digits: string };

/** The key of a key frame with the digits before it. The func is not shown in the source: any but the rating's will do [C]. */
export function keyOf(frame: Ff68Frame): Ff68Key | undefined {
  if (frame.func === funcs.rating || isLcd(frame)) return undefined;
  const names = [...frame.data].map(code => nameOf.get(code));
  const key = names.pop();
  if (key === undefined || !names.every(name => name !== undefined && isDigit(name))) return undefined;
  return { key, digits: names.join('') };
}

/** The pad's side, for the simulator: func 01 [C]. */
export function keyFrame(address: number, pressed: Ff68Key): Uint8Array {
  const names = [...pressed.digits.split(''), pressed.key];
  return encode({ address, func: funcs.key, data: names.flatMap(name => codeOf.get(name) ?? []) });
}

export function isDigit(text: string): boolean {
  return /^[0-9]$/.test(text);
}

/** The grade as the pad sends it; which key is which is config. `undefined`: no rating. */
export function ratingOf(frame: Ff68Frame): number | undefined {
  return frame.func === funcs.rating && frame.data.length === 1 ? frame.data[0] : undefined;
}

/** How the host acknowledges a frame of the pad: a rating with func 01 and the same data, all else with an echo. */
export function acknowledgementOf(said: Uint8Array): Uint8Array {
  const [frame] = decoder()(said);
  if (frame?.is !== 'frame' || ratingOf(frame) === undefined) return said;
  return encode({ address: frame.address, func: funcs.key, data: frame.data });
}

/** `text`: six characters, digits or blanks: three of the waiting count, three of the ticket. Anything else shows as blank. */
export function lcdFrame(address: number, text: string): Uint8Array {
  const cells = text.padEnd(lcdDigits).slice(0, lcdDigits).split('');
  return encode({
    address,
    func: funcs.lcd,
    data: cells.map(cell => (isDigit(cell) ? Number(cell) : blank)),
  });
}

/** What an LCD frame shows: six characters, ' ' where it is blank. */
export function lcdOf(frame: Ff68Frame): string | undefined {
  if (!isLcd(frame)) return undefined;
  return Array.from(frame.data, digit => (digit <= 9 ? String(digit) : ' ')).join('');
}

/** One byte of func 02 is for the stars of a rater. */
function isLcd(frame: Ff68Frame): boolean {
  return frame.func === funcs.lcd && frame.data.length === lcdDigits;
}

/** One beep. */
export function beepFrame(address: number): Uint8Array {
  return encode({ address, func: funcs.beep, data: [] });
}
