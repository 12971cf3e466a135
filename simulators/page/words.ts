/** Every word of the page, in both languages; Chinese is the hall's, English the technician's. */
import { computed, signal } from '@preact/signals';
import { counterInChinese, counterInEnglish } from '../../daemon/text/counters.ts';
import { crowdWords } from './words/crowd.ts';
import { deviceWords } from './words/devices.ts';
import { hallWords } from './words/hall.ts';
import type { Language } from './words/language.ts';
import { paperWords } from './words/paper.ts';
import { troubleWords } from './words/troubles.ts';
import { wireWords } from './words/wire.ts';

export const language = signal<Language>('zh');

const both = {
  ...hallWords,
  ...deviceWords,
  ...paperWords,
  ...wireWords,
  ...troubleWords,
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

/** For what is said on the wire: `counter-open` of a counter that is open. What this page does not know is told as it is. */
export function wordFor(group: string, said: string): string {
  const word = `${group}-${said}`;
  return isWord(word) ? words.value[word] : said;
}

const isWord = (name: string): name is Word => Object.hasOwn(both, name);

/** A word whose `{name}`s are filled. */
export function worded(word: Word, values: Readonly<Record<string, string | number>>): string {
  return words.value[word].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** By its name, where it has one, and its number: as staff read it everywhere. */
export const counterText = (counter: string): string =>
  language.value === 'zh' ? counterInChinese(counter) : counterInEnglish(counter);
