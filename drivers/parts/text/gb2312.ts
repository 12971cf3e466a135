import iconv from 'iconv-lite';

/** iconv-lite's gb2312 is the larger GBK; GB2312 leaves these rows with gaps: what is assigned of them. */
const rowsWithGaps: readonly (readonly [row: number, from: number, to: number])[] = [
  [2, 17, 66],
  [2, 69, 78],
  [2, 81, 92],
  [4, 1, 83],
  [5, 1, 86],
  [6, 1, 24],
  [6, 33, 56],
  [7, 1, 33],
  [7, 49, 81],
  [8, 1, 26],
  [8, 37, 73],
  [9, 4, 79],
  [55, 1, 89],
];
const lastRow = 87;

/** Signs (row 1), full-width ASCII (3) and Chinese characters (16–87); the others are kana, Greek, Cyrillic and box lines. */
export const chineseRows = (row: number): boolean => row === 1 || row === 3 || row >= 16;

/** Those asked for so far: a hall shows a few hundred, and a table of all of them takes the start a tenth of a second. */
const known = new Map<string, Uint8Array>();

/** The two bytes of a character of GB2312. `has`: which of its rows. */
export function gb2312(character: string, has = (_row: number): boolean => true): Uint8Array | undefined {
  const bytes = known.get(character) ?? encode(character);
  if (bytes === undefined) return undefined;
  known.set(character, bytes);
  return has(rowOf(bytes)) ? bytes : undefined;
}

function encode(character: string): Uint8Array | undefined {
  const bytes = iconv.encode(character, 'gb2312');
  const [, cell = 0] = bytes;
  const isTwo = bytes.length === 2 && isAssigned(rowOf(bytes), cell - 0xa0);
  return isTwo && iconv.decode(bytes, 'gb2312') === character ? Uint8Array.from(bytes) : undefined;
}

const rowOf = ([row = 0]: Uint8Array): number => row - 0xa0;

function isAssigned(row: number, cell: number): boolean {
  const parts = rowsWithGaps.filter(([gapped]) => gapped === row);
  if (parts.length > 0) return parts.some(([, from, to]) => cell >= from && cell <= to);
  return cell >= 1 && cell <= 94 && ((row >= 1 && row <= 3) || (row >= 16 && row <= lastRow));
}
