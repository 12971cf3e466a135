export type Language = 'zh' | 'en';

/** `{name}` in a text is filled by `worded`. */
export type BothLanguages = Readonly<Record<string, Readonly<Record<Language, string>>>>;
