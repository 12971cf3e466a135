/** How figures become points: share × points, of those only of whom enough are known. Said in full on each sheet (R19). */
import { type Appraisal, type AppraisedFigure, appraisedFigures } from '../../../core/types/appraisal.ts';
import type { Group } from '../group.ts';
import type { Appraised, Share } from './sums.ts';

/** With fewer, one person would move a share by more than ten of a hundred. */
export const leastForPoints = 10;

/** What citizens said is told of so many, and not of fewer (R17). */
export const leastRatings = 5;

/** Of less than half of all points nobody can tell the whole. */
const leastOfAll = 50;

/** A share by which somebody is appraised. */
export function shareOf(figure: AppraisedFigure, own: Appraised, group: Group): Share {
  switch (figure) {
    case 'ratings':
      return { of: group.ratings, good: group.ratings - group.badRatings };
    case 'refusals': {
      const { refusalsConfirmed: good, refusalsOverturned } = group;
      return { of: good + refusalsOverturned, good };
    }
    default:
      return own[figure];
  }
}

/** Whether its share may be told at all: none of nobody, and none of fewer than five who rated. */
export function isTold(figure: AppraisedFigure, { of }: Share): boolean {
  return of >= (figure === 'ratings' ? leastRatings : 1);
}

/** `figures`: none where too few are concerned. `total`: of a hundred, as if what has points were all; `outOf`: how many those are. */
export type Points = { figures: ReadonlyMap<AppraisedFigure, number>; outOf: number; total?: number };

export function pointsOf(appraisal: Appraisal, own: Appraised, group: Group): Points {
  const figures = new Map<AppraisedFigure, number>();
  let [sum, outOf] = [0, 0];
  for (const figure of appraisedFigures) {
    const { of, good } = shareOf(figure, own, group);
    const most = appraisal[figure];
    if (most === 0 || of < leastForPoints) continue;
    const points = (most * good) / of;
    figures.set(figure, points);
    sum += points;
    outOf += most;
  }
  return { figures, outOf, ...(outOf >= leastOfAll && { total: (100 * sum) / outOf }) };
}
