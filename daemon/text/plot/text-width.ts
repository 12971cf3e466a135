/** How much room a text needs, without a browser that could measure it: rather too much than too little. */

const widest = 0.62;

/** In pixels. What is no Latin letter is as wide as it is high. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? widest : 1) * fontSize, 0);
}

/** Of the longest of them, and at most `most`. */
export function roomFor(texts: readonly string[], fontSize: number, most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...texts.map(text => textWidth(text, fontSize)))));
}
