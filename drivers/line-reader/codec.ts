/** The longest line a reader may send, in bytes without its line end. The address on a ticket has up to 174. */
export const lineBytesAtMost = 256;

/** Letters, digits, signs and spaces of any script. U+FFFD is what a byte that is no UTF-8 was read as. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;

/** The line without the white space around it; undefined when it is empty or has a character that cannot be printed. */
export function printableLine(raw: string): string | undefined {
  const line = raw.trim();
  return printable.test(line) && !line.includes('\uFFFD') ? line : undefined;
}
