/**
 * The wire of an LED card with a font, both ways:
 * `AA | address | BB | 51 54 | sum | mode | speed | dwell | colour | life | text… | FF` to it, text that stands in its RAM;
 * `A0 | LEN | 14 | address | 50 | check | FF` from it, the check modulo one hundred.
 * Sources: 平安力合LED控制卡通讯协议 V2.1, in wangenheng/gitHub; constants of programs that drive such cards (README).
 */
import type { Colour } from '../device.ts';
import type { LineProtocol } from '../link/line.ts';
import { checkByte, cutter, type Parts, write } from '../parts/frame/parts.ts';
import { hexByte } from '../parts/frame/words.ts';
import { characterBytes, type Row } from '../parts/text/one-row.ts';

/** How the text comes, how fast, how long a page stays, and how long all of it. */
export type Looks = { mode: number; speed: number; dwell: number; colour: number; life: number };
export type Show = Looks & { address: number; text: Uint8Array };
type Receipt = { is: 'receipt'; address: number };
export type CardMessage = (Receipt | { is: 'junk' }) & { bytes: Uint8Array };
export type ShowMessage = ({ is: 'show'; show: Show } | { is: 'junk' }) & { bytes: Uint8Array };

/** The sources differ in whether the sum takes the end mark in. */
export type SumTo = { sumWithEnd: boolean };

/** What a card does at once, by its type; a general board can only roll. */
export const atOnce = { '16-dot': 8, '24-dot': 11, general: 1 } as const;
export type CardModel = keyof typeof atOnce;
export const models = ['16-dot', '24-dot', 'general'] as const satisfies readonly CardModel[];

export const colourNames: readonly Colour[] = ['red', 'green', 'yellow'];
/** The life of a text that stands until the next one. */
export const forEver = 0x63;
const end = 0xff;
/** Longer than any card's row; a higher limit would let a damaged end swallow the frames behind it. */
const longestText = 128;

const isWide = (lead: number): boolean => lead >= 0x81 && lead <= 0xfe;
const isSecond = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe;
const isNarrow = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

const sumOf = (bytes: Iterable<number>): number =>
  Array.from(bytes).reduce((sum, byte) => (sum + byte) & 0xff, 0);

/** The parts of a text that is shown. */
export function showParts(parts: Parts, { sumWithEnd }: SumTo, show?: Show): Show {
  parts.mark('AA', [0xaa], 'start of a frame');
  const address = parts.byte('address', show?.address, card => `card ${card}`);
  parts.mark('BB 51 54', [0xbb, 0x51, 0x54], 'shows a text that it does not keep');
  const { mode = 0, speed = 0, dwell = 0, colour = 0, life = 0 } = show ?? {};
  const ofEnd = sumWithEnd ? [end] : [];
  const written = sumOf([mode, speed, dwell, colour, life, ...(show?.text ?? []), ...ofEnd]);
  const sum = parts.byte(
    'sum',
    written,
    byte => `of mode to ${sumWithEnd ? 'end' : 'text'}: ${hexByte(byte)}`,
  );
  const from = parts.before().length;
  const looks = {
    mode: parts.byte('mode', mode, way => `way ${way}`),
    speed: parts.byte('speed', speed, value => `${value} of 0 to 7`),
    dwell: parts.byte('dwell', dwell, time => `${time}`),
    colour: parts.byte('colour', colour, code => colourNames[code] ?? `wrong: ${hexByte(code)}`),
    life: parts.byte('life', life, time => (time === forEver ? 'for ever' : `${time}`)),
  };
  if (colourNames[looks.colour] === undefined) parts.wrong('no such colour');
  const text = textParts(parts, show?.text);
  const summed = parts.before().subarray(from);
  const right = sumOf(sumWithEnd ? summed : summed.subarray(0, -1));
  if (sum !== right) parts.wrong(`the sum is ${hexByte(sum)}, and its bytes make ${hexByte(right)}`);
  return { address, ...looks, text };
}

/** Up to the end mark, which no character has in it. */
function textParts(parts: Parts, text?: Uint8Array): Uint8Array {
  const read: number[] = [];
  for (;;) {
    const byte = parts.byte('character, or the end', text?.[read.length] ?? end, leadMeans);
    if (byte === end) return Uint8Array.from(read);
    read.push(byte);
    const second = isWide(byte) ? parts.byte('second byte', text?.[read.length], hexByte) : undefined;
    if (second !== undefined) read.push(second);
    const known = second === undefined ? isNarrow(byte) : isSecond(second);
    if (known && read.length <= longestText) continue;
    parts.wrong(known ? 'its text is longer than any card' : 'no such character');
    return Uint8Array.from(read);
  }
}

function leadMeans(byte: number): string {
  if (byte === end) return 'end of the text';
  if (isWide(byte)) return 'first byte of a Chinese one';
  return isNarrow(byte) ? String.fromCharCode(byte) : `wrong: ${hexByte(byte)}`;
}

/** No source has one from a wire, so LEN may be any; the check holds it. */
export function receiptParts(parts: Parts, receipt?: { address: number }): Receipt {
  parts.mark('A0', [0xa0], 'start of an answer');
  const length = parts.byte('LEN', 3, counts => `${counts} bytes to the check`);
  parts.mark('14', [0x14], 'of a text');
  const address = parts.byte('address', receipt?.address, card => `card ${card}`);
  parts.mark('50', [0x50], 'taken');
  const right = [length, 0x14, address, 0x50].reduce((sum, byte) => sum + byte, 0) % 100;
  checkByte(parts, 'check', right, 'LEN to 50, modulo one hundred,');
  parts.mark('FF', [end], 'end');
  return { is: 'receipt', address };
}

export function encodeShow(show: Show, sum: SumTo): Uint8Array {
  return write(parts => showParts(parts, sum, show));
}

/** The card's side, for the simulator. */
export function encodeReceipt(address: number): Uint8Array {
  return write(parts => receiptParts(parts, { address }));
}

/** What a card hears. */
export function showDecoder(sum: SumTo): (chunk: Uint8Array) => ShowMessage[] {
  const cut = cutter(parts => showParts(parts, sum));
  return chunk =>
    cut(chunk).map(({ bytes, message }) =>
      message === undefined ? { is: 'junk', bytes } : { is: 'show', show: message, bytes },
    );
}

function decoder(): (chunk: Uint8Array) => CardMessage[] {
  const cut = cutter(parts => receiptParts(parts));
  return chunk =>
    cut(chunk).map(({ bytes, message }) =>
      message === undefined ? { is: 'junk', bytes } : { ...message, bytes },
    );
}

export const cardProtocol: LineProtocol<CardMessage> = {
  decoder,
  addressOf: message => (message.is === 'junk' ? undefined : message.address),
};

/** `life`: how long a text stands that is not told again, in the unit of the card, which no source names. */
export type Card = { address: number; model: CardModel; life: number };

/** A row that stands there at once. */
export function showOf({ address, model, life }: Card, { text, colour }: Row): Show {
  const bytes = Array.from(text, sign => [...(characterBytes(sign) ?? [])]).flat();
  const looks = {
    mode: atOnce[model],
    speed: 0,
    dwell: 0,
    colour: colourNames.indexOf(colour),
    life,
  };
  return { address, ...looks, text: Uint8Array.from(bytes) };
}

/** What a person reads. */
export function textOf({ text }: Pick<Show, 'text'>): string {
  return new TextDecoder('gb18030').decode(text);
}
