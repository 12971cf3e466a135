/** The language in which staff are told something: the same in every room. */

/** A second one is one more here; the compiler then asks it for every table, and each table for every sentence. */
type Language = 'en';
const language: Language = 'en';

/** What any language says in the place of the English table: as many sentences, of the same arguments. */
export type Said<English> = English extends (...args: infer Args) => infer Sentence
  ? (...args: Args) => Said<Sentence>
  : English extends string
    ? string
    : { readonly [Each in keyof English]: Said<English[Each]> };

export function spoken<English>(tables: { en: English } & Record<Language, Said<English>>): Said<English> {
  return tables[language];
}
