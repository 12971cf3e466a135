/** The words of a page, some of which a hall says its own way. */

/** By language and by where each stands: `phone.missedHelp`, `desk.counter.plate`. */
export type OwnWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Of each word that is made of something, what it is made of, in the order of its arguments; `?`: it is not always there. */
export type NamesOf<Words> = Words extends (...args: infer Args) => string
  ? Readonly<{ [Arg in keyof Args]: string }>
  : {
      readonly [Word in keyof Words as HasGaps<Words[Word]> extends true ? Word : never]: NamesOf<
        Words[Word]
      >;
    };
type HasGaps<Words> = Words extends string
  ? false
  : Words extends (...args: never[]) => string
    ? true
    : true extends { [Word in keyof Words]: HasGaps<Words[Word]> }[keyof Words]
      ? true
      : false;

/** What may stand in the braces of each word: nothing in one that is made of nothing. */
export type Gaps = readonly string[] | { readonly [Word in string]: Gaps };

export function gapsOf(words: object, names: object): { readonly [Word in string]: Gaps } {
  return Object.fromEntries(
    Object.entries(words).map(([word, one]: [string, unknown]) => {
      const named = partOf(names, word);
      if (typeof one === 'string') return [word, []];
      return [word, typeof one === 'function' ? (named as readonly string[]) : gapsOf(one as object, named)];
    }),
  );
}

/** `path`: where the table stands. The same table, where the hall says nothing of it its own way. */
export function withOwn<Words extends object>(
  words: Words,
  names: object,
  own: OwnWords[string] | undefined,
  path: string,
): Words {
  if (own === undefined) return words;
  const said = Object.entries(words).map(([word, one]: [string, unknown]) => {
    const at = `${path}.${word}`;
    const named = partOf(names, word);
    if (typeof one === 'object' && one !== null) return [word, withOwn(one, named, own, at)];
    const mine = own[at];
    if (mine === undefined) return [word, one];
    return [word, typeof one === 'function' ? filled(mine, named as readonly string[]) : mine];
  });
  return (Array.isArray(words) ? said.map(([, one]) => one) : Object.fromEntries(said)) as Words;
}

const partOf = (names: object, word: string): object => (names as Record<string, object>)[word] ?? {};

function filled(
  sentence: string,
  names: readonly string[],
): (...args: (string | number | undefined)[]) => string {
  const plain = names.map(name => name.replace('?', ''));
  return (...args) =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(args[plain.indexOf(name)] ?? ''));
}
