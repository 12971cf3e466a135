/** The phrases of the hall turned round: from what stands on a board or is said to the number and the counter in it. */
import type { Rules } from './newcomer.ts';
import { escaped, patternOf } from './phrase-pattern.ts';

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

export function openCallWords({ phrases, secondPhrases, counters }: Rules): CallWords {
  const languages = secondPhrases === undefined ? [phrases] : [phrases, secondPhrases];
  const written = [
    patternOf(phrases['main-call'], { number: markedNumber(phrases['board-green-mark']), counter }),
    // A display that has no Chinese shows what is left of it.
    patternOf(phrases['main-call'].replaceAll(/[^ -~]/g, ' '), { number, counter }),
  ];
  const desk = `(?:${escaped(phrases['to-desk'])}|${escaped(phrases['to-staff'])})`;
  const tooLate = [phrases['main-asked-left'], phrases['main-asked-over']].map(phrase =>
    patternOf(phrase, { number, desk }),
  );
  const forTheDesk = patternOf(phrases['main-asked-missed-twice'], { number });
  const spoken = languages.map(({ call, digits }) => ({
    pattern: patternOf(squeezed(call), { number: '(?<number>.+?)', counter }),
    words: digits.split(digits.includes(' ') ? ' ' : ''),
  }));

  return {
    onMainBoard(line) {
      const call = found(written, line.trim());
      return call !== undefined && counters.has(call.counter) ? call : undefined;
    },
    said(text) {
      for (const sentence of text
        .replaceAll(/\ben\//g, '')
        .split('。')
        .map(squeezed)) {
        for (const { pattern, words } of spoken) {
          const { number, counter } = pattern.exec(sentence)?.groups ?? {};
          if (number === undefined || counter === undefined) continue;
          const call = { number: inDigits(number, words), counter: inDigits(counter, words) };
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

function found(patterns: readonly RegExp[], line: string): Call | undefined {
  for (const pattern of patterns) {
    const { number, counter } = pattern.exec(line)?.groups ?? {};
    if (number !== undefined && counter !== undefined) return { number, counter };
  }
  return undefined;
}

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
