/** What stands on a key or a button of a pad. */
import { type Word, words } from '../words.ts';

/** `word`: as it is pressed. A digit, and what this page does not know, stands there as it is. */
export function keyLabel(word: string): string {
  const known = words.value;
  const key = `key-${word}`;
  return isWord(known, key) ? known[key] : word;
}

function isWord(known: Readonly<Record<Word, string>>, key: string): key is Word {
  return Object.hasOwn(known, key);
}
