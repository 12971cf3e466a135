/** In which order the questions stand. Pure. */
import type { Identified } from '../told/hall.ts';
import type { Question } from '../told/payloads.ts';

/** Mine, then what I am asked to take over, then those of others; each by when it is due. */
export function inTurn(
  questions: readonly Identified<Question>[],
  mine: string | undefined,
): Identified<Question>[] {
  const rank = ({ owner, passedTo }: Question) => {
    if (mine === undefined) return 0;
    return owner === mine ? 0 : passedTo === mine ? 1 : 2;
  };
  const dueAt = ({ dueAt = Number.POSITIVE_INFINITY }: Question) => dueAt;
  return questions.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      (dueAt(one) === dueAt(other) ? one.openedAt - other.openedAt : dueAt(one) - dueAt(other)),
  );
}
