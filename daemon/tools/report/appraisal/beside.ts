/** What stands beside each figure, so that none is gained quietly: who was missed, parked, sent on, presumed, refused (R19). */
import type { AppraisedFigure } from '../../../core/types/appraisal.ts';
import { type FigureId, figureList } from '../figure-list.ts';
import type { Group } from '../group.ts';
import type { Appraised } from './sums.ts';

/** What no report of a day tells. */
export const besideOwn = ['never-back', 'misrouted', 'bad-answered', 'open', 'overdue'] as const;
export type BesideOwn = (typeof besideOwn)[number];
export type Beside = FigureId | BesideOwn;

/** In the order of the sheet. */
export const besides: Readonly<Record<AppraisedFigure, readonly Beside[]>> = {
  promises: ['calls', 'promise-broken', 'missed', 'rejoined', 'presumed', 'left'],
  serving: [
    'served',
    'presumed',
    'served-by-paper',
    'forgotten',
    'parked',
    'never-back',
    'transfers',
    'misrouted',
    'papers-missing',
    'told-twice',
  ],
  ratings: ['bad-answered'],
  answers: ['open', 'overdue'],
  refusals: ['refused', 'refusals-overturned'],
  green: ['green-confirmed', 'green-denied', 'green-given', 'green-calls'],
};

/** Of a clerk, whose wait nobody's is: what is a supervisor's to answer is left out. */
export const clerkBesides: typeof besides = {
  ...besides,
  promises: [],
  serving: ['calls', 'missed', 'rejoined', ...besides.serving],
  ratings: [],
};

const own: Readonly<Record<BesideOwn, (of: Appraised) => number>> = {
  'never-back': ({ neverBack }) => neverBack,
  misrouted: ({ misrouted }) => misrouted,
  'bad-answered': ({ badAnswered }) => badAnswered.good,
  open: ({ open }) => open,
  overdue: ({ overdue }) => overdue,
};

export const isOwn = (one: Beside): one is BesideOwn => besideOwn.some(id => id === one);

export function besideOf(one: Beside, appraised: Appraised, group: Group): number {
  return isOwn(one) ? own[one](appraised) : (figureList[one].of(group) ?? 0);
}
