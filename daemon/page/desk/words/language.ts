/** The language of the page: that of the hall, until somebody wants the other. */
import { computed, signal } from '@preact/signals';
import { infoTold } from '../told/source.ts';

type Language = 'zh-CN' | 'en';
const kept = 'desk-language';

/** Whoever reads neither is more likely to read English. */
function languageOf(tags: readonly string[]): Language {
  const known = tags.flatMap(tag =>
    /^zh\b/i.test(tag) ? ['zh-CN' as const] : /^en\b/i.test(tag) ? ['en' as const] : [],
  );
  return known[0] ?? 'en';
}

const wanted = signal(localStorage.getItem(kept));

/** Of what the hall itself says. */
export const hallLanguage = computed(() => infoTold.value?.languages[0] ?? 'zh-CN');

export const language = computed<Language>(() =>
  languageOf([wanted.value ?? [], infoTold.value?.languages.slice(0, 1) ?? [], navigator.languages].flat()),
);
export const otherLanguage = computed<Language>(() => (language.value === 'en' ? 'zh-CN' : 'en'));

export function switchLanguage(): void {
  wanted.value = otherLanguage.value;
  localStorage.setItem(kept, wanted.value);
}

/** Of its names: it may have them in the language of the page, too. */
export const namesLanguage = computed(() =>
  infoTold.value?.names?.[language.value] === undefined ? hallLanguage.value : language.value,
);
