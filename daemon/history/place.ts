/** Where a visit stands, and how it came to wait there. */
import type { Event } from '../core/types/events.ts';
import type { VisitStep } from '../core/types/model.ts';
import type { CreditFor, Place, Visit, WaitingPlace } from './visit.ts';

/** `showed`: what the worked clock of a queue showed, earlier than `at`. */
type Now = { at: number; showed(queue: string, earlier: number, at: number): number };

/** Where an event puts the visit it speaks of; nowhere else, most of them. */
export function placeAfter(visit: Visit, event: Event, now: Now): Place {
  const { at } = now;
  const { place: before, queue } = visit;
  switch (event.kind) {
    case 'served-by-paper':
    case 'step-finished':
    case 'cases-finished':
    case 'visit-rejoined':
      return { is: 'between', since: at };
    case 'visit-reopened':
      return reopenedAt(visit, event, at);
    case 'visit-transferred':
      if (event.when !== 'now') return before;
      return { is: 'between', since: at, ...(event.reason === 'misrouted' && { keepsPlace: true }) };
    case 'visit-queued':
      return queuedAt(visit, event, now);
    case 'class-set': {
      const { creditMs } = event;
      if (before.is !== 'waiting' || creditMs === undefined) return before;
      return { ...before, creditMs, creditFor: 'class' };
    }
    case 'visit-called':
      return { is: 'called', counter: event.counter, queue: event.queue, since: at };
    case 'visit-started':
      // Finished without start: it was served from when it came, which nobody knows better than the call, or than time did.
      return {
        is: 'serving',
        counter: event.counter,
        queue,
        since: event.by === 'finish' || before.is === 'serving' ? before.since : at,
      };
    case 'visit-resumed':
      return { is: 'serving', counter: event.counter, queue, since: at };
    case 'visit-parked':
      return { is: 'parked', counter: event.counter, queue, since: at };
    case 'visit-stepped-away':
      return { is: 'away', queue: event.queue, since: at };
    case 'visit-due':
      return before.is === 'away' ? { ...before, due: true } : before;
    case 'visit-missed':
      return { is: 'missed', counter: event.counter, queue: event.queue, since: at };
    case 'visit-done':
      return { is: 'done', since: at };
    case 'visit-left':
      return { is: 'left', since: at };
    default:
      return before;
  }
}

function queuedAt(
  { place: before, stood, steps }: Visit,
  event: Extract<Event, { kind: 'visit-queued' }>,
  { at, showed }: Now,
): WaitingPlace {
  const { queue, joinedAt, creditMs, expectedMs, bound, since: waitsSince, awayMs = 0 } = event;
  // One that is put back, or not kept for a counter any more, has waited there before.
  const isBack = before.is !== 'between' && stood?.queue === queue;
  const isPlaced = before.is === 'away' && before.due === true;
  const keepsPlace = (before.is !== 'between' || before.keepsPlace === true) && !isPlaced;
  const creditFor = creditFrom(event, keepsPlace ? stood : undefined, steps[event.step]);
  return {
    is: 'waiting',
    queue,
    since: isBack ? stood.since : at,
    waitsSince: waitsSince - awayMs,
    joinedAt,
    workedAtJoining: event.workedAtJoining ?? showed(queue, joinedAt, at),
    creditMs,
    ...(creditFor !== undefined && { creditFor }),
    ...(expectedMs !== undefined && { expectedMs }),
    ...(bound !== undefined && { bound }),
  };
}

function creditFrom(
  { creditMs, since, joinedAt, rank, waitedMs, awayMs = 0 }: Extract<Event, { kind: 'visit-queued' }>,
  stood: WaitingPlace | undefined,
  step: VisitStep | undefined,
): CreditFor | undefined {
  if (creditMs === 0) return undefined;
  // It has its place again, and with it what it had there.
  if (stood !== undefined) return creditMs === stood.creditMs ? stood.creditFor : 'class';
  if (joinedAt !== since - awayMs || !Number.isInteger(rank ?? 0)) return 'behind';
  if (step?.soon === undefined) return 'waits';
  return waitedMs === 0 ? 'soon' : 'waits-and-soon';
}

/** Without a place it comes to a queue next. Who stood at a counter stands before all who wait (R10). */
function reopenedAt(
  { stood }: Visit,
  { place }: Extract<Event, { kind: 'visit-reopened' }>,
  at: number,
): Place {
  if (place?.is === 'away') {
    const { queue, leftAt, due } = place;
    return { is: 'away', queue, since: leftAt, ...(due !== undefined && { due: true }) };
  }
  if (place?.is !== 'waiting') return place ?? { is: 'between', since: at };
  const { queue, since, joinedAt, workedAtJoining, creditMs, awayMs = 0 } = place;
  const creditFor = creditMs === stood?.creditMs ? stood.creditFor : 'first';
  return {
    is: 'waiting',
    queue,
    since: stood?.queue === queue ? stood.since : since,
    waitsSince: since - awayMs,
    joinedAt,
    workedAtJoining,
    creditMs,
    ...(creditFor !== undefined && { creditFor }),
  };
}
