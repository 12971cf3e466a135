/** A report in the language that is spoken. */
import { spokenLanguage } from '../../../text/spoken.ts';
import { en } from './en.ts';
import { type Words, zhCN } from './zh-CN.ts';

export const reportWords = (language = spokenLanguage()): Words => ({ en, 'zh-CN': zhCN })[language];
