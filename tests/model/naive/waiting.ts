/** R5, R2: where a visit comes to wait, and whom it is kept for. */
import { all, desk, type Naive, type Person, type Stand, type Step, showsIn } from './people.ts';
import { last } from './priority.ts';
import { chosen, queueOf } from './way.ts';

export function waitAt(one: Person, queue: string, stand: Stand, bound?: Person['bound']): void {
  delete one.counter;
  delete one.bound;
  const { joinedAt, workedJoined, credit, rank } = stand;
  Object.assign(one, { place: 'waiting', queue, joinedAt, workedJoined, credit, rank });
  if (bound !== undefined) one.bound = bound;
}

export function waitsFromNow(hall: Naive, one: Person, queue: string, now: number): void {
  Object.assign(one, { waitsSince: now, workedSince: showsIn(hall, queue, now), awayMs: 0 });
}

export function backWhereItStood(one: Person): void {
  const { stood } = one;
  if (stood === undefined) throw new Error(`${one.ticket} never stood anywhere`);
  const { waitsSince, workedSince } = stood;
  Object.assign(one, { waitsSince, workedSince });
  waitAt(one, one.queue, stood);
}

/** R5: comes to the step it stands at now. */
export function arrive(hall: Naive, one: Person, now: number): void {
  one.waitedMs += one.stood?.waitedHere ?? 0;
  const step = one.steps[one.step];
  if (step === undefined) throw new Error(`${one.ticket} arrives nowhere`);
  const queue = queueOf(step) ?? hall.shortest(step.among ?? [], one, now);
  if (step.choice !== undefined && step.queue === undefined) chosen(one, step.choice, queue, one.step);
  const stand = last(hall, one, queue, now);
  waitsFromNow(hall, one, queue, now);
  waitAt(one, queue, stand, boundFor(hall, one, step, queue, now));
}

export function boundFor(hall: Naive, one: Person, step: Step, queue: string, now: number): Person['bound'] {
  const isOpen = (id: string): boolean => desk(hall, id).status === 'open' && !desk(hall, id).pausing;
  if (step.at !== undefined) {
    const works = desk(hall, step.at).status !== 'closed' && all(hall, step.at).includes(queue);
    return works ? { counter: step.at, until: now + hall.rules.times.preferForMs, sent: true } : undefined;
  }
  const been = one.steps.slice(0, one.step).filter(other => other.doneAt !== undefined);
  const known = step.knownTo ?? been.findLast(other => queueOf(other) === queue)?.doneAt;
  return known !== undefined && all(hall, known).includes(queue) && isOpen(known)
    ? { counter: known, until: now + hall.rules.times.preferForMs }
    : undefined;
}
