/** How the keys of a pad lie: those that do something, next first, and those that digits are typed with. */
import type { KeyBlock } from './key-group.ts';

const functions = ['next', 'recall', 'evaluate', 'transfer', 'pause', 'line'];
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'cancel', '0', 'ok'];
const ratings = ['rate-5', 'rate-4', 'rate-3', 'rate-2', 'rate-1'];

/** `words`: what can be pressed, in any order. A word that is not known here is a key like the others. */
export function padKeys(words: readonly string[]): { keys: KeyBlock[]; ratings: string[] } {
  const have = new Set(words);
  const present = (known: readonly string[]): string[] => known.filter(word => have.has(word));
  const typing = words.some(word => /^\d$/.test(word)) ? present(digits) : [];
  const known = [...present(functions), ...present(ratings), ...typing];
  const others = words.filter(word => !known.includes(word));
  const blocks = [
    { name: 'functions', words: [...present(functions), ...others] },
    { name: 'digits', words: typing },
  ];
  return { keys: blocks.filter(({ words }) => words.length > 0), ratings: present(ratings) };
}
