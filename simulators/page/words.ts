/** Every word of the page, in both languages; Chinese is the hall's, English the technician's. */
import { computed, signal } from '@preact/signals';
import { aroundWords } from './words/around.ts';
import { crowdWords } from './words/crowd.ts';
import { hallWords } from './words/hall.ts';
import { handsWords } from './words/hands.ts';
import type { Language } from './words/language.ts';
import { paperWords } from './words/paper.ts';
import { wireWords } from './words/wire.ts';

export const language = signal<Language>('zh');

const both = {
  ...hallWords,
  ...handsWords,
  ...paperWords,
  ...wireWords,
  ...aroundWords,
  ...crowdWords,
};

export type Word = keyof typeof both;

/** Reading it in a component draws that component again when the language changes. */
export const words = computed(() => {
  const now = language.value;
  return Object.fromEntries(Object.entries(both).map(([word, said]) => [word, said[now]])) as Record<
    Word,
    string
  >;
});

/** A word whose `{name}`s are filled. */
export function worded(word: Word, values: Readonly<Record<string, string | number>>): string {
  return words.value[word].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
