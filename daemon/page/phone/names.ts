/** What the words of a phone's page are made of. */
import type { NamesOf } from '../stream/own-words.ts';
import type { Words } from './chinese.ts';

const many = ['many'] as const;
const ask = ['ask'] as const;

export const names: NamesOf<Words> = {
  people: ['many?'],
  asOf: ['time'],
  causes: { green: many, appointment: many, returned: many, other: many },
  at: ['counter'],
  dueBy: ['time'],
  awayUntil: ['time'],
  mayGo: ['time'],
  cases: ['left', 'all'],
  stepAwayTerms: { until: ['time'] },
  ask: { place: ['place'] },
  missedHelp: ask,
  missedScan: ask,
  leftHelp: ask,
  rate: ['place'],
  calledTo: ['ticket', 'place'],
  calledTitle: ['ticket', 'place'],
};
