/**
 * The language in which this process tells something to the staff: the same in every room. A process is of one hall, or a tool
 * of one person, so it speaks one language at a time.
 */

/** A further one is one more here; the compiler then asks it for every table, and each table for every sentence. */
export const languages = ['en', 'zh-CN'] as const;
export type SpokenLanguage = (typeof languages)[number];

/** What any language says in the place of the English table: as many sentences, of the same arguments. */
export type Said<English> = English extends (...args: infer Args) => infer Sentence
  ? (...args: Args) => Said<Sentence>
  : English extends string
    ? string
    : { readonly [Each in keyof English]: Said<English[Each]> };

/** What a process started by this one speaks, and each of its threads: both get the environment. */
const handedOn = 'ONE_TICKET_SPEAKS';

let speaks: SpokenLanguage = languageOf(process.env[handedOn] ?? '') ?? 'en';

export const spokenLanguage = (): SpokenLanguage => speaks;

/** From now on, also in whatever is started from here. */
export function speak(language: SpokenLanguage): void {
  speaks = language;
  process.env[handedOn] = language;
}

/** Of a tag as configs and systems write it: zh-CN, zh_CN.UTF-8, en. None for one that nothing is said in. */
export function languageOf(tag: string): SpokenLanguage | undefined {
  if (/^zh\b|^zh_/i.test(tag)) return 'zh-CN';
  return /^en\b|^en_/i.test(tag) ? 'en' : undefined;
}

/** Of whoever sits there: as the system says it. */
export function systemLanguage(env: NodeJS.ProcessEnv): SpokenLanguage {
  return languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ?? 'en';
}

/** Each word is looked up when it is said: what is spoken is known only after a config was read. */
export function spoken<English extends object>(
  tables: { en: English } & Record<SpokenLanguage, Said<English>>,
): Said<English> {
  return lookedUp(tables) as Said<English>;
}

type Table = Readonly<Record<string, unknown>>;

function lookedUp(tables: Readonly<Record<SpokenLanguage, object>>): object {
  const [en, zhCN] = [tables.en as Table, tables['zh-CN'] as Table];
  const said = {};
  for (const word of Object.keys(en)) {
    const [one, other] = [en[word], zhCN[word]];
    // A part of a table may be taken out before it is known what is spoken.
    const part = isTable(one) && isTable(other) ? lookedUp({ en: one, 'zh-CN': other }) : undefined;
    Object.defineProperty(said, word, {
      enumerable: true,
      get: () => part ?? (tables[speaks] as Table)[word],
    });
  }
  return said;
}

const isTable = (what: unknown): what is Table =>
  typeof what === 'object' && what !== null && !Array.isArray(what);
