/** Findings about a word or a text that is well-formed, but does not fit the rest. */

import { atValue, type Finding, mustBeOneOf, type Path } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import type { SectionName } from '../schema/config.ts';
import { firstUnprintable } from './repertoire.ts';

/** A fault if the word is no id of that section. */
export function* mustBeIn(draft: Draft, name: SectionName, word: string, path: Path): Generator<Finding> {
  const { readable, entries } = draft[name];
  if (readable && !entries.has(word)) yield mustBeOneOf(name, [...entries.keys()], word, path);
}

export function* unprintable(text: string | undefined, path: Path): Generator<Finding> {
  const character = firstUnprintable(text ?? '');
  if (character === undefined) return;
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  yield atValue(
    path,
    `the character ${character} (U+${code})`,
    'characters that every device can print: GB2312, and ASCII without the backslash',
  );
}
