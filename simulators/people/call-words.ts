/** The phrases of the hall turned round: from what stands on a board or is said to the number and the counter in it. */
import type { Rules } from './newcomer.ts';
import { escaped, patternOf } from './phrase-pattern.ts';

type Counter = Rules['counters'] extends ReadonlyMap<string, infer One> ? One : never;

/** `number` as it is read: A001, or digits alone where a display has no more. */
export type Call = { number: string; counter: string };

export type CallWords = {
  /** A line of a main board. */
  onMainBoard(line: string): Call | undefined;
  /** What a voice says; recordings are heard word by word. */
  said(text: string): Call | undefined;
  /** The answer of a main board to a ticket that was held under the scanner. */
  isTooLate(line: string, number: string): boolean;
  /** It says that only the desk can help. */
  isForTheDesk(line: string, number: string): boolean;
};

export function openCallWords(rules: Rules): CallWords {
  const { phrases, secondPhrases, secondLocale = '', counters } = rules;
  const written = patternOf(phrases['main-call'], {
    number: markedNumber(phrases['board-green-mark']),
    place,
  });
  // A display that has no Chinese shows what is left of it.
  const left = patternOf(phrases['main-call'].replace('{place}', phrases.place).replaceAll(/[^ -~]/g, ' '), {
    number,
    counter,
  });
  const named = new Map([...counters.values()].map(({ id, name }) => [name, id]));
  const numbered = patternOf(phrases.place, { counter });
  const toPlace = [...counters.values()].flatMap(({ name }) =>
    name === undefined ? [] : [phrases['to-place'].replace('{place}', name)],
  );
  const desk = `(?:${[phrases['to-desk'], phrases['to-staff'], ...toPlace].map(escaped).join('|')})`;
  const tooLate = [phrases['main-asked-left'], phrases['main-asked-over']].map(phrase =>
    patternOf(phrase, { number, desk }),
  );
  const forTheDesk = patternOf(phrases['main-asked-missed-twice'], { number });
  const languages = [
    { phrases, nameOf: ({ name }: Counter) => name },
    ...(secondPhrases === undefined
      ? []
      : [{ phrases: secondPhrases, nameOf: ({ names }: Counter) => names?.[secondLocale] }]),
  ];
  const spoken = languages.map(({ phrases: { call, place: numbered, digits }, nameOf }) => ({
    pattern: patternOf(squeezed(call), { number: '(?<number>.+?)', place }),
    numbered: patternOf(squeezed(numbered), { counter }),
    words: digits.split(digits.includes(' ') ? ' ' : ''),
    places: new Map([...counters.values()].map(one => [squeezed(nameOf(one) ?? ''), one.id])),
  }));

  return {
    onMainBoard(line) {
      const full = written.exec(line.trim())?.groups;
      const shown = full ?? left.exec(line.trim())?.groups;
      if (shown?.['number'] === undefined) return undefined;
      const at = shown['place'] ?? '';
      const called = shown['counter'] ?? named.get(at) ?? numbered.exec(at)?.groups?.['counter'] ?? '';
      return counters.has(called) ? { number: shown['number'], counter: called } : undefined;
    },
    said(text) {
      for (const sentence of text
        .replaceAll(/\ben\//g, '')
        .split('。')
        .map(squeezed)) {
        for (const { pattern, numbered, words, places } of spoken) {
          const { number, place = '' } = pattern.exec(sentence)?.groups ?? {};
          const plate = numbered.exec(place)?.groups?.['counter'];
          const counter = places.get(place) ?? (plate && inDigits(plate, words));
          if (number === undefined || counter === undefined) continue;
          const call = { number: inDigits(number, words), counter };
          if (/^[A-Z]\d{3,9}$/.test(call.number) && counters.has(call.counter)) return call;
        }
      }
      return undefined;
    },
    isTooLate: (line, number) =>
      tooLate.some(pattern => pattern.exec(line.trim())?.groups?.['number'] === number),
    isForTheDesk: (line, number) => forTheDesk.exec(line.trim())?.groups?.['number'] === number,
  };
}

const number = '(?<number>[A-Z]\\d{3,9})';
const markedNumber = (mark: string): string => `${number}(?:${escaped(mark)})?`;
const counter = '(?<counter>\\S+?)';
const place = '(?<place>.+?)';

/** What is heard of it: letters and digits, and what stands for them in a phrase. */
function squeezed(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}{}]/gu, '');
}

/** 零零一 → 001; 十二 and 三十 as a voice with recordings for the tens says a counter. */
function inDigits(said: string, words: readonly string[]): string {
  const digits = [...words.entries()].reduce(
    (text, [digit, word]) => (word === '' ? text : text.replaceAll(word, String(digit))),
    said,
  );
  return digits.replace(/^(\d?)十(\d?)$/, (_, tens: string, ones: string) => `${tens || 1}${ones || 0}`);
}
