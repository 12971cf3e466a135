/** What the page says, in one language at a time: that of the hall, until somebody touches the other. */
import { computed, signal } from '@preact/signals';
import { askIn } from '../stream/ask.ts';
import { type Name, type NameIn, nameIn } from '../stream/name.ts';
import { withOwn } from '../stream/own-words.ts';
import { chinese, type Words } from './chinese.ts';
import type { Why } from './contract.ts';
import { english } from './english.ts';
import { names } from './names.ts';
import { hallNow, kioskTold } from './source.ts';

type Language = 'zh-CN' | 'en';
const tables: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english };

/** In which everything has a name. */
export const hallLanguage = computed(() => kioskTold.value?.languages[0] ?? 'zh-CN');

/** Of whoever stands there now. */
export const wantedLanguage = signal<Language | undefined>(undefined);
export const language = computed<Language>(
  () => wantedLanguage.value ?? (/^zh\b/i.test(hallLanguage.value) ? 'zh-CN' : 'en'),
);
export const otherLanguage = computed<Language>(() => (language.value === 'en' ? 'zh-CN' : 'en'));
export const words = computed<Words>(() =>
  withOwn(tables[language.value], names, kioskTold.value?.words?.[language.value], 'kiosk'),
);

/** What the hall calls something: in the language of the page where it has that, else in its own. */
export const named = (name: Name): NameIn => nameIn(name, [language.value], hallLanguage.value);

/** What to do who needs somebody, in words. */
export const ask = computed(() => askIn(words.value.ask, kioskTold.value?.desk, named));

/** Why none is taken, and from when on one is again; the second may stand on a line of its own. */
export function whyTexts({ code, again }: Why): string[] {
  const { why, whyElse, again: from } = words.value;
  const text = new Map(Object.entries(why)).get(code) ?? whyElse;
  return again === undefined ? [text] : [text, from(timeOf(again))];
}

/** Of today the time says enough. */
function timeOf(when: string): string {
  const [date = '', time = ''] = when.split(' ');
  if (date === hallNow.value?.day) return time;
  const day = new Intl.DateTimeFormat(language.value, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return `${day.format(Date.parse(date))} ${time}`;
}
