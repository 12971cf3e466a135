/** What a stage says, and what it answers to whom acts at a device, in the language that is spoken: a file each. */
import { spoken } from '../../daemon/text/spoken.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const words = spoken({ en, 'zh-CN': zhCN });
