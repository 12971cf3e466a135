/** Every word of a report, in one language; `{name}` stands for what is put in. */
import type { SurgeLevelId, VisitClass } from '../../../core/types/rules.ts';
import type { FigureId, Unit } from '../figure-list.ts';
import type { Dimension } from '../group.ts';

/** `label`: the head of a column; `note`: the footnote, one sentence that defines it. */
export type FigureWords = { label: string; note: string };

export type Words = {
  /** BCP 47. */
  tag: string;
  title: { day: string; month: string };
  made: string;
  insteadOf: string;
  page: string;
  dimensions: Readonly<Record<Dimension, string>>;
  figures: Readonly<Record<FigureId, FigureWords>>;
  units: Readonly<Record<Unit, string>>;
  classes: Readonly<Record<VisitClass, string>>;
  levels: Readonly<Record<SurgeLevelId, string>>;
  /** What the rules give as a reason; anything else is told as it was given. */
  leftReasons: Readonly<Record<string, string>>;
  /** Where a follow-up comes from; anything else is told as it was given. */
  sources: Readonly<Record<string, string>>;
  counter: string;
  hour: string;
  nobodySignedIn: string;
  noInstitution: string;
  wholeHall: string;
  sections: Readonly<
    Record<
      | 'findings'
      | 'institutions'
      | 'ends'
      | 'refusals'
      | 'left'
      | 'surge'
      | 'repairs'
      | 'estimates'
      | 'followUps'
      | 'notes',
      string
    >
  >;
  findings: Readonly<
    Record<
      | 'none'
      | 'empty'
      | 'notClosed'
      | 'daysNotClosed'
      | 'bare'
      | 'broken'
      | 'longest'
      | 'surge'
      | 'device'
      | 'deviceStill'
      | 'deviceOften'
      | 'deviceOftenStill'
      | 'followUps'
      | 'badRatings'
      | 'closing'
      | 'forgotten'
      | 'toldTwice'
      | 'notPrinted',
      string
    >
  >;
  /** Month only: which days have a journal, and which have none. */
  coverage: { days: string; gaps: string };
  busiest: string;
  /** What is told beside the figures of groups. */
  otherNotes: readonly FigureWords[];
  /** A class at one step in one queue. */
  atStep: { name: string; note: string };
  repairs: {
    head: readonly [string, string, string, string, string, string, string, string];
    notYet: string;
    gone: string;
  };
  estimates: {
    head: readonly [string, string, string, string, string];
    all: string;
    note: string;
    none: string;
  };
  followUps: { head: readonly [string, string, string, string, string] };
  refusals: { reason: string; services: string; other: string };
  left: { reason: string; visits: string };
  surge: { level: string; time: string };
  lasts: { seconds: string; minutes: string; hours: string };
  plots: Readonly<
    Record<
      | 'byHour'
      | 'byDay'
      | 'waitsOf'
      | 'waitsAcross'
      | 'counters'
      | 'countersUse'
      | 'estimates'
      | 'ratings'
      | 'surge'
      | 'surgeByDay'
      | 'devices'
      | 'within'
      | 'beyond'
      | 'open'
      | 'paused'
      | 'busy'
      | 'expected'
      | 'real'
      | 'exact'
      | 'middle'
      | 'down'
      | 'grade',
      string
    >
  >;
};
