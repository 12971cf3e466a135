/** The sentences of a table, each with something in its gaps. */

/** Stands for any argument of a sentence. */
const anything: unknown = new Proxy(() => anything, {
  get(_, key) {
    if (key === Symbol.iterator) return () => [anything, anything].values();
    return key === Symbol.toPrimitive ? () => '7' : anything;
  },
  apply: () => anything,
});

export type Sentence = { path: string; text: string };

export function sentencesOf(table: unknown, path = ''): Sentence[] {
  if (typeof table === 'string') return [{ path, text: table }];
  if (table === anything || table === undefined) return [];
  if (typeof table === 'function')
    return sentencesOf(table(...Array.from({ length: 6 }, () => anything)), `${path}()`);
  return Object.entries(table as object).flatMap(([key, one]) => sentencesOf(one, `${path}.${key}`));
}

/** The words of Latin letters in it: of two letters and more. */
export const latinWords = (text: string): string[] => text.match(/[A-Za-z][A-Za-z-]*[A-Za-z]/g) ?? [];
