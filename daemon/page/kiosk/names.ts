/** What the words of the kiosk are made of. */
import type { NamesOf } from '../stream/own-words.ts';
import type { Words } from './chinese.ts';

const many = ['many'] as const;
const ask = ['ask'] as const;

export const names: NamesOf<Words> = {
  waiting: many,
  minutes: ['low', 'high'],
  minutesAtMost: ['high'],
  chosen: many,
  ask: { place: ['place'] },
  takingLong: ask,
  ahead: many,
  noPaperCame: ask,
  refusedHelp: ask,
  again: ['when'],
  noPaper: ask,
  notHeard: ask,
  stillThere: ['seconds'],
};
