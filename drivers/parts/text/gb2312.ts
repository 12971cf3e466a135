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

/** Each character of GB2312 with its two bytes. `has`: which of its rows. */
export function gb2312(has = (_row: number): boolean => true): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (let row = 1; row <= lastRow; row += 1) {
    for (let cell = 1; cell <= 94; cell += 1) {
      if (!has(row) || !isAssigned(row, cell)) continue;
      const bytes = Uint8Array.of(0xa0 + row, 0xa0 + cell);
      found.set(iconv.decode(Buffer.from(bytes), 'gb2312'), bytes);
    }
  }
  return found;
}

function isAssigned(row: number, cell: number): boolean {
  const parts = rowsWithGaps.filter(([gapped]) => gapped === row);
  if (parts.length > 0) return parts.some(([, from, to]) => cell >= from && cell <= to);
  return row <= 3 || row >= 16;
}
