/** R16: who was told before a break that they are not called until it is over. */
import type { Hall, Visit } from '../types/model.ts';

/** Until when it may step out of its queue for nothing, by the wall clock, also when that is over; none when it was not told. */
export function toldMayGo({ place, mayGo }: Visit): number | undefined {
  const isInQueue = place.is === 'waiting' || (place.is === 'away' && place.due === undefined);
  return isInQueue && place.queue === mayGo?.queue ? mayGo.until : undefined;
}

/** The same while it holds. */
export function mayGoUntil(hall: Hall, visit: Visit, now: number): number | undefined {
  const until = toldMayGo(visit);
  return until !== undefined && now + hall.wallAheadMs < until ? until : undefined;
}
