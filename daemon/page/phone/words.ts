/** What the page says, in one language at a time: that of the phone, until somebody wants the other. */
import { computed, signal } from '@preact/signals';
import { chinese, type Words } from './chinese.ts';
import { english } from './english.ts';
import { phoneTold } from './source.ts';

const tables: Readonly<Record<'zh-CN' | 'en', Words>> = { 'zh-CN': chinese, en: english };

/** Whoever reads neither is more likely to read English. */
export const language = signal(
  navigator.languages.flatMap(tag =>
    /^zh\b/i.test(tag) ? ['zh-CN' as const] : /^en\b/i.test(tag) ? ['en' as const] : [],
  )[0] ?? 'en',
);
export const words = computed<Words>(() => tables[language.value]);

export const otherLanguage = computed(() => (language.value === 'en' ? 'zh-CN' : 'en'));

/** The language of the hall's names. */
export const namesLanguage = computed(() => phoneTold.value?.language ?? 'zh-CN');
