/** R16: who steps out while waiting. */
import { desk, keeperOf, type Naive, no, type Person, showsIn } from './people.ts';
import { behind, next } from './priority.ts';
import { waitAt } from './waiting.ts';

export function stepAway(hall: Naive, one: Person, now: number): void {
  if (one.place !== 'waiting') no('wrong-place');
  if (!mayStayOut(hall, one, now)) {
    if (one.awayIn.includes(one.queue)) no('away-once');
    one.awayIn.push(one.queue);
  }
  delete one.bound;
  Object.assign(one, { place: 'away', workedLeft: showsIn(hall, one.queue, now) });
}

export function stepBack(hall: Naive, one: Person, now: number): void {
  if (one.place !== 'away') no('not-away');
  const isFirst = !hall.state.people.some(
    ({ place, queue, class: itsClass, bound }) =>
      place === 'waiting' && queue === one.queue && itsClass === one.class && bound === undefined,
  );
  const stand = one.due === undefined || isFirst ? one : behind(hall, one, one.queue, 1, now);
  one.awayMs = showsIn(hall, one.queue, now) - one.workedLeft;
  one.waitsSince += one.awayMs;
  one.workedSince += one.awayMs;
  delete one.due;
  waitAt(one, one.queue, stand);
}

/** It was told before a break that it is not called until that is over. */
export function mayStayOut(hall: Naive, { queue, due, mayGo }: Person, now: number): boolean {
  return due === undefined && mayGo?.queue === queue && hall.clock.wallAt(now) < mayGo.until;
}

/** A counter calls: whoever it would have called, were it alone of those away there again, is due. */
export function passOver(hall: Naive, id: string, now: number): void {
  const passed = hall.state.people.filter(one => {
    if (one.place !== 'away' || one.due !== undefined || mayStayOut(hall, one, now)) return false;
    return next(hall, id, now, one) === one;
  });
  for (const one of passed) one.due = { at: now, counter: id };
}

/** Whose turn came long ago. */
export function missThoseAway(hall: Naive, now: number): void {
  const late = hall.state.people
    .filter(({ place, due, queue }) => {
      if (place !== 'away' || due === undefined) return false;
      const worked = hall.clock.workedBetween(keeperOf(hall, queue), due.at, now);
      return worked >= hall.rules.times.awayForMs;
    })
    .sort((one, other) => (one.due?.at ?? 0) - (other.due?.at ?? 0));
  for (const one of late) {
    const { joinedAt, workedJoined, waitsSince, workedSince, credit, rank, due } = one;
    const waitedHere = one.workedLeft - workedSince;
    one.stood = { joinedAt, workedJoined, waitsSince, workedSince, credit, rank, waitedHere };
    one.missedIn.push(one.queue);
    Object.assign(one, { place: 'missed', counter: due?.counter, since: now });
    delete one.due;
    desk(hall, one.counter ?? '').missed.push(one.ticket);
  }
}
