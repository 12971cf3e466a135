/** 考核: what an institution is appraised by, and how many of the hundred points each is worth (R19). */
import { count, type Of, record } from './form.ts';

/**
 * `promises`: called by the end of the range on the ticket; `serving`: served within the queue's `serve`; `ratings`: not bad;
 * `answers`: follow-ups and questions answered in time; `refusals`: not overturned; `green`: claims on green that were answered.
 */
export const appraisedFigures = ['promises', 'serving', 'ratings', 'answers', 'refusals', 'green'] as const;
export type AppraisedFigure = (typeof appraisedFigures)[number];

export const pointsInAll = 100;

export const appraisalForm = record({
  promises: count,
  serving: count,
  ratings: count,
  answers: count,
  refusals: count,
  green: count,
} satisfies Record<AppraisedFigure, unknown>);
/** Points of each; together a hundred. */
export type Appraisal = Of<typeof appraisalForm>;
