/** How a broken rule is told, in the language that is spoken: it has a file beside `en.ts`. */
import { spoken } from '../../../text/spoken.ts';
import { en } from './en.ts';

export const words = spoken({ en });
