/** What `check` says of a hall without a fault, in the language that is spoken: each has a file beside `en.ts`. */
import { spoken } from '../../text/spoken.ts';
import { en } from './en.ts';

export const words = spoken({ en });
