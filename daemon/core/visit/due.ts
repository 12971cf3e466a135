/** R16: whose turn has come while they were away. */
import type { Hall, Place, Visit } from '../types/model.ts';

type DuePlace = Place & { is: 'away' };
type DueVisit = Visit & { place: DuePlace & Required<Pick<DuePlace, 'due'>> };

/** The longest due first. */
export function dueVisits(hall: Hall): DueVisit[] {
  return [...hall.due]
    .flatMap(ticket => hall.visits.get(ticket) ?? [])
    .filter(isDue)
    .sort((one, other) => one.place.due.at - other.place.due.at || one.order - other.order);
}

function isDue(visit: Visit): visit is DueVisit {
  return visit.place.is === 'away' && visit.place.due !== undefined;
}
