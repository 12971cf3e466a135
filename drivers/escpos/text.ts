import iconv from 'iconv-lite';

/** Printed where the font has no such character: visible, known in Chinese print as "missing type", and in GB2312. */
export const substitute = '〓';

/**
 * The text with everything outside the printer's repertoire replaced: printable ASCII and what GB18030 writes in two bytes.
 * Its 4-byte forms are missing from many fonts, and control characters would be commands.
 */
export function printable(text: string): string {
  let result = '';
  for (const char of text) result += isInRepertoire(char) ? char : /\s/u.test(char) ? ' ' : substitute;
  return result;
}

/** GB18030 bytes of a text that went through `printable`. */
export function encodeText(text: string): Uint8Array {
  return iconv.encode(printable(text), 'gb18030');
}

/** Columns a printable character takes at size 1: whatever takes two bytes is printed on a full-width cell. */
export function widthOf(char: string): 1 | 2 {
  return isAscii(char) ? 1 : 2;
}

export function isAscii(char: string): boolean {
  return char >= ' ' && char <= '~';
}

function isInRepertoire(char: string): boolean {
  if (isAscii(char)) return true;
  // Private use lies in GB18030's two-byte user areas, where a printer has no glyphs (and the code tables disagree).
  return !/\p{C}/u.test(char) && iconv.encode(char, 'gb18030').length === 2;
}
