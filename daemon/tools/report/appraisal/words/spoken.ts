/** A sheet in the language that is spoken. */
import { spokenLanguage } from '../../../../text/spoken.ts';
import { en } from './en.ts';
import type { AppraisalWords } from './words.ts';
import { zhCN } from './zh-CN.ts';

export const appraisalWords = (language = spokenLanguage()): AppraisalWords =>
  ({ en, 'zh-CN': zhCN })[language];
