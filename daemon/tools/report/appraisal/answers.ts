/** What was to be answered by a day (R17): bad ratings, what people wrote, refusals, and questions. Missing papers have none. */
import type { DayTold } from '../../../history/day-book.ts';
import { institutionsOf } from '../groups.ts';

export type ToAnswer = {
  institution?: string;
  clerk?: string;
  isBadRating: boolean;
} & ({ is: 'closed'; inTime: boolean } | { is: 'open'; since: number; isOverdue: boolean });

/**
 * Those that were closed that day, and those that are open at its end. A follow-up is the supervisor's to answer, and no clerk's; a
 * question is its owner's.
 */
export function* answersOf({ day, layout, followUps, questions }: DayTold): Generator<ToAnswer> {
  const institutions = institutionsOf(layout);
  for (const { due, counter, source, openedAt, closedAt } of followUps.values()) {
    if (due === undefined) continue;
    const institution = counter === undefined ? undefined : institutions.get(`counter ${counter}`);
    const about = { ...(institution !== undefined && { institution }), isBadRating: source === 'rating' };
    const isLate = due < day;
    yield closedAt === undefined
      ? { ...about, is: 'open', since: openedAt, isOverdue: isLate }
      : { ...about, is: 'closed', inTime: !isLate };
  }
  for (const { due, institution, owner, openedAt, closedAt, late, lapsed } of questions.values()) {
    const about = {
      ...(institution !== undefined && { institution }),
      ...(owner !== undefined && { clerk: owner }),
      isBadRating: false,
    };
    yield closedAt === undefined
      ? { ...about, is: 'open', since: openedAt, isOverdue: late === true || due < day }
      : { ...about, is: 'closed', inTime: late !== true && lapsed !== true };
  }
}
