/**
 * Text from a broker, made fit for columns on a terminal: each code point is one sign, one or two cells wide, that stands
 * for itself and steers nothing. Pure.
 */

/** More than any name or alarm text; what is longer is cut. */
export const textAtMost = 500;

/** Written from left to right, each letter in cells of its own. */
const letters =
  '\\p{Script=Han}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Bopomofo}' +
  '\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uac00-\\ud7a3';
/**
 * Everything else: letters that join, stack or run from right to left, which terminals draw each in their own way. Of the
 * signs that any script uses the halves of flags and the colours of skin are such, too.
 */
const unfit = new RegExp(
  `[^${letters}\\p{Nd}\\p{P}\\p{S}\\p{Zs}]|[\\p{M}\\p{RI}\\p{Emoji_Modifier}]|(?![${letters}\\p{Script=Common}])\\P{M}`,
  'gu',
);
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const unfitMark = '?';

export function plainText(text: string, atMost = textAtMost): string {
  const plain = text
    .slice(0, 4 * atMost)
    .normalize('NFC')
    .replace(steering, ' ')
    .replace(/\p{M}/gu, '')
    .replace(unfit, unfitMark)
    .replace(/\p{Zs}/gu, ' ');
  const signs = Array.from(plain);
  return signs.length > atMost ? signs.slice(0, atMost).join('') : plain;
}
