/** The longest line that a simulated reader takes, in UTF-16 units. */
export const lineAtMost = 256;

/** What of a text can stand on a label as one line; undefined when nothing can. */
export function scannable(text: string): string | undefined {
  const printed = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, '').trim();
  // The cut may leave half of a character.
  const line = printed
    .slice(0, lineAtMost)
    .replace(/\p{Cs}$/u, '')
    .trim();
  return line === '' ? undefined : line;
}
