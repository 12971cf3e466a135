/** What `simulate` says, in the language that was ordered or that of the hall: each has a folder of the same tables. */
import { en, type Words } from './en/words.ts';
import { zhCN } from './zh-CN/words.ts';

/** `locale`: English is spoken wherever there is no table of it. */
export function wordsOf(locale: string): Words {
  return locale === 'zh-CN' ? zhCN : en;
}
