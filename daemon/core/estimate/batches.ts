/**
 * R18: of a batch a few cases are done at a time, and between two goes others are called. So of one that stands before somebody those
 * cases count that are done before the call: the first few of it, and with each go that comes round before it a few more.
 */
import type { Hall, Place, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { casesInHand, casesLeft, restBehind } from '../visit/cases.ts';

type Waiting = Visit & { place: Extract<Place, { is: 'waiting' | 'away' }> };

/** `hands`: how many work for the queue; `order`: of whoever waits, as the ticket was issued; `before`: how many stand before that one now. */
type Asked = { hands: number; order: number; before(visit: Waiting): number };

/** How many cases more than one for each visit are done, where so many visits are called first. */
export function casesBeyond(
  rules: Rules,
  hall: Hall,
  queue: string,
  { hands, order, before }: Asked,
): (called: number) => number {
  const others = Math.max(0, hands - 1);
  const rounds: Round[] = [];
  for (const ticket of hall.batches) {
    const visit = hall.visits.get(ticket);
    if (visit === undefined || visit.order === order) continue;
    const { place } = visit;
    if (!('queue' in place) || place.queue !== queue) continue;
    const every = restBehind + others * rules.casesMost;
    const most = rules.casesMost;
    if (isWaiting(visit))
      rounds.push({ first: before(visit), every, most, left: casesLeft(visit), counted: 1 });
    else if (place.is === 'called' || place.is === 'serving') {
      const left = casesLeft(visit) - casesInHand(rules, visit);
      // Half of the go that is in hand is over.
      rounds.push({ first: restBehind + (others * most) / 2, every, most, left, counted: 0 });
    }
  }
  return called => {
    let cases = 0;
    for (const round of rounds) cases += doneBy(round, called);
    return cases;
  };
}

/** `first`: how many are called before its next go, `every`: from one go to the next. `counted`: so many of them are counted as a visit. */
type Round = { first: number; every: number; most: number; left: number; counted: number };

function doneBy({ first, every, most, left, counted }: Round, called: number): number {
  if (called <= first) return 0;
  const goes = 1 + Math.floor((called - first - 1) / every);
  return Math.max(0, Math.min(left, goes * most) - counted);
}

function isWaiting(visit: Visit): visit is Waiting {
  return visit.place.is === 'waiting' || visit.place.is === 'away';
}
