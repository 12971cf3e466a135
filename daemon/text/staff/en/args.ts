/** English: an arg of a sentence that a hall says its own way. */
import { countersInEnglish as counterList, counterInEnglish as counterText } from '../../counters.ts';
import { lasting } from '../../duration.ts';
import type { Language } from '../language.ts';
import { helpText, meanwhileText } from './alarms.ts';

const list = (words: readonly string[]) => words.join(', ');

export const args: Language['args'] = {
  number: (name, number) => (name.endsWith('Ms') ? lasting(number) : String(number)),
  word: (name, word) => (name === 'counter' ? counterText(word) : word),
  words: (name, words) => (name === 'counters' ? counterList(words) : list(words)),
  help: helpText,
  meanwhile: meanwhileText,
};
