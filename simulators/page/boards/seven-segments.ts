/** Which of the seven strokes of a digit are lit: a is the top one, then clockwise b to f, and g is the middle. */
const strokes: Readonly<Record<string, string>> = {
  0: 'abcdef',
  1: 'bc',
  2: 'abged',
  3: 'abgcd',
  4: 'fgbc',
  5: 'afgcd',
  6: 'afgedc',
  7: 'abc',
  8: 'abcdefg',
  9: 'abcdfg',
  _: 'd',
};

/** Empty for a blank, and for what seven strokes cannot show. */
export function strokesOf(character: string): string {
  return strokes[character] ?? '';
}
