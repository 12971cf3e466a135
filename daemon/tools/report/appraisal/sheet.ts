/** A sheet of an institution, or of a clerk: what it says, the same for the terminal and for paper. */
import { say } from '../../../core/outputs/phrases.ts';
import { type AppraisedFigure, appraisedFigures } from '../../../core/types/appraisal.ts';
import { rounded } from '../figure-list.ts';
import type { Figures } from '../figures.ts';
import { emptyGroup, type Group } from '../group.ts';
import { type Naming, namingOf, nothing } from '../names.ts';
import { coverageLines } from '../page-head.ts';
import type { Table } from '../table.ts';
import type { Words } from '../words/zh-CN.ts';
import { type Beside, besideOf, besides, clerkBesides, isOwn } from './beside.ts';
import { isTold, leastForPoints, type Points, pointsOf, shareOf } from './points.ts';
import { type Appraisals, type Appraised, type AppraisedDimension, emptyAppraised } from './sums.ts';
import type { AppraisalWords } from './words/words.ts';

/** `lines`: above the figures; `troubles`: what is left out of them, first of all. */
export type Sheet = {
  title: string;
  troubles: string[];
  lines: string[];
  tables: Table[];
  notes: { label: string; note: string }[];
};

/** One whose sheet it is. */
export type Subject = {
  dimension: AppraisedDimension;
  id: string;
  name: string;
  appraised: Appraised;
  group: Group;
};

export type Appraising = {
  figures: Figures;
  appraisals: Appraisals;
  naming: Naming;
  own: AppraisalWords;
};

export function appraising(
  figures: Figures,
  appraisals: Appraisals,
  words: Words,
  own: AppraisalWords,
): Appraising {
  return { figures, appraisals, naming: namingOf(figures, words), own };
}

/** In the order of the config; what is of nobody known has no sheet. */
export function subjectsOf(
  { naming, figures, appraisals }: Appraising,
  dimension: AppraisedDimension,
): Subject[] {
  return naming
    .ids(dimension)
    .filter(id => id !== '')
    .map(id => ({
      dimension,
      id,
      name: naming.name(dimension, id),
      appraised: appraisals[dimension].get(id) ?? emptyAppraised(),
      group: figures.groups[dimension].get(id) ?? emptyGroup(),
    }));
}

/** By which it is appraised: nobody's wait is a clerk's. */
export function figuresOn({ dimension }: Subject): readonly AppraisedFigure[] {
  return dimension === 'clerk' ? appraisedFigures.filter(one => one !== 'promises') : appraisedFigures;
}

export function besidesOn({ dimension }: Subject): typeof besides {
  return dimension === 'clerk' ? clerkBesides : besides;
}

/** None of a clerk, and none where the hall gives none. */
export function pointsOn(
  { figures }: Appraising,
  { dimension, appraised, group }: Subject,
): Points | undefined {
  const appraisal = figures.layout?.appraisal;
  return appraisal === undefined || dimension === 'clerk' ? undefined : pointsOf(appraisal, appraised, group);
}

/** Whose ratings are too few: nothing is told that follows from them. */
export function isUntold(one: Beside, { group }: Subject): boolean {
  return one === 'bad-answered' && !isTold('ratings', { of: group.ratings, good: 0 });
}

export function sheetOf(about: Appraising, subject: Subject): Sheet {
  const { figures, own } = about;
  const { layout, period } = figures;
  const isClerk = subject.dimension === 'clerk';
  const title = say(isClerk ? own.clerkTitle : own.title, {
    hall: layout?.name ?? '',
    month: period,
    name: subject.name,
  }).trim();
  const tables = [figureTable(about, subject), besideTable(about, subject), serviceTable(about, subject)];
  return {
    title,
    ...headOf(about, isClerk),
    tables: tables.filter(({ rows }) => rows.length > 0),
    notes: notesOf(about, subject),
  };
}

