/**
 * What the data of a frame mean, by the dialect of the pad. Sources of slzc: marzlia/HallQueFront, SLZCCaller.cpp,
 * SLZCEvaluator.cpp and HardWareDef.h, whose two other copies (uvbs/HospitalQueueSystem, Jesse1117/HallQueFront) are one source
 * with it. Facts only, none seen on a wire.
 */
import type { KeyName } from '../device.ts';
import { checkByte, cutter, type Parts, write } from '../parts/frame/parts.ts';
import { hexByte } from '../parts/frame/words.ts';
import {
  acknowledgementOf,
  beepFrame,
  blank,
  type Dialect,
  encode,
  type Ff68Frame,
  type Ff68Key,
  funcs,
  isDigit,
  keyFrame,
  keyNames,
  keyOf,
  lcdFrame,
  lcdOf,
  ratingOf,
  shownEnd,
} from './codec.ts';

/** What a pad, or its rater, says in a frame. `other`: a press that means nothing, or a grade that is none. */
export type PadFrame =
  | ({ is: 'key' } & Ff68Key)
  | { is: 'rating'; rating: number }
  | { is: 'other'; from: 'pad' | 'rater' };

export type Payloads = {
  keyNames: readonly KeyName[];
  /** What a rater can say, 5 the best. */
  ratings: readonly number[];
  /** `undefined`: nothing that a pad says. */
  said(frame: Ff68Frame): PadFrame | undefined;
  /** The frame sent back, or what stands for it. */
  acknowledgementOf(said: Uint8Array): Uint8Array;
  lcdFrame(address: number, text: string): Uint8Array;
  /** What the LCD shows. */
  lcdOf(frame: Ff68Frame): string | undefined;
  beepFrame(address: number): Uint8Array;
  /** The pad's side. */
  keyFrame(address: number, pressed: Ff68Key): Uint8Array;
  ratingFrame(address: number, rating: number): Uint8Array;
};

const plain: Payloads = {
  keyNames,
  ratings: [1, 2, 3, 4, 5],
  said(frame) {
    const rating = ratingOf(frame);
    if (rating !== undefined) return { is: 'rating', rating };
    const key = keyOf(frame);
    return key && { is: 'key', ...key };
  },
  acknowledgementOf,
  lcdFrame,
  lcdOf,
  beepFrame,
  keyFrame,
  ratingFrame: (address, rating) => encode({ address, func: funcs.rating, data: [rating] }),
};

/** 0A is called start there, and sends the visit on. 0E is named and never used; 11 to 13 are not there. */
const slzcKeys = new Map<KeyName, number>([
  ['transfer', 0x0a],
  ['evaluate', 0x0b],
  ['next', 0x0c],
  ['recall', 0x0d],
  ['ok', 0x0f],
]);
const slzcNames = new Map([...slzcKeys].map(([name, code]) => [code, name]));

/** A rater has an address of its own: 80h and that of its pad. */
export const raterOf = (address: number): number => address | 0x80;
const isRater = (address: number): boolean => address >= 0x80;

/** Bad, fair, good, best: of our five the second is left out. */
const slzcRatings = [1, 3, 4, 5];

const hostFuncs: readonly number[] = [funcs.lcd, funcs.beep];

const slzc: Payloads = {
  keyNames: [...keyNames.filter(isDigit), ...slzcKeys.keys()],
  ratings: slzcRatings,
  /** Its program looks at no func [C]; what it sends itself is no press, whoever gives it back. */
  said({ address, func, data }) {
    if (hostFuncs.includes(func)) return undefined;
    if (isRater(address)) {
      const rating = data.length === 1 ? slzcRatings[data[0] ?? -1] : undefined;
      return rating === undefined ? { is: 'other', from: 'rater' } : { is: 'rating', rating };
    }
    const key = slzcNames.get(data.at(-1) ?? -1);
    const digits = data.subarray(0, -1);
    if (key === undefined || digits.some(digit => digit > 9)) return { is: 'other', from: 'pad' };
    return { is: 'key', key, digits: digits.join('') };
  },
  acknowledgementOf(said) {
    const address = said[5] ?? 0;
    return isRater(address) ? raterAnswer(address) : said;
  },
  lcdFrame: (address, text) =>
    encode({
      address,
      func: funcs.lcd,
      data: Array.from(text, cell => (isDigit(cell) ? Number(cell) : blank)),
      end: shownEnd,
    }),
  lcdOf: ({ func, data }) =>
    func === funcs.lcd ? Array.from(data, cell => (cell <= 9 ? `${cell}` : '_')).join('') : undefined,
  beepFrame: address => Uint8Array.from([...beepFrame(address), 0x00]),
  keyFrame: (address, { key, digits }) =>
    encode({ address, func: funcs.key, data: [...digits.split('').map(Number), slzcKeys.get(key) ?? 0] }),
  ratingFrame: (address, rating) =>
    encode({ address: raterOf(address), func: funcs.rating, data: [slzcRatings.indexOf(rating)] }),
};

export const payloadsOf: Readonly<Record<Dialect, Payloads>> = { '21-key': plain, slzc };

/** `68 02 02 68 address 01 sum 16`: what SLZC answers a rater, without the FF of every other frame. */
export function raterAnswerParts(parts: Parts, rater?: number): number {
  parts.mark('68', [0x68], 'start of an answer to a rater');
  parts.mark('L', [0x02], '2 bytes from address to func');
  parts.mark('L again', [0x02], 'the same');
  parts.mark('68 again', [0x68], 'always');
  const address = parts.byte('address', rater, found => `rater ${hexByte(found)}`);
  if (parts.before().length > 4 && !isRater(address)) parts.wrong('no address of a rater');
  parts.mark('func', [funcs.key], 'heard');
  checkByte(parts, 'sum', (address + funcs.key) & 0xff, 'address and func');
  parts.mark('16', [0x16], 'always');
  return address;
}

function raterAnswer(rater: number): Uint8Array {
  return write(parts => raterAnswerParts(parts, rater));
}

/** The raters that are answered; takes chunks cut anywhere. */
export function raterAnswers(): (chunk: Uint8Array) => number[] {
  const cut = cutter(parts => raterAnswerParts(parts));
  return chunk => cut(chunk).flatMap(({ message }) => message ?? []);
}
