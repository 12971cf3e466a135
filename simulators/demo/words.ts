/** What a demo says, in the language that is spoken: each has a file beside `en.ts`. */
import { spoken } from '../../daemon/text/spoken.ts';
import { en } from './en.ts';

export const words = spoken({ en });
