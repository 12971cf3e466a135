/** What the fonts of a card can show: GB2312 and printable ASCII. The only way by which text from outside becomes bytes. */
import iconv from 'iconv-lite';

/** Stands for every character that a card cannot show, so that a person sees that something is missing. */
const substitute = Uint8Array.of(0xa1, 0xf5); // □

/** iconv-lite knows GBK only; GB2312 leaves these rows with gaps: [first byte, from, to] of what is assigned. */
const rowsWithGaps: readonly (readonly [number, number, number])[] = [
  [0xa2, 0xb1, 0xe2],
  [0xa2, 0xe5, 0xee],
  [0xa2, 0xf1, 0xfc],
  [0xa4, 0xa1, 0xf3],
  [0xa5, 0xa1, 0xf6],
  [0xa6, 0xa1, 0xb8],
  [0xa6, 0xc1, 0xd8],
  [0xa7, 0xa1, 0xc1],
  [0xa7, 0xd1, 0xf1],
  [0xa8, 0xa1, 0xba],
  [0xa8, 0xc5, 0xe9],
  [0xa9, 0xa4, 0xef],
  [0xd7, 0xa1, 0xf9],
];

function isGb2312(row: number, cell: number): boolean {
  const parts = rowsWithGaps.filter(([first]) => first === row);
  if (parts.length > 0) return parts.some(([, from, to]) => cell >= from && cell <= to);
  return row === 0xa1 || row === 0xa3 || (row >= 0xb0 && row <= 0xf7);
}

const shown: ReadonlyMap<string, Uint8Array> = readRepertoire();

/** One or two bytes for one character; a backslash would begin a format code (§11.1). */
function readRepertoire(): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (let code = 0x20; code <= 0x7e; code += 1) found.set(String.fromCharCode(code), Uint8Array.of(code));
  found.delete('\\');
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      if (!isGb2312(row, cell)) continue;
      const bytes = Uint8Array.of(row, cell);
      found.set(iconv.decode(Buffer.from(bytes), 'gbk'), bytes);
    }
  }
  return found;
}

/** Each character as the bytes a card shows for it. ASCII is half as wide as it is high, the rest is square. */
export function encodeText(text: string): Uint8Array[] {
  return Array.from(text, character => shown.get(character) ?? substitute);
}
