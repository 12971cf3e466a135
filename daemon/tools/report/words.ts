/** What `report` refuses, in the language that is spoken; a report itself is in the one that was ordered (`words/`). */
import { spoken } from '../../text/spoken.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const words = spoken({ en, 'zh-CN': zhCN });
