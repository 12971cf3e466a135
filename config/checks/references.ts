/** Findings about a word or a text that is well-formed, but does not fit the rest. */

import { mustBeOneOf, type Path } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import type { SectionName } from '../schema/config.ts';
import { atValue, type ConfigFinding } from './finding.ts';
import { firstUnprintable } from './repertoire.ts';

/** A fault if the word is no id of that section. */
export function* mustBeIn(
  draft: Draft,
  name: SectionName,
  word: string,
  path: Path,
): Generator<ConfigFinding> {
  const { readable, entries } = draft[name];
  if (readable && !entries.has(word)) yield mustBeOneOf(name, [...entries.keys()], word, path);
}

export function* unprintable(text: string | undefined, path: Path): Generator<ConfigFinding> {
  const character = firstUnprintable(text ?? '');
  if (character !== undefined) yield atValue(path, 'unprintable', { character });
}
