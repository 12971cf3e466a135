/** What the fonts of a card can show: GB2312 and printable ASCII. The only way by which text from outside becomes bytes. */
import { gb2312 } from '../parts/text/gb2312.ts';

/** Stands for every character that a card cannot show, so that a person sees that something is missing. */
const substitute = Uint8Array.of(0xa1, 0xf5); // □

/** A backslash would begin a format code (§11.1). */
const ascii = /^[ -[\]-~]$/;

/** Each character as the bytes a card shows for it. ASCII is half as wide as it is high, the rest is square. */
export function encodeText(text: string): Uint8Array[] {
  return Array.from(text, character =>
    ascii.test(character) ? Uint8Array.of(character.charCodeAt(0)) : (gb2312(character) ?? substitute),
  );
}
