/** What a check finds in a config: where, what stands there, and what was expected. */
import { didYouMean } from './did-you-mean.ts';

export type Path = readonly PropertyKey[];

/** A fault that does not know yet where in the file its path stands. `on`: the key itself is wrong, or its value. */
export type Finding = {
  path: Path;
  on: 'key' | 'value';
  found: string;
  expected: string;
  example?: string | undefined;
  meant?: string | undefined;
};

/** What stands there is wrong. */
export const atValue = (path: Path, found: string, expected: string, example?: string): Finding => ({
  path,
  on: 'value',
  found,
  expected,
  ...(example !== undefined && { example }),
});
/** That it stands there, or does not, is wrong. */
export const atKey = (path: Path, found: string, expected: string, example?: string): Finding => ({
  ...atValue(path, found, expected, example),
  on: 'key',
});

/** How a message names a value that was found. */
export function describe(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'string') return short(JSON.stringify(value));
  return Array.isArray(value) ? 'a list' : 'a map';
}

export const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export function mustBeOneOf(what: string, words: readonly string[], word: string, path: Path): Finding {
  const expected =
    words.length === 0
      ? `one of the ${what}, of which there are none`
      : `one of the ${what}: ${words.join(', ')}`;
  return { path, on: 'value', found: describe(word), expected, meant: didYouMean(word, words) };
}
