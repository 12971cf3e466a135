/** Findings about a word or a text that is well-formed, but does not fit the rest. */
import { didYouMean } from '../load/did-you-mean.ts';
import type { Draft } from '../load/draft.ts';
import { describe, type Finding, type Path } from '../load/fault.ts';
import type { SectionName } from '../schema/config.ts';
import { firstUnprintable } from './repertoire.ts';

/** A fault if the word is no id of that section. */
export function* mustBeIn(draft: Draft, name: SectionName, word: string, path: Path): Generator<Finding> {
  const { readable, entries } = draft[name];
  if (readable && !entries.has(word)) yield mustBeOneOf(name, [...entries.keys()], word, path);
}

export function mustBeOneOf(what: string, words: readonly string[], word: string, path: Path): Finding {
  const expected =
    words.length === 0
      ? `one of the ${what}, of which there are none`
      : `one of the ${what}: ${words.join(', ')}`;
  return { path, on: 'value', found: describe(word), expected, meant: didYouMean(word, words) };
}

export function* unprintable(text: string | undefined, path: Path): Generator<Finding> {
  const character = firstUnprintable(text ?? '');
  if (character === undefined) return;
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  yield {
    path,
    on: 'value',
    found: `the character ${character} (U+${code})`,
    expected: 'characters that every device can print: GB2312, and ASCII without the backslash',
  };
}
