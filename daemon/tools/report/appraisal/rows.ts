/** Sheets as lines of a table, as those of a report: `what`, `id`, `figure` and `unit` are the same in every language. */
import type { AppraisedFigure } from '../../../core/types/appraisal.ts';
import type { Row } from '../csv.ts';
import { rounded } from '../figure-list.ts';
import { coverageOf } from '../page-head.ts';
import { besideOf } from './beside.ts';
import { isTold, shareOf } from './points.ts';
import {
  type Appraising,
  besidesOn,
  definedAs,
  figuresOn,
  isUntold,
  pointsOn,
  type Subject,
} from './sheet.ts';

export function sheetRows(about: Appraising, subjects: readonly Subject[]): Row[] {
  return [...coverage(about), ...subjects.flatMap(subject => subjectRows(about, subject))];
}

/** Which days are in it, which are not, and which may change. */
function coverage({ figures, own, naming }: Appraising): Row[] {
  const { period, openDays, days } = figures;
  const { unread, gaps } = coverageOf(figures);
  const { wholeHall } = naming.words;
  const row = (figure: string, value: string | number, unit: string, label: string): Row => {
    return ['month', period, wholeHall, figure, value, unit, label];
  };
  const { coverage: words } = naming.words;
  return [
    row('days', days.length, 'count', naming.words.dimensions.day),
    ...(unread === '' ? [] : [row('days-unread', unread, 'text', words.unread.replace('{days}', unread))]),
    ...(gaps === '' ? [] : [row('days-without', gaps, 'text', words.gaps.replace('{days}', gaps))]),
    ...(openDays.length === 0
      ? []
      : [row('days-open', openDays.join(', '), 'text', own.notOver.replace('{days}', openDays.join(', ')))]),
  ];
}

function subjectRows(about: Appraising, subject: Subject): Row[] {
  const { own, naming, figures } = about;
  const { dimension, id, name, appraised, group } = subject;
  const points = pointsOn(about, subject);
  const row = (figure: string, value: number | string, unit: string, label: string): Row => {
    return [dimension, id, name, figure, value, unit, label];
  };
  const share = (figure: AppraisedFigure): Row[] => {
    const { of, good } = shareOf(figure, appraised, group);
    const { label } = own.figures[figure];
    const most = figures.layout?.appraisal?.[figure] ?? 0;
    const got = points?.figures.get(figure);
    // Fewer than five who rated are told by nobody (R17).
    if (!isTold(figure, { of, good })) return [];
    return [
      row(`${figure}-of`, of, 'count', `${label} ${own.csv.of}`),
      row(figure, rounded((100 * good) / of, 'percent'), 'percent', `${label} ${own.csv.share}`),
      ...(points === undefined ? [] : [row(`${figure}-most`, most, 'points', `${label} ${own.csv.most}`)]),
      ...(got === undefined
        ? []
        : [row(`${figure}-points`, rounded(got, 'percent'), 'points', `${label} ${own.csv.points}`)]),
    ];
  };
  const each = besidesOn(subject);
  const beside = (figure: AppraisedFigure): Row[] =>
    each[figure]
      .filter(one => !isUntold(one, subject))
      .map(one => {
        const { label } = definedAs(one, own, naming.words);
        return row(`${figure}:${one}`, besideOf(one, appraised, group), 'count', label);
      });
  const { oldestAt } = appraised;
  const { total, outOf } = points ?? {};
  return [
    ...figuresOn(subject).flatMap(figure => [...share(figure), ...beside(figure)]),
    ...(oldestAt === undefined ? [] : [row('answers:oldest', naming.dateTime(oldestAt), 'time', own.oldest)]),
    ...(outOf === undefined ? [] : [row('points-of', outOf, 'points', own.csv.most)]),
    ...(total === undefined ? [] : [row('points', rounded(total, 'percent'), 'points', own.total)]),
    ...serviceRows(about, subject),
  ];
}

function serviceRows({ naming, own }: Appraising, { dimension, id, appraised }: Subject): Row[] {
  return naming.ids('service').flatMap((service): Row[] => {
    const one = appraised.services.get(service);
    if (one === undefined) return [];
    const { took, within } = one;
    const row = (figure: string, value: number, unit: string, label: string): Row => {
      return [
        `${dimension}-service`,
        `${id} ${service}`,
        naming.name('service', service),
        figure,
        value,
        unit,
        label,
      ];
    };
    const minutes = (share: number) => rounded((took.quantile(share) ?? 0) / 60_000, 'minutes');
    return [
      row('of', took.count(), 'count', own.csv.of),
      row('service-median', minutes(0.5), 'minutes', own.csv.median),
      row('service-p90', minutes(0.9), 'minutes', own.csv.p90),
      ...(within.of === 0
        ? []
        : [
            row(
              'serving',
              rounded((100 * within.good) / within.of, 'percent'),
              'percent',
              own.figures.serving.label,
            ),
          ]),
    ];
  });
}
