/** What every program of ours says, in the language that is spoken: a file each. */
import { en } from './en.ts';
import { spoken } from './spoken.ts';
import { zhCN } from './zh-CN.ts';

export const words = spoken({ en, 'zh-CN': zhCN });
