/**
 * The wire of a pad that speaks when it is asked, with n its number:
 * to it `FF-n`: has a key been pressed?   `FF-n | two bytes of BCD | sum` of all three: four digits to show; 0000 is also the
 * answer to a key. From it `FF-n | key | two bytes of BCD | sum` of the key and the two: the number is not in that sum.
 * Nothing begins a frame but its place in the talk. One source, all of it [C]: Key.cpp and SerialCom.cpp of a bank's program.
 */
import type { KeyName } from '../device.ts';
import type { LineProtocol } from '../link/line.ts';
import { checkByte, cutter, type Parts, write } from '../parts/frame/parts.ts';
import { hexByte } from '../parts/frame/words.ts';

export type KeyFrame = { is: 'key'; address: number; code: number; number: number; bytes: Uint8Array };
export type BankPadMessage = KeyFrame | { is: 'junk'; bytes: Uint8Array };
export type Shown = { address: number; digits: string };

/** A higher number would be a byte that can stand for two digits, and a frame could begin anywhere. */
export const highestAddress = 95;
const highestDigits = 0x99;

const codes = { call: 0xcc, recall: 0x33, number: 0x0f, pause: 0xaa, query: 0x55, transfer: 0xf0 } as const;
type Code = keyof typeof codes;
const named = new Map<number, Code>([
  [codes.call, 'call'],
  [codes.recall, 'recall'],
  [codes.number, 'number'],
  [codes.pause, 'pause'],
  [codes.query, 'query'],
  [codes.transfer, 'transfer'],
]);
export const codeName = (code: number): string => named.get(code) ?? hexByte(code);

const headOf = (address: number): number => 0xff - address;
const bcd = (twoDigits: number): number => Math.floor(twoDigits / 10) * 16 + (twoDigits % 10);
const isBcd = (byte: number): boolean => byte <= highestDigits && byte % 16 <= 9;
const fromBcd = (byte: number): number => Math.floor(byte / 16) * 10 + (byte % 16);
const sumOf = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

/** Four digits in two bytes, the high ones first [C]. */
function digitParts(parts: Parts, number = 0): { bytes: number[]; number: number } {
  const bytes = [Math.floor(number / 100) % 100, number % 100].map(half => {
    const byte = parts.byte('digits', bcd(half), found =>
      isBcd(found) ? `${fromBcd(found)}`.padStart(2, '0') : 'wrong: no digits',
    );
    // At once: a byte that is missing is no fault, and one that is wrong makes those behind it none.
    if (!isBcd(byte)) parts.wrong('digits are not 0 to 9');
    return byte;
  });
  const [high = 0, low = 0] = bytes.map(fromBcd);
  return { bytes, number: high * 100 + low };
}

function addressPart(parts: Parts, address = 0): number {
  const head = parts.byte('number', headOf(address), byte => `pad ${headOf(byte)}`);
  const found = headOf(head);
  if (parts.before().length > 0 && (found < 1 || found > highestAddress)) parts.wrong('no number of a pad');
  return found;
}

export function keyParts(
  parts: Parts,
  { address, code: written, number: typed }: { address?: number; code?: number; number?: number } = {},
): Omit<KeyFrame, 'bytes'> {
  const found = addressPart(parts, address);
  const [code] = parts.bytes('key', 1, [written ?? 0], ([byte = 0]) => codeName(byte));
  if (code !== undefined && !named.has(code)) parts.wrong('no key of a pad');
  const { bytes, number } = digitParts(parts, typed);
  checkByte(parts, 'sum', sumOf([code ?? 0, ...bytes]), 'the key and the digits');
  return { is: 'key', address: found, code: code ?? 0, number };
}

export function showParts(
  parts: Parts,
  { address, digits: written }: { address?: number; digits?: string } = {},
): Shown {
  const found = addressPart(parts, address);
  const { bytes, number } = digitParts(parts, Number(written ?? 0));
  checkByte(parts, 'sum', sumOf([headOf(found), ...bytes]), 'number and digits');
  return { address: found, digits: `${number}`.padStart(4, '0') };
}

/** What pads say; takes chunks cut anywhere. */
export function decoder(): (chunk: Uint8Array) => BankPadMessage[] {
  const cut = cutter(parts => keyParts(parts));
  return chunk =>
    cut(chunk).map(({ bytes, message }) =>
      message === undefined ? { is: 'junk', bytes } : { ...message, bytes },
    );
}

export const bankPadProtocol: LineProtocol<BankPadMessage> = {
  decoder,
  addressOf: message => (message.is === 'key' ? message.address : undefined),
};

/** What means something to the hall. That program looks at the digits of no key; here only two have a use for them. */
export function pressOf({ code, number }: KeyFrame): { key: KeyName; digits: string } | undefined {
  const digits = number === 0 ? '' : `${number}`;
  switch (named.get(code)) {
    case 'call':
      return { key: 'next', digits: '' };
    case 'recall':
      return { key: 'recall', digits: '' };
    case 'pause':
      return { key: 'pause', digits: '' };
    // Without a number nobody can be meant, and next alone would call.
    case 'number':
      return digits === '' ? undefined : { key: 'next', digits };
    case 'transfer':
      return digits === '' ? undefined : { key: 'transfer', digits };
    default:
      return undefined;
  }
}

/** The pad's side: the code of each key, and one that means nothing. */
export const simulatedKeys: ReadonlyMap<string, number> = new Map([
  ['next', codes.call],
  ['recall', codes.recall],
  ['pause', codes.pause],
  ['transfer', codes.transfer],
  ['number', codes.number],
  ['query', codes.query],
]);

export const keyFrame = (address: number, code: number, number: number): Uint8Array =>
  write(parts => keyParts(parts, { address, code, number }));

export const pollOf = (address: number): Uint8Array => Uint8Array.of(headOf(address));

/** `digits`: four. */
export const showFrame = (address: number, digits: string): Uint8Array =>
  write(parts => showParts(parts, { address, digits }));
