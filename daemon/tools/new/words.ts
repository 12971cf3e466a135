/** What `new` asks and tells, in the language that is spoken; and the comments of the file, in that of the hall. */
import { type SpokenLanguage, spoken } from '../../text/spoken.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

const tables = { en, 'zh-CN': zhCN };

export const words = spoken(tables);
export const comments = (locale: SpokenLanguage) => tables[locale].file;
