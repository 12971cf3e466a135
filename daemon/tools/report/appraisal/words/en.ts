/** The appraisal in English. */
import type { AppraisalWords } from './words.ts';

export const en: AppraisalWords = {
  title: '{hall}: appraisal of {month}: {name}',
  clerkTitle: '{hall}: own sheet of {month}: {name}',
  clerkOnly: 'For the clerk and their supervisor only. No points, no ranks.',
  measured:
    'The hall itself has measured every figure, and nothing else is in them; each says of how many it is.',
  notOver: 'Days that are not over, whose figures may change: {days}.',
  bare: 'Days of an older journal, which knows no promises and limits: {days}.',
  strays: '{count} more that were to be answered name no counter, and stand on the sheet of no institution.',
  head: { figure: 'figure', of: 'of', share: 'share', most: 'of points', points: 'points' },
  besideHead: ['figure', 'beside it', 'times'],
  servicesHead: ['service', 'steps', 'median', '90 %', 'within limit'],
  sections: {
    figures: 'Figures',
    beside: 'What stands beside them',
    services: 'How long services took (min)',
    notes: 'What each figure means',
  },
  total: 'in all',
  tooFew: 'too few',
  unknown: 'too little is known',
  none: 'nothing recorded',
  fewerRatings: 'fewer than 5',
  oldest: 'oldest unanswered since',
  formula:
    'Points are the share times the points of the figure. A figure of fewer than {least} has none, as one person would move its share by more than a tenth, and its points are left out of the whole; the whole is what the others come to, out of a hundred; where those others are worth less than 50 together there is none.',
  noPoints: 'The hall gives no points: these are figures alone.',
  figures: {
    promises: {
      label: 'waits as told',
      note: 'Of those whose ticket told a wait, and who were not called at once: the share that was called before the latest time told. Called after it, gone after it, or still there at closing after it is a promise broken; called before it while nobody is known to have come (missed, presumed) is none kept, and not counted. Called sooner breaks nothing. What spans a power cut with lists on paper is left out.',
    },
    serving: {
      label: 'served in time',
      note: 'Of the steps that were approved: the share that took no longer, from start to end, than the limit of their queue (serve); parked time is part of it, and so is the time after a forgotten finish; each of several cases has as long as one. Refusals, missing papers, presumed steps and those by paper are left out, so neither a quick refusal nor a quick next gains anything. Queues without a limit are left out.',
    },
    ratings: {
      label: 'ratings not bad',
      note: 'The share of ratings that are not bad (the hall sets which are). Fewer than five are not told.',
    },
    answers: {
      label: 'answered in time',
      note: 'Of bad ratings, what people wrote, refusals to be looked at, and questions, all that have a day: the share answered in time, of those answered in this month and those overdue at its end. What is not due yet is left out.',
    },
    refusals: {
      label: 'refusals that stand',
      note: 'Of the refusals that a supervisor looked at in this month: the share that was confirmed. Refusing more does not raise it.',
    },
    green: {
      label: 'claims answered',
      note: 'Of those who claimed green with their ticket: the share that the staff answered, yes or no, counted where it was; unanswered ones count where they were called first.',
    },
  },
  clerkAnswers:
    'Of the questions that this clerk owns: the share answered in time, of those answered in this month and those overdue at its end.',
  beside: {
    'never-back': {
      label: 'parked, never back',
      note: 'How often somebody was parked, did not come back to the counter, and left that day.',
    },
    misrouted: {
      label: 'of these misrouted',
      note: 'Transfers of those who had been sent there wrongly: the clerk said so, or sent them on within two minutes of the start.',
    },
    'bad-answered': {
      label: 'bad ones answered',
      note: 'Bad ratings that were answered in time in this month.',
    },
    open: { label: 'unanswered', note: 'What has a day and is open at the end of the last day.' },
    overdue: { label: 'of these overdue', note: 'Those whose day is over.' },
  },
  services: {
    label: 'service times',
    note: 'Of the same steps as served in time, from start to end with parked time; a ticket with several services counts for each.',
  },
  csv: { of: 'of', share: 'share', most: 'of points', points: 'points', median: 'median', p90: '90 %' },
};
