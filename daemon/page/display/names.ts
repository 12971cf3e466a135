/** What the words of the display are made of. */
import type { NamesOf } from '../stream/own-words.ts';
import type { Words } from './chinese.ts';

export const names: NamesOf<Words> = { mayGo: ['time'], at: ['counter'], calledTo: ['ticket', 'place'] };
