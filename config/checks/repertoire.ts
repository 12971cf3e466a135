/**
 * What every device of a hall can show, print and say: GB2312, and ASCII without the backslash. A character outside of it is a fault of the config,
 * because on a ticket it would be "??". So is the backslash: on a board it begins a format code (onbon-k §11.2).
 */
import iconv from 'iconv-lite';

/** The assigned cells of GB2312 as ranges of two-byte codes; iconv-lite's `gb2312` is the larger GBK. */
const assigned: readonly (readonly [from: number, to: number])[] = [
  [0xa1a1, 0xa1fe],
  [0xa2b1, 0xa2e2],
  [0xa2e5, 0xa2ee],
  [0xa2f1, 0xa2fc],
  [0xa3a1, 0xa3fe],
  [0xa4a1, 0xa4f3],
  [0xa5a1, 0xa5f6],
  [0xa6a1, 0xa6b8],
  [0xa6c1, 0xa6d8],
  [0xa7a1, 0xa7c1],
  [0xa7d1, 0xa7f1],
  [0xa8a1, 0xa8ba],
  [0xa8c5, 0xa8e9],
  [0xa9a4, 0xa9ef],
  [0xb0a1, 0xd7f9],
  [0xd8a1, 0xf7fe],
];

/** The first character of the text that a device cannot print. */
export function firstUnprintable(text: string): string | undefined {
  for (const character of text) if (!isPrintable(character)) return character;
  return undefined;
}

function isPrintable(character: string): boolean {
  if (character >= ' ' && character <= '~') return character !== '\\';
  const [lead = 0, trail = 0, ...more] = iconv.encode(character, 'gb2312');
  const code = lead * 256 + trail;
  return (
    more.length === 0 &&
    trail >= 0xa1 &&
    trail <= 0xfe &&
    assigned.some(([from, to]) => code >= from && code <= to)
  );
}
