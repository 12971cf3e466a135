/** What a hall calls something: in its own language, or in several, by their BCP 47 tags. */
export type Name = string | Readonly<Record<string, string>>;

export type NameIn = { text: string; lang: string };

/** In the first of those languages that it has; `own` is that of the hall. */
export function nameIn(name: Name, wanted: readonly string[], own: string): NameIn {
  if (typeof name === 'string') return { text: name, lang: own };
  const lang = [...wanted, own].find(tag => name[tag] !== undefined) ?? own;
  return { text: name[lang] ?? '', lang };
}
