/** What there is a word for on a sheet, in each language. */
import type { AppraisedFigure } from '../../../../core/types/appraisal.ts';
import type { BesideOwn } from '../beside.ts';

type Defined = { label: string; note: string };

export type AppraisalWords = {
  title: string;
  clerkTitle: string;
  clerkOnly: string;
  measured: string;
  notOver: string;
  bare: string;
  strays: string;
  head: { figure: string; of: string; share: string; most: string; points: string };
  besideHead: readonly [string, string, string];
  servicesHead: readonly [string, string, string, string, string];
  sections: { figures: string; beside: string; services: string; notes: string };
  total: string;
  /** Of whom a figure has no points. */
  tooFew: string;
  /** In place of the whole. */
  unknown: string;
  none: string;
  fewerRatings: string;
  oldest: string;
  formula: string;
  noPoints: string;
  figures: Readonly<Record<AppraisedFigure, Defined>>;
  /** In place of `answers`, on the sheet of a clerk. */
  clerkAnswers: string;
  beside: Readonly<Record<BesideOwn, Defined>>;
  services: Defined;
  csv: { of: string; share: string; most: string; points: string; median: string; p90: string };
};
