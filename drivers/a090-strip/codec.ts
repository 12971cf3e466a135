/**
 * The wire of a two-colour window strip, both ways:
 * `A0 90 | address | A5 | length, high byte first | {character, colour}… | xor` to it, the xor over all from the address on;
 * `A0 90 | address | A5 | AA taken, 55 refused` from it, without a check.
 * Sources: the maker's text, as two programs have it: IMM9012.cpp of wangenheng/gitHub, SLZCWndScreen.cpp of marzlia/HallQueFront.
 */
import type { Colour } from '../device.ts';
import type { LineProtocol } from '../link/line.ts';
import { decoderOf, familyOf } from '../parts/frame/family.ts';
import { checkByte, type Parts, write } from '../parts/frame/parts.ts';
import { counted, hexByte } from '../parts/frame/words.ts';
import { characterBytes, type Row } from '../parts/text/one-row.ts';

/** A character with the colour behind it. */
export type Sign = { character: Uint8Array; colour: number };
type Show = { is: 'show'; address: number; signs: readonly Sign[] };
type Answer = { is: 'answer'; address: number; taken: boolean };
export type StripMessage = (Show | Answer | { is: 'junk' }) & { bytes: Uint8Array };
type Told = { address?: number; signs?: readonly Sign[]; taken?: boolean };

const head = [0xa0, 0x90];
const showNow = 0xa5;
const answers = { taken: 0xaa, refused: 0x55 } as const;
export const colourNames: readonly Colour[] = ['red', 'green', 'yellow'];

/** Two bytes of GBK begin with one of these. */
const isWide = (lead: number): boolean => lead >= 0x81 && lead <= 0xfe;
const isNarrow = (lead: number): boolean => lead >= 0x20 && lead <= 0x7e;

/**
 * A strip of 128 Chinese characters, the longest that a source names. A higher limit would let the length of a damaged frame
 * swallow those after it.
 */
const longestBytes = 3 * 128;

/**
 * SLZC divides by 255: what it sends as 01 00 are 255 bytes, of others 256. Which of the two is told by the signs: one has two
 * bytes at least, so they end at one of the two places only.
 */
const saidOf255 = 256;

/** The parts of what is shown and of its answer; which of them it is, is told by the fifth byte. */
export function frameParts(parts: Parts, frame: Told = {}): Show | Answer {
  parts.mark('A0 90', head, 'start of a frame');
  const address = parts.byte('address', frame.address, strip => `strip ${strip}`);
  parts.mark('A5', [showNow], 'shows at once');
  const signs = frame.signs ?? [];
  const bytes = signs.reduce((sum, { character }) => sum + character.length + 1, 0);
  const high = frame.taken === undefined ? bytes >> 8 : answers[frame.taken ? 'taken' : 'refused'];
  const first = parts.byte('length, or the answer', high, firstMeans);
  if (first === answers.taken || first === answers.refused)
    return { is: 'answer', address, taken: first === answers.taken };
  const length =
    first * 256 + parts.byte('length, low byte', bytes & 0xff, low => counted(first * 256 + low, 'byte'));
  if (length > longestBytes) parts.wrong('it is longer than any strip');
  const read = signParts(parts, Math.min(length, longestBytes), signs);
  checkByte(parts, 'xor', xorOf(parts.before().subarray(head.length)), 'address to the last colour');
  return { is: 'show', address, signs: read };
}

function firstMeans(byte: number): string {
  if (byte === answers.taken) return 'taken';
  return byte === answers.refused ? 'refused' : 'length, high byte';
}

function signParts(parts: Parts, length: number, signs: readonly Sign[]): Sign[] {
  const read: Sign[] = [];
  let at = 0;
  while (!isEnd(length, at) && parts.goesOn()) {
    const value = signs[read.length];
    const lead = parts.byte('character', value?.character[0], leadMeans);
    const wide = isWide(lead);
    if (!wide && !isNarrow(lead)) parts.wrong('no such character');
    const rest = wide ? [parts.byte('second byte', value?.character[1], hexByte)] : [];
    const colour = parts.byte(
      'colour',
      value?.colour,
      code => colourNames[code] ?? `wrong: ${hexByte(code)}`,
    );
    if (colourNames[colour] === undefined) parts.wrong('no such colour');
    read.push({ character: Uint8Array.of(lead, ...rest), colour });
    at += wide ? 3 : 2;
  }
  if (at > length) parts.wrong('its length ends in the middle of a character');
  return read;
}

const isEnd = (length: number, at: number): boolean =>
  at >= length || (length === saidOf255 && at === saidOf255 - 1);

function leadMeans(byte: number): string {
  if (isWide(byte)) return 'first byte of a Chinese one';
  return isNarrow(byte) ? String.fromCharCode(byte) : `wrong: ${hexByte(byte)}`;
}

const xorOf = (bytes: Uint8Array): number => bytes.reduce((xor, byte) => xor ^ byte, 0);

export function encodeShow(address: number, signs: readonly Sign[]): Uint8Array {
  return write(parts => frameParts(parts, { address, signs }));
}

/** The strip's side, for the simulator. */
export function encodeAnswer(address: number, taken: boolean): Uint8Array {
  return write(parts => frameParts(parts, { address, taken }));
}

export const stripFamily = familyOf(
  parts => frameParts(parts),
  () =>
    ({ bytes, message }): StripMessage[] => [message ? { ...message, bytes } : { is: 'junk', bytes }],
);

export const decoder = () => decoderOf(stripFamily);

export const stripProtocol: LineProtocol<StripMessage> = {
  decoder,
  addressOf: message => (message.is === 'junk' ? undefined : message.address),
  family: stripFamily,
};

export function signsOf({ text, colour }: Row): Sign[] {
  return Array.from(text, sign => ({
    character: characterBytes(sign) ?? new Uint8Array(),
    colour: colourNames.indexOf(colour),
  })).filter(({ character }) => character.length > 0);
}

/** What a person reads. */
export function textOf(signs: readonly Sign[]): string {
  return new TextDecoder('gb18030').decode(Uint8Array.from(signs.flatMap(({ character }) => [...character])));
}
