/** 中文：大厅自己写的句子里，每个参数怎么说。 */
import { countersInChinese as counterList, counterInChinese as counterText } from '../../counters.ts';
import { lastingInChinese } from '../../duration.ts';
import type { Language } from '../language.ts';
import { helpText, meanwhileText } from './alarms.ts';
import { levelName, list, placeName, sourceName } from './names.ts';
import { whyText } from './whys.ts';

const named: Readonly<Record<string, (word: string) => string>> = {
  counter: word => counterText(word),
  is: placeName,
  level: levelName,
  source: sourceName,
  wanted: placeName,
  warning: whyText,
  why: whyText,
};

export const args: Language['args'] = {
  number: (name, number) => (name.endsWith('Ms') ? lastingInChinese(number) : String(number)),
  word: (name, word) => named[name]?.(word) ?? word,
  words: (name, words) => (name === 'counters' ? counterList(words) : list(words)),
  help: helpText,
  meanwhile: meanwhileText,
};
