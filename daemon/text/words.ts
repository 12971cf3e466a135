/** What every program of ours says, in the language that is spoken: each has a file beside `en.ts`. */
import { en } from './en.ts';
import { spoken } from './spoken.ts';

export const words = spoken({ en });
