/** What a hall says its own way, of what staff read and of what stands on its pages. */

/** By their keys, joined by dots. */
export type Sentences = Readonly<Record<string, string>>;
/** Of each, by language. */
export type OwnSentences = Readonly<Record<'staff' | 'pages', Readonly<Record<string, Sentences>>>>;
