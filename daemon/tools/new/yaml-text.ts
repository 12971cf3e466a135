/** Pieces of YAML as a person would write them: quotes only where they are needed. */

/** Read back it is this very text, at every place of a config: in a block, in a list, between braces. */
export function scalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}/][\p{L}\p{N} ._/+:()（）、-]*$/u.test(text) && !/: |:$|^ | $/.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** A key that is a number is quoted, so that nobody takes the counters for a list. */
export const key = (text: string): string => (/^[a-z][\w-]*$/i.test(text) ? text : JSON.stringify(text));

export const list = (texts: readonly string[]): string => `[${texts.map(scalar).join(', ')}]`;

/** Between braces, in this order; `pieces` are YAML already. */
export const flow = (pieces: readonly (readonly [key: string, yaml: string])[]): string =>
  pieces.length === 0 ? '{}' : `{ ${pieces.map(([name, yaml]) => `${key(name)}: ${yaml}`).join(', ')} }`;

/** The same of plain values. */
export const flowOf = (values: Readonly<Record<string, string>>): string =>
  flow(Object.entries(values).map(([name, text]) => [name, scalar(text)]));
