/** English: what is wrong with what a hall has people read and hear. */
import type { WordFaultArgs } from '../../../../config/checks/fault-args.ts';
import type { HalvesOf } from '../language.ts';

const codePoint = (character: string) =>
  character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');

export const wordFaults: HalvesOf<WordFaultArgs> = {
  'same-language': ({ language }) => [
    `${language}, the first language`,
    'another language, or no secondLocale',
  ],
  unprintable: ({ character }) => [
    `the character ${character} (U+${codePoint(character)})`,
    'characters that every device can print: GB2312, and ASCII without the backslash',
  ],
  'name-missing': ({ language }) => [
    `no name in ${language}`,
    'one in each language that the hall speaks',
    '{ zh-CN: 咨询台, en: Information }',
  ],
  'name-taken': ({ counter }) => [
    `the name of counter ${counter}`,
    'another name: whoever is called must know where',
  ],
  'counter-unnamed': ({ counter }) => [
    'a key that is no number, and no name',
    `name, where people are sent: without it voice, boards and phones say ${counter}`,
    'name: 咨询台',
  ],
  'name-too-wide': ({ board, cells, atMost }) => [
    `${cells} characters (a Chinese one is two)`,
    `at most ${atMost}, the width of ${board}: there it moves, or its end is not shown`,
  ],
  'leads-nowhere': ({ is, quoted }) =>
    is === 'desk'
      ? [
          `${quoted}: an information desk, which this hall has not`,
          'words that lead to somebody who is there ({desk} in a phrase), or desk: true at a counter',
        ]
      : [
          `${quoted}: a scanner, which this hall has not`,
          'words without it, or a line-reader with scans: tickets',
        ],
};
