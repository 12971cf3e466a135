/** What a driver or a link says in English, in the words of another language; as it came where there are none. */

type Sentence = { pattern: RegExp; gaps: readonly string[]; said: string };

const gap = /\{(\w+)\}/g;
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function sentenceOf([english, said]: [string, string]): Sentence {
  const gaps = [...english.matchAll(gap)].map(([, name]) => name ?? '');
  // Of a gap with one name the first one counts.
  const parts = english.split(/\{\w+\}/).map(escaped);
  return { pattern: new RegExp(`^${parts.join('(.+?)')}$`, 's'), gaps, said };
}

/** `whys`: by the English sentence; what stands in `{}` is anything, or one of them again. The longer ones are tried first. */
export function sayingWhys(whys: Readonly<Record<string, string>>): (why: string) => string {
  const plain = new Map(Object.entries(whys).filter(([english]) => !english.includes('{')));
  const others = Object.entries(whys)
    .filter(([english]) => english.includes('{'))
    .sort(([one], [other]) => fixed(other) - fixed(one))
    .map(sentenceOf);
  const say = (why: string): string => {
    const alone = plain.get(why);
    if (alone !== undefined) return alone;
    for (const { pattern, gaps, said } of others) {
      const found = pattern.exec(why);
      if (found === null) continue;
      return said.replaceAll(gap, (_, name: string) => {
        return say(found[gaps.indexOf(name) + 1] ?? '');
      });
    }
    return why;
  };
  return say;
}

/** Signs that are not a gap's. */
const fixed = (english: string): number => english.replaceAll(gap, '').length;
