/** What stands on the display beside what the hall says, in the languages of the hall, one beside the other. */
import { computed } from '@preact/signals';
import { html } from 'htm/preact';
import { type Name, type NameIn, nameIn } from '../stream/name.ts';
import { withOwn } from '../stream/own-words.ts';
import { chinese, type Words } from './chinese.ts';
import type { DisplayCall } from './contract.ts';
import { english } from './english.ts';
import { names } from './names.ts';
import { hallTold } from './source.ts';

const tables: readonly { start: string; words: Words }[] = [
  { start: 'zh', words: chinese },
  { start: 'en', words: english },
];

export type Spoken = { lang: string; words: Words };

/** The first is the hall's own. Of a language without a table here nothing is said; with none at all, both are. */
export const spoken = computed<readonly Spoken[]>(() => {
  const wanted = hallTold.value?.languages ?? [];
  const known = wanted.flatMap(lang => {
    const table = tables.find(({ start }) => lang.toLowerCase().split('-')[0] === start);
    return table === undefined ? [] : [{ lang, words: ownIn(lang, table.words) }];
  });
  return known.length > 0
    ? known
    : [
        { lang: 'zh-CN', words: chinese },
        { lang: 'en', words: english },
      ];
});

const ownIn = (lang: string, words: Words) => withOwn(words, names, hallTold.value?.words?.[lang], 'display');

/** Of its names and notices. */
export const hallLanguage = computed(() => hallTold.value?.languages[0] ?? 'zh-CN');

/** A name as the display has it, in the hall's own language; `other`: in its second one, where it has another there. */
export function named(name: Name): NameIn & { other?: NameIn } {
  const own = hallLanguage.value;
  const first = nameIn(name, [own], own);
  const [, second = own] = hallTold.value?.languages ?? [];
  const other = nameIn(name, [second], own);
  return { ...first, ...(other.lang !== first.lang && { other }) };
}

/** Where a call sends people, in that language. */
export function placeIn({ counter, name }: DisplayCall, lang: string): string {
  const at = spoken.value.find(one => one.lang === lang)?.words.at(counter) ?? counter;
  return name === undefined ? at : nameIn(name, [lang], hallLanguage.value).text;
}

type Sentence = { [Word in keyof Words]: Words[Word] extends string ? Word : never }[keyof Words];

/** The same in each language, the first one larger. */
export function Said({ say }: { say: Sentence }) {
  return html`<span class="said"
    >${spoken.value.map(({ lang, words }) => html`<span lang=${lang}>${words[say]}</span>`)}</span
  >`;
}

/** The same of who may go for a break. */
export function FreeUntil({ time }: { time: string }) {
  return html`<span class="said"
    >${spoken.value.map(({ lang, words }) => html`<span lang=${lang}>${words.mayGo(time)}</span>`)}</span
  >`;
}
