/** What the page says, in one language at a time: that of the phone, until somebody wants the other. */
import { computed, signal } from '@preact/signals';
import { askIn } from '../stream/ask.ts';
import { type Name, type NameIn, nameIn } from '../stream/name.ts';
import { withOwn } from '../stream/own-words.ts';
import { chinese, type Words } from './chinese.ts';
import type { AtCounter } from './contract.ts';
import { english } from './english.ts';
import { names } from './names.ts';
import { phoneTold } from './source.ts';

const tables: Readonly<Record<'zh-CN' | 'en', Words>> = { 'zh-CN': chinese, en: english };

/** Whoever reads neither is more likely to read English. */
export const language = signal(
  navigator.languages.flatMap(tag =>
    /^zh\b/i.test(tag) ? ['zh-CN' as const] : /^en\b/i.test(tag) ? ['en' as const] : [],
  )[0] ?? 'en',
);
export const words = computed<Words>(() =>
  withOwn(tables[language.value], names, phoneTold.value?.words?.[language.value], 'phone'),
);

export const otherLanguage = computed(() => (language.value === 'en' ? 'zh-CN' : 'en'));

/** In which everything has a name. */
const ofHall = computed(() => phoneTold.value?.language ?? 'zh-CN');

/** What the hall calls something: in the language of the page where it has that, else in its own. */
export const named = (name: Name): NameIn => nameIn(name, [language.value], ofHall.value);

/** Several in one run of text, in one language: the hall's own where one of them has no other. */
export function namedTogether(names: readonly Name[]): NameIn {
  const lang = names.every(name => named(name).lang === language.value) ? language.value : ofHall.value;
  return { text: names.map(name => nameIn(name, [lang], ofHall.value).text).join(words.value.or), lang };
}

/** What the hall has for whoever needs somebody. */
export const help = computed(() => phoneTold.value?.help ?? { scanner: false });

/** What to do then, in words. */
export const ask = computed(() => askIn(words.value.ask, help.value.desk, named));

/** Where the counter is: its name, else its number. */
export const placeIn = ({ counter, name }: AtCounter): string =>
  name === undefined ? words.value.at(counter) : named(name).text;
