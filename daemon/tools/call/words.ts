/** What `call` and `replay` say, in the language that is spoken: a file each. */
import { spoken } from '../../text/spoken.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const words = spoken({ en, 'zh-CN': zhCN });
