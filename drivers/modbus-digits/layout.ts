/** From a picture to the registers of a display. The only way by which text from outside becomes bytes. */
import type { BoardPicture } from '../device.ts';
import { chineseRows, gb2312 } from '../parts/text/gb2312.ts';
import { wordsIn } from './codec.ts';

/** The map of a display: how a number stands in its registers. */
export type DigitMap = {
  /** `value`: a binary number in one register; `characters`: one ASCII character in each; `text`: two bytes in each. */
  write: 'value' | 'characters' | 'text';
  /** The first register, as the frame names it (from 0). */
  register: number;
  /** Characters, 中文 counting double; of `value`, digits. */
  length: number;
  encoding: 'ascii' | 'gb2312';
  /** On which side a short number stands. */
  align: 'left' | 'right';
  /** Of `value`: what makes the display dark. Left out: it cannot be dark, 0 is shown and nothing blinks. */
  blank?: number | undefined;
  /** A register of the display's own whose bits make its digits blink. */
  blinkRegister?: number | undefined;
};

/** What stands in consecutive registers. */
export type Block = { register: number; values: readonly number[] };
/** `pages`: one, or two that take turns where the display cannot blink by itself. `also`: written once beside them. */
export type Face = { pages: readonly [Block, ...Block[]]; also: readonly Block[] };

const space = 0x20;
/** More digits would pass what a register holds, or its sign: a meter shows FFFE as -1. */
const digitsInARegister = 4;

/** The text or the number of a picture, by the map; what finds no room or no character is left out or `-`. */
export function layOut(picture: BoardPicture, map: DigitMap): Face {
  const blinking = picture.lines.some(({ blink }) => blink === true);
  const shown = map.write === 'text' ? textOf(picture, map) : picture.ticket;
  const page = { register: map.register, values: valuesOf(shown, map) };
  if (map.blinkRegister !== undefined) {
    const digits = 2 ** Math.min(map.length, 16) - 1;
    return { pages: [page], also: [{ register: map.blinkRegister, values: [blinking ? digits : 0] }] };
  }
  const blank = { register: map.register, values: valuesOf(undefined, map) };
  const canBeDark = map.write !== 'value' || map.blank !== undefined;
  return { pages: blinking && canBeDark && shown !== undefined ? [page, blank] : [page], also: [] };
}

/** The first line where the display has its characters and room for them, else the bare number. */
function textOf({ lines: [first], ticket }: BoardPicture, map: DigitMap): string | undefined {
  const bytes = first && Array.from(first.text, character => encode(character, map.encoding));
  const fits = bytes?.every(one => one !== undefined) === true && bytes.flat().length <= map.length;
  return fits ? first?.text : ticket;
}

function valuesOf(shown: string | undefined, map: DigitMap): number[] {
  if (map.write === 'value') {
    const digits = (shown ?? '').replace(/[^0-9]/g, '').slice(-Math.min(map.length, digitsInARegister));
    return [digits === '' ? (map.blank ?? 0) : Number(digits)];
  }
  const encoding = map.write === 'characters' ? 'ascii' : map.encoding;
  const line = padded(
    Array.from(shown ?? '', one => encode(one, encoding) ?? missing),
    map,
  );
  if (map.write === 'characters') return line;
  return wordsIn(Uint8Array.from(line.length % 2 === 0 ? line : [...line, space]));
}

/** The last characters for which there is room. */
function padded(characters: readonly (readonly number[])[], { length, align }: DigitMap): number[] {
  const kept: number[] = [];
  for (const character of characters.toReversed()) {
    if (kept.length + character.length > length) break;
    kept.unshift(...character);
  }
  const padding = Array<number>(length - kept.length).fill(space);
  return align === 'left' ? [...kept, ...padding] : [...padding, ...kept];
}

/** Stands for every character that a display cannot show, so that a person sees that something is missing. */
const missing: readonly number[] = [0x2d]; // -

/** Printable ASCII, and of GB2312 what a card has in its font; a display without a font has ASCII only. */
function encode(character: string, encoding: DigitMap['encoding']): readonly number[] | undefined {
  if (/^[ -~]$/.test(character)) return [character.charCodeAt(0)];
  const bytes = encoding === 'gb2312' ? gb2312(character, chineseRows) : undefined;
  return bytes && [...bytes];
}