function headOf({ figures, appraisals, naming, own }: Appraising, isClerk: boolean) {
  const { openDays, bareDays, last } = figures;
  const [days = '', ...left] = coverageLines(figures, naming);
  const strays = appraisals.strays();
  return {
    troubles: [
      ...left,
      ...(openDays.length === 0 ? [] : [say(own.notOver, { days: openDays.join(', ') })]),
      ...(bareDays.length === 0 ? [] : [say(own.bare, { days: bareDays.join(', ') })]),
      ...(strays === 0 || isClerk ? [] : [say(own.strays, { count: strays })]),
    ],
    lines: [
      say(naming.words.made, { until: naming.dateTime(last.until), seq: last.seq }),
      days,
      own.measured,
      ...(isClerk ? [own.clerkOnly] : []),
    ],
  };
}

function figureTable(about: Appraising, subject: Subject): Table {
  const { own, figures } = about;
  const { appraised, group } = subject;
  const points = pointsOn(about, subject);
  const { head } = own;
  const rows = figuresOn(subject).map(figure => {
    const share = shareOf(figure, appraised, group);
    const most = figures.layout?.appraisal?.[figure] ?? 0;
    return [
      own.figures[figure].label,
      figure === 'ratings' && share.of > 0 && !isTold(figure, share) ? own.fewerRatings : String(share.of),
      isTold(figure, share) ? percent(share.good, share.of) : nothing,
      ...(points === undefined ? [] : [String(most), pointsCell(points.figures.get(figure), most, own)]),
    ];
  });
  const total = points && [own.total, '', '', String(points.outOf), points.total?.toFixed(1) ?? own.unknown];
  return {
    title: own.sections.figures,
    head: [head.figure, head.of, head.share, ...(points === undefined ? [] : [head.most, head.points])],
    rows: total === undefined ? rows : [...rows, total],
    words: 1,
    ...(subject.dimension === 'institution' && {
      note: points === undefined ? own.noPoints : say(own.formula, { least: leastForPoints }),
    }),
  };
}

function pointsCell(points: number | undefined, most: number, own: AppraisalWords): string {
  if (most === 0) return nothing;
  return points?.toFixed(1) ?? own.tooFew;
}

export const percent = (part: number, whole: number) =>
  whole === 0 ? nothing : `${rounded((100 * part) / whole, 'percent').toFixed(1)}%`;

function besideTable({ own, naming }: Appraising, subject: Subject): Table {
  const { appraised, group } = subject;
  const each = besidesOn(subject);
  const rows = figuresOn(subject).flatMap(figure =>
    each[figure]
      .filter(one => !isUntold(one, subject))
      .map((one, nth) => [
        nth === 0 ? own.figures[figure].label : '',
        definedAs(one, own, naming.words).label,
        String(besideOf(one, appraised, group)),
      ]),
  );
  const { oldestAt } = appraised;
  if (oldestAt !== undefined) rows.push(['', own.oldest, naming.dateTime(oldestAt)]);
  return { title: own.sections.beside, head: own.besideHead, rows, words: 2 };
}

function serviceTable({ own, naming }: Appraising, { appraised }: Subject): Table {
  const minutes = (ms: number | undefined) =>
    ms === undefined ? nothing : rounded(ms / 60_000, 'minutes').toFixed(1);
  const rows = naming.ids('service').flatMap(id => {
    const one = appraised.services.get(id);
    if (one === undefined) return [];
    const { took, within } = one;
    const times = [minutes(took.quantile(0.5)), minutes(took.quantile(0.9))];
    return [[naming.name('service', id), String(took.count()), ...times, percent(within.good, within.of)]];
  });
  return { title: own.sections.services, head: own.servicesHead, rows, words: 1 };
}

/** What it is called, and what it means. */
export function definedAs(one: Beside, own: AppraisalWords, words: Words): { label: string; note: string } {
  return isOwn(one) ? own.beside[one] : words.figures[one];
}

function notesOf({ own, naming }: Appraising, subject: Subject): Sheet['notes'] {
  const figures = figuresOn(subject);
  const each = besidesOn(subject);
  const beside = new Set(figures.flatMap(figure => each[figure]));
  return [
    ...figures.map(figure =>
      figure === 'answers' && subject.dimension === 'clerk'
        ? { ...own.figures.answers, note: own.clerkAnswers }
        : own.figures[figure],
    ),
    ...[...beside].map(one => definedAs(one, own, naming.words)),
    own.services,
  ];
}
